import path from 'node:path';
import { itemId } from '#domain/address';
import type { Removal, SplitRecord } from '#domain/faithful-text';
import type { PartOfFile } from '#domain/intake-report';
import { openFindings } from '#domain/open-findings';
import { inboxId, originalFolder } from '#domain/originals';
import { parsePeriod } from '#domain/period';
import type { Proposal } from '#domain/proposal';
import type { Issue } from '#issues/issue';
import { bilingualHalf } from './bilingual-halves.ts';
import { runChecks } from './checks/registry.ts';
import { ruleWords } from './rule-words.ts';
import { describe } from './description/describe.ts';
import type { Description } from './description/describe.ts';
import { questionsOf } from './description/questions.ts';
import { atLine, doubtful, inferred, subjectOf } from './description/subject.ts';
import { inFile, reportOn } from './file-report.ts';
import type { IntakeReport } from './file-report.ts';
import { digestOf, fileAway } from './filing/file-away.ts';
import type { PictureFile } from './illustrations.ts';
import { noteFiled } from './filing/filed-originals.ts';
import type { FiledOriginals } from './filing/filed-originals.ts';
import { findingsOf } from './filing/record.ts';
import { twinOf } from './filing/twin.ts';
import { finding } from './finding.ts';
import type { Manuscript } from './manuscript.ts';
import { countKeptMasks } from './masks.ts';
import { outlineOf } from './outline.ts';
import { prove } from './proof.ts';
import type { Receiver } from './receiver.ts';
import { doubtfulRemovals } from './transforms/remove-clutter.ts';
import { entryFile, frontmatterOf } from './writers/entry.ts';
import type { SourceFacts } from './writers/entry.ts';

/** A file that was read, whatever it holds. */
export interface ReadFile {
  /** As the person gave it. */
  file: string;
  original: Uint8Array;
  sha256: string;
  format: string;
  /** Files of its pictures, by the addresses under which the manuscript names them. */
  pictures: ReadonlyMap<string, PictureFile>;
}

/** One text of a file, its title and headings found. */
export interface FoundText {
  manuscript: Manuscript;
  /** What was found about the file: reported once, recorded with every text it may concern. */
  ofFile: readonly Issue[];
  /** Set where the file holds several texts. */
  portion?: { part: PartOfFile; whole: { text: string; record: SplitRecord } };
}

/** Most characters of a removal that a finding quotes. */
const QUOTE = 60;

/**
 * Describes one text, proves it, and files it with its original. A text whose place another entry holds
 * is kept in the inbox, for somebody to decide; the other entry is not touched. Whatever was found that a
 * person has to decide keeps it a draft, by the one rule of `domain/open-findings.ts`. So does the
 * comparison with the archive that is still to come: the verdict `filed` says that nothing else does.
 */
export function fileText(
  text: FoundText,
  from: ReadFile,
  receiver: Receiver,
  filed: FiledOriginals,
): IntakeReport {
  const { file, sha256 } = from;
  const { manuscript, portion } = text;
  const part = portion === undefined ? {} : { part: portion.part };
  const { fields, found, issues } = examine(text, from, receiver);
  const source: SourceFacts = {
    original: `${originalFolder(sha256)}/original.${from.format}`,
    fileName: path.basename(file),
    sha256,
    textSha256: digestOf(manuscript.text),
    format: from.format,
    receivedAt: receiver.today,
    ...part,
  };
  const { topic } = receiver;
  const inbox = inboxId(sha256, portion?.part);
  const wanted = placeOf(fields, receiver) ?? inbox;
  const placed = wanted === inbox ? withoutUnit(fields) : fields;
  const sure = frontmatterOf(placed, source, { topic });
  const waits = openFindings(findingsOf(issues), sure).length > 0;
  const frontmatter = { ...sure, draft: sure.draft || waits };
  const proof = prove(manuscript, frontmatter.title);
  if (proof.body === null) {
    const refused = [...found.issues, { ...proof.issue, file }];
    return reportOn(file, 'refused', { ...part, ...found, issues: refused });
  }
  const { body } = proof;
  const pictures = (manuscript.pictures ?? []).flatMap(({ url }) => from.pictures.get(url) ?? []);
  const illustrations = pictures.map(({ file: name, sha256: digest }) => ({
    file: name,
    sha256: digest,
  }));
  const keep = (entry: string, kept: typeof frontmatter, findings: readonly Issue[]) =>
    fileAway({
      root: receiver.root,
      entry,
      file: entryFile({ ...kept, draft: true }, body),
      sha256,
      source,
      original: from.original,
      text: manuscript.text,
      record: {
        removed: manuscript.removed,
        title: manuscript.title,
        findings: findingsOf(findings),
        ...(kept.draft ? {} : { sure: true }),
        ...(illustrations.length === 0 ? {} : { illustrations }),
      },
      pictures,
      whole: portion?.whole,
    });

  const twin = twinOf(receiver.root, frontmatter);
  const outcome = twin === undefined ? keep(wanted, frontmatter, issues) : 'entry-conflict';
  if (outcome === 'filed') {
    noteFiled(filed, sha256, wanted, portion?.part);
    const verdict = frontmatter.draft ? 'review' : 'filed';
    return reportOn(file, verdict, { ...part, ...found, entry: wanted });
  }
  const entry = twin ?? wanted;
  const conflict = conflictWith(entry, outcome, sha256);
  const report = { ...part, ...found, entry, issues: [...found.issues, { ...conflict, file }] };
  // In the inbox there is but one place for an original: what stands there is this original's already.
  if (outcome === 'original-conflict' || wanted === inbox)
    return reportOn(file, 'conflict', report);
  const draft = frontmatterOf(withoutUnit(fields), source, { waits: true, topic });
  if (keep(inbox, draft, [...issues, conflict]) !== 'filed')
    return reportOn(file, 'conflict', report);
  noteFiled(filed, sha256, inbox, portion?.part);
  return reportOn(file, 'conflict', { ...report, keptAs: inbox });
}

