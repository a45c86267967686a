import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CorpusItem } from '../../support/corpus/items.ts';
import type { DevServer } from '../../support/dev-server.ts';
import { round } from '../search/report.ts';

/** Something a person saves, and the page that must show it then. */
interface Edit {
  name: string;
  save: () => void;
  page: string;
  shows: (page: { status: number; text: string }) => boolean;
}

/** How long after saving; null when it did not happen. */
export interface EditFigures {
  /** Open pages were told to load again. */
  toldMs: number | null;
  /** The page that a reload fetched showed it. */
  shownMs: number | null;
  /** How often pages were told, all in all. */
  reloads: number;
}

const LONGEST = 20_000;
/** Nothing more is told after so long a silence. */
const SILENCE = 1500;

/** The edits of a working day, each on what the one before left. */
export function editsOf(content: string, { id, unit, year }: CorpusItem): Edit[] {
  const file = path.join(content, 'summaries', `${id}.mdx`);
  const units = path.join(content, 'units.yaml');
  const added = path.join(content, 'summaries', unit.id, `${year}-q2.mdx`);
  const change = (target: string, from: string | RegExp, to: string) => () => {
    const text = readFileSync(target, 'utf8');
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to change in ${target}`);
    writeFileSync(target, changed);
  };
  const item = `/units/${id}/`;
  const ofUnit = `/units/${unit.id}/`;
  const has =
    (words: string) =>
    ({ text }: { text: string }) =>
      text.includes(words);
  const text =
    `---\ntitle: 新收的二季度总结\nunit: ${unit.id}\nperiod: '${year}-Q2'\n` +
    'kinds: [work-summary]\naccessStatus: open\n---\n\n新收的正文。\n';
  return [
    {
      name: 'words',
      save: change(file, /$/u, '\n补记一句。\n'),
      page: item,
      shows: has('补记一句'),
    },
    {
      name: 'title, on the page of the unit',
      save: change(file, /^title: .*$/mu, 'title: 改过的题名'),
      page: ofUnit,
      shows: has('改过的题名'),
    },
    {
      name: 'name of a unit',
      save: change(units, `shortName: ${unit.shortName}`, 'shortName: 改过的简称'),
      page: item,
      shows: has('改过的简称'),
    },
    {
      name: 'new entry',
      save: () => writeFileSync(added, text),
      page: `/units/${unit.id}/${year}-q2/`,
      shows: has('新收的正文'),
    },
    {
      name: 'entry gone, on the page of the unit',
      save: () => rmSync(added),
      page: ofUnit,
      shows: (page) => page.status === 200 && !page.text.includes('新收的二季度总结'),
    },
    {
      name: 'entry broken',
      save: change(file, /^kinds: .*$/mu, 'kinds: [no-kind]'),
      page: item,
      shows: has('no-kind'),
    },
    {
      name: 'entry mended',
      save: change(file, 'kinds: [no-kind]', 'kinds: [work-summary]'),
      page: item,
      shows: (page) => page.status === 200 && page.text.includes('补记一句'),
    },
  ];
}

/** Saves an edit and does what a browser does: fetches the page when it is told to, and not before. */
export async function measureEdit(
  server: DevServer,
  { save, page, shows }: Edit,
): Promise<EditFigures> {
  const before = server.reloads.length;
  const saved = performance.now();
  save();
  let shownMs: number | null = null;
  let fetched = before;
  while (shownMs === null && performance.now() - saved < LONGEST) {
    if (server.reloads.length > fetched) {
      fetched = server.reloads.length;
      if (shows(await server.get(page))) shownMs = round(performance.now() - saved);
    }
    await sleep(5);
  }
  for (let told = -1; told !== server.reloads.length;) {
    told = server.reloads.length;
    await sleep(SILENCE);
  }
  const first = server.reloads[before];
  return {
    toldMs: first === undefined ? null : round(first - saved),
    shownMs,
    reloads: server.reloads.length - before,
  };
}
