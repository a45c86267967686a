import path from 'node:path';
import { isAboutFile } from '#intake/review/about-file';
import { textOf } from '#intake/filing/refile';
import type { Desk } from '#intake/review/desk';
import { introduce, show } from '#intake/review/prompt';
import { rebased } from '#intake/review/rebase';
import { answer, breakOff, openSession } from '#intake/review/session';
import type { Session } from '#intake/review/session';
import { openInWords } from '#intake/review/table';
import { formatIssues } from '#issues/report';
import { readEntry, type Entry } from '#loader/entry';
import type { Answers } from './answers.ts';
import type { Terminal } from './console.ts';
import { openEntries } from './entries-to-review.ts';
import { entryOnDesk } from './entry-on-desk.ts';
import { keepAnswers } from './keep-answers.ts';
import { openRows } from './open-rows.ts';

interface Walk {
  root: string;
  entries: readonly Entry[];
  desk: Desk;
  answers: Answers;
  io: Terminal;
}

/** Asks about one entry after the other and writes each before the next; the exit code. */
export async function walk(chosen: readonly Entry[], given: Walk): Promise<number> {
  const { root, io } = given;
  const { today, handledBy } = given.desk;
  let { entries } = given;
  let { units } = given.desk;
  let code = 0;
  const done = { decided: 0, published: 0 };
  const asked = new Map<string, ReadonlySet<string>>();
  for (const [index, { id }] of chosen.entries()) {
    // An answer about one entry may have moved another.
    const entry = entries.find((one) => one.id === id);
    if (entry === undefined) continue;
    const desk: Desk = { units, today, handledBy };
    const text = textOf(path.join(root, entry.file));
    if (text === undefined) {
      io.error(`${entry.file} 已不在原处，跳过。`);
      entries = entries.filter((one) => one.id !== id);
      code = 1;
      continue;
    }
    const { item, remarks } = entryOnDesk(root, entry, text, entries);
    for (const line of introduce(item, `${index + 1}/${chosen.length}`, remarks)) io.print(line);
    const { sha256 = id } = entry.frontmatter.source ?? {};
    const opened = openSession(item, desk, asked.get(sha256));
    const talked = await talk({ session: opened, entry, text }, { ...given, entries, desk });
    const { session } = talked;
    asked.set(sha256, new Set([...(asked.get(sha256) ?? []), ...askedOfFile(session)]));
    const kept = keepAnswers(root, session, {
      entry: talked.entry,
      text: talked.text,
      desk,
      entries: entries.map((one) => (one.id === id ? talked.entry : one)),
    });
    for (const line of kept.lines) io.print(line);
    if (kept.problem !== undefined) io.error(kept.problem);
    if (kept.problem !== undefined || talked.isGone === true) code = 1;
    entries = kept.entries;
    units = kept.units;
    done.decided += kept.written ? decidedIn(session) : 0;
    done.published += kept.published ? 1 : 0;
    if (session.quit) break;
  }
  const left = openInWords(openRows(root, openEntries(root, entries), entries));
  io.print(`\n核定${done.decided}项，收录${done.published}件；全库仍${left}。`);
  return code;
}

/** Keys of the matters about the file as a whole that were asked: its other texts need not ask them. */
function askedOfFile({ passed, item }: Session): string[] {
  const ofFile = new Set(item.findings.filter(isAboutFile).map(({ key }) => `finding ${key}`));
  return passed.filter((key) => ofFile.has(key));
}

function decidedIn({ decisions, findings, settlement, discard }: Session): number {
  return discard !== undefined
    ? 1
    : decisions.length + findings.length + (settlement === undefined ? 0 : 1);
}

/** An entry that is talked about, with its file as it was read last. */
interface Talk {
  session: Session;
  entry: Entry;
  text: string;
  /** True when the file was taken away meanwhile; nothing is written then. */
  isGone?: boolean;
}

/** Asks until nothing more is asked; the end of the answers is a way of leaving. */
async function talk(opened: Talk, given: Walk): Promise<Talk> {
  const { answers, desk, io } = given;
  let now = opened;
  while (now.session.step.ask !== 'nothing') {
    for (const line of show(now.session, desk)) io.print(line);
    const line = await answers.next();
    const read = reread(now, given);
    if ('problem' in read) {
      io.error(read.problem);
      if (read.isGone || line === undefined) {
        return { ...now, session: withoutAnswers(now.session), isGone: true };
      }
      continue;
    }
    if (read !== now) io.print('该件刚在别处改动，已重读；与改动无关的回答保留。');
    const session = line === undefined ? breakOff(read.session) : answer(read.session, line, desk);
    now = { ...read, session };
  }
  return now;
}

/**
 * The talk with the entry's file as it is now: a person may edit it by hand while the question stands.
 * The very same talk when it was not touched; a sentence when it is gone, or in no state to be read.
 */
function reread(now: Talk, { root, entries }: Walk): Talk | { problem: string; isGone: boolean } {
  const { entry, session } = now;
  const text = textOf(path.join(root, entry.file));
  if (text === now.text) return now;
  if (text === undefined) {
    return { problem: `${entry.file} 已不在原处，本件的回答未写入。`, isGone: true };
  }
  const { value, issues } = readEntry(entry.id, text, entry.file);
  if (value === undefined) {
    const faults = formatIssues(issues);
    return { problem: `该件刚在别处改动，现有误，请改正后再答：\n${faults}`, isGone: false };
  }
  const others = entries.map((one) => (one.id === value.id ? value : one));
  const { item } = entryOnDesk(root, value, text, others);
  return { session: rebased(session, item), entry: value, text };
}

function withoutAnswers(session: Session): Session {
  const none = { decisions: [], findings: [], newUnits: [], settlement: undefined, publish: false };
  return { ...session, ...none, step: { ask: 'nothing' } };
}
