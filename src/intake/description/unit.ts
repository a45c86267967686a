import type { UnitProposal } from '#domain/intake-report';
import { parsePeriod } from '#domain/period';
import { foldScript } from '#domain/script';
import { nameOn, namesOf } from '#domain/unit';
import type { Unit } from '#domain/unit';
import { countMasks } from '../masks.ts';
import { signatureOf, strangerOf } from './signature.ts';
import { isGeneric, isMasked } from './generic-name.ts';
import type { UnitName } from './generic-name.ts';
import { fromSignature, unitNameOf } from './unit-name.ts';
import { proposeUnit } from '../units/propose-unit.ts';
import { mayBeSame, nameKey } from '../units/same-unit.ts';
import { absent, atLine } from './subject.ts';
import type { Subject } from './subject.ts';

/**
 * 形成单位: the name as written, and the authority's id when exactly one unit bore it. A masked name
 * never resolves; one that fits many units only when the list has it and nothing in the text is masked.
 */
export function describeUnit(subject: Subject, period: string | null): UnitProposal {
  const written = unitNameOf(subject);
  if (written === undefined) return { ...absent<string>(), id: null };
  const described = besideStranger(subject, resolved(subject, period, written));
  if (described.id !== null) return described;
  const { value, evidence } = described;
  const given = { lines: subject.taken.split('\n'), place: evidence.place, units: subject.units };
  const proposed = value === null ? undefined : proposeUnit(value, given);
  return proposed === undefined ? described : { ...described, proposed };
}

/** A unit beside which somebody signs who is not it, as far as can be read, is never stated. */
function besideStranger(subject: Subject, unit: UnitProposal): UnitProposal {
  const stranger = unit.confidence === 'doubtful' ? undefined : strangerOf(subject);
  if (stranger === undefined) return unit;
  const known = subject.units.find(({ id }) => id === unit.id);
  const names = [unit.value ?? '', ...(known === undefined ? [] : namesOf(known))];
  // 白石镇团委组织部 is part of 白石镇团委.
  if (names.some((name) => stranger.folded.startsWith(foldScript(name)))) return unit;
  const reason = `文末“${stranger.words}”（${atLine(stranger.line)}）与“${unit.value ?? ''}”关系不明`;
  const confidence = stranger.isBody ? 'doubtful' : 'inferred';
  return { ...unit, confidence, reasons: [...unit.reasons, reason] };
}

function resolved(subject: Subject, period: string | null, written: UnitName): UnitProposal {
  const evidence = { text: written.text, place: written.place };
  const proposal = (
    id: string | null,
    confidence: UnitProposal['confidence'],
    reasons: string[],
  ): UnitProposal => ({
    value: written.name,
    id,
    confidence,
    evidence,
    reasons: [...written.reasons, ...reasons],
  });
  // A name that the text may not mean leads to no unit: a person finds it again by the name.
  if (written.doubt !== undefined) return doubted(written);
  if (isMasked(written.name)) return proposal(null, 'doubtful', ['单位名称中有遮盖']);
  const generic = isGeneric(written.folded);
  if (generic && Object.keys(countMasks(subject.taken)).length > 0) {
    return proposal(null, 'doubtful', [`“${written.name}”未写明何地，文中又有遮盖`]);
  }
  const signers = signatureOf(subject)?.names ?? [];
  if (signers.length > 1 && written.place !== atLine(subject.titleLine)) {
    return proposal(null, 'doubtful', [`落款有${signers.length}个单位，未定以何者为形成单位`]);
  }
  const matches = unitsNamed(subject.units, written.folded);
  const [match] = matches;
  if (matches.length > 1) {
    const names = matches.map(({ unit }) => unit.name).join('、');
    return proposal(null, 'doubtful', [`名录中有多个单位与之相符：${names}`]);
  }
  const signed = fromSignature(subject);
  if (match === undefined && generic && signers.length === 1 && signed !== undefined) {
    // 团支部 in the title, 邮政公司团支部 below: the signature says which.
    if (!isGeneric(signed.folded) || signed.folded.length > written.folded.length) {
      const reasons = [`题名“${written.name}”是通称，据落款`];
      if (signed.folded !== written.folded)
        return resolved(subject, period, { ...signed, reasons });
    }
  }
  if (match === undefined) {
    if (!generic && signers.length > 0 && !signers.some((name) => signsFor(written.folded, name)))
      return proposal(null, 'doubtful', [signedByAnother(signers, written.name)]);
    if (signers.length > 1 && !generic)
      return proposal(null, 'inferred', [`由${signers.length}个单位联合落款`]);
    return generic
      ? proposal(null, 'doubtful', [`“${written.name}”是通称，未写明何地，名录中也没有此称`])
      : proposal(null, written.reasons.length > 0 ? 'inferred' : 'stated', []);
  }
  const strange = signers.filter((name) => signsForAnother(subject.units, match.unit, name));
  if (strange.length > 0 && strange.length === signers.length) {
    return proposal(match.unit.id, 'doubtful', [signedByAnother(strange, written.name)]);
  }
  const reasons = [...match.reasons, ...timeReasons(match.unit, written.folded, period)];
  if (signers.length > 1) reasons.push(`由${signers.length}个单位联合落款`);
  if (generic) reasons.push(`“${written.name}”是通称，据名录认定`);
  return proposal(
    match.unit.id,
    reasons.length + written.reasons.length > 0 ? 'inferred' : 'stated',
    reasons,
  );
}