/** Everything that is proposed, found and asked about a text, before anything is written. */
function examine(
  { manuscript, ofFile, portion }: FoundText,
  { file }: ReadFile,
  receiver: Receiver,
): {
  fields: Description;
  found: Pick<IntakeReport, 'fields' | 'outline' | 'removed' | 'redactions' | 'issues'>;
  /** All findings, those about the file included. */
  issues: Issue[];
} {
  const subject = subjectOf(manuscript, {
    // What a file with several texts is called says nothing about one of them.
    fileName: portion === undefined ? path.basename(file) : '',
    today: receiver.today,
    settings: receiver.settings,
    units: receiver.units,
  });
  const fields = completed(describe(subject), manuscript, portion?.part, receiver);
  const outline = outlineOf(manuscript, {
    kinds: fields.kinds.value ?? [],
    period: fields.period.value === null ? undefined : parsePeriod(fields.period.value),
  });
  const half = bilingualHalf(manuscript);
  const own = [
    ...questionsOf(subject, fields),
    ...runChecks({ subject, outline, fields }),
    ...(half === null ? [] : [half.issue]),
    ...removalsToDecide(manuscript.removed),
  ];
  const issues = [...ofFile, ...own];
  return {
    fields,
    found: {
      fields,
      outline,
      removed: manuscript.removed,
      redactions: countKeptMasks(manuscript.text, manuscript.removed),
      issues: inFile(file, portion === undefined ? issues : own),
    },
    issues,
  };
}

/** A finding for each removal that may have taken something of a text. */
export function removalsToDecide(removed: readonly Removal[]): Issue[] {
  return doubtfulRemovals(removed).map(({ rule, text, line }) =>
    finding('removal-doubtful', { rule: ruleWords(rule), text: text.slice(0, QUOTE) }, { line }),
  );
}

/** The description with what does not stand in the text: a part's label for a title, the topic given. */
function completed(
  described: Description,
  manuscript: Manuscript,
  part: PartOfFile | undefined,
  { topic }: Receiver,
): Description {
  const fields: Description = { ...described };
  if (part !== undefined && manuscript.title === null) {
    fields.title = doubtful(`[${part.label}]`, { text: part.label, place: atLine(1) }, [
      '原文未见题名，暂以篇目标签拟写',
    ]);
  }
  if (topic !== undefined) {
    const evidence = { text: `${topic.slug}=${topic.name}`, place: '--topic' };
    const given: Proposal<string> = inferred(topic.name, evidence, '收稿时指定，原文未必载明');
    return Object.assign(fields, { topic: given });
  }
  return fields;
}

/** The place a description asks for; undefined without a unit or a period. */
function placeOf({ unit, period, kinds }: Description, { topic }: Receiver): string | undefined {
  if (unit.id === null || period.value === null) return undefined;
  const parts = { unit: unit.id, period: period.value, kinds: kinds.value ?? ['work-summary'] };
  return itemId({ ...parts, topic } as const);
}

function conflictWith(
  entry: string,
  outcome: 'entry-conflict' | 'original-conflict',
  sha256: string,
): Issue {
  return outcome === 'entry-conflict'
    ? finding('entry-conflict', { entry }, { found: entry })
    : finding('original-conflict', { folder: originalFolder(sha256) });
}

function withoutUnit(fields: Description): Description {
  return Object.assign({ ...fields }, { unit: { ...fields.unit, id: null } });
}