function doubted({ name, text, place, reasons, doubt = '' }: UnitName): UnitProposal {
  const said = [...new Set([...reasons, doubt])];
  return {
    value: name,
    id: null,
    confidence: 'doubtful',
    evidence: { text, place },
    reasons: said,
  };
}

function signedByAnother(signers: readonly string[], name: string): string {
  return `落款为${signers.map((each) => `“${each}”`).join('、')}，与“${name}”不是同一单位`;
}

/** True when a signature may be that of a unit which is not in the list. */
function signsFor(written: string, signature: string): boolean {
  const name = foldScript(signature);
  return (
    (isGeneric(name) && !isMasked(name)) ||
    shortForm(name) === shortForm(written) ||
    mayBeSame(name, written)
  );
}

/**
 * True when a signature is no name of the unit. A name that fits many units (镇团委) may be its own,
 * unless the list gives it to another.
 */
function signsForAnother(units: readonly Unit[], unit: Unit, signature: string): boolean {
  const name = foldScript(signature);
  const bearers = unitsNamed(units, name);
  if (bearers.length === 0)
    return !namesOf(unit).some((known) => signsFor(foldScript(known), name));
  return bearers.every((bearer) => bearer.unit.id !== unit.id);
}

interface Match {
  unit: Unit;
  reasons: string[];
}

/** Units that bear a name: exactly, else by its customary short form (委 for 委员会), else written otherwise. */
function unitsNamed(units: readonly Unit[], name: string): Match[] {
  const exact = units.filter((unit) => namesOf(unit).some((known) => foldScript(known) === name));
  if (exact.length > 0) return exact.map((unit) => ({ unit, reasons: [] }));
  const short = shortForm(name);
  const customary = units.filter((unit) =>
    namesOf(unit).some((known) => shortForm(foldScript(known)) === short),
  );
  const key = nameKey(name);
  const bearers =
    customary.length > 0 || key === undefined
      ? customary
      : units.filter((unit) => namesOf(unit).some((known) => nameKey(known) === key));
  return bearers.map((unit) => ({ unit, reasons: [`“${name}”为“${unit.name}”的通行写法`] }));
}

function shortForm(name: string): string {
  return name
    .replace(/^中国共产主义青年团/u, '共青团')
    .replace(/工作委员会$/u, '工委')
    .replace(/委员会$/u, '委')
    .replace(/总支部委$/u, '总支部');
}

/** Says so when the unit bore another name in the period the text speaks of. */
function timeReasons(unit: Unit, name: string, period: string | null): string[] {
  const span = period === null ? undefined : parsePeriod(period);
  if (span === undefined || unit.aliases.some((alias) => foldScript(alias) === name)) return [];
  const then = [span.start, span.end].map((day) => nameOn(unit, day));
  const fits = then.some((names) =>
    [names.name, names.shortName].some((known) => shortForm(foldScript(known)) === shortForm(name)),
  );
  return fits ? [] : [`所属期内该单位名称为“${then[1]?.name ?? unit.name}”，与所写不同`];
}
