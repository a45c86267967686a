import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { isSound } from '#issues/issue';
import type { Issue } from '#issues/issue';
import { withResemblances } from '#intake/resemblances';
import { takeIn } from '#intake/take-in';
import { readContent, readSettings, readUnits } from '#loader/content';
import { check } from '../../src/cli/commands/check.ts';
import { newArchive } from '../../src/cli/commands/new.ts';
import { review } from '../../src/cli/commands/review.ts';
import { temporaryFolder } from './temporary.ts';

function listener() {
  const lines: string[] = [];
  const io = {
    print: (line: string) => void lines.push(line),
    error: (line: string) => void lines.push(line),
  };
  return { io, said: () => lines.join('\n') };
}

/** A new archive with the units of the fixtures, and the commands a clerk works at it with. */
export async function archiveAtWork() {
  const place = temporaryFolder();
  const root = path.join(place.folder, '新库');
  await newArchive([root], listener().io);
  writeFileSync(path.join(root, 'units.yaml'), readFileSync('test/fixtures/intake/units.yaml'));
  const file = (name: string) => path.join(root, name);
  const kept = (name: string) => readFileSync(file(name), 'utf8');
  const errorsOf = (issues: readonly Issue[]) => issues.filter((issue) => !isSound([issue]));

  /** Takes a text in without the workers of the command, which take a second to start. */
  async function take(name: string, text: string) {
    const given = path.join(place.folder, name);
    writeFileSync(given, text);
    const { value: settings } = readSettings(root);
    if (settings === undefined) throw new Error('no settings');
    const units = readUnits(root).value;
    const taken = await takeIn([given], { root, settings, units, today: '2024-06-01' });
    const [report] = withResemblances(root, taken);
    if (report === undefined) throw new Error('no report');
    return report;
  }

  /** `npm run review` with answers one a line; a function among them is run in their midst. */
  async function answering(answers: (string | (() => void))[], ...args: string[]) {
    const { io, said } = listener();
    const given = [
      ...args,
      '--content',
      root,
      ...(args.includes('--by') ? [] : ['--by', '李干事']),
    ];
    const code = await review(given, io, Readable.from(linesOf(answers)));
    return { code, said: said() };
  }

  async function checked() {
    const { io, said } = listener();
    const code = await check(['--content', root], io);
    return { code, said: said() };
  }

  const summaries = () =>
    readdirSync(file('summaries'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.mdx'))
      .map((name) => name.split(path.sep).join('/').slice(0, -'.mdx'.length))
      .sort();

  return {
    root,
    file,
    kept,
    take,
    answering,
    checked,
    summaries,
    /** Ids of what waits in the inbox. */
    inbox: () => summaries().filter((id) => id.startsWith('_inbox/')),
    published: () =>
      readContent(root, { drafts: false })
        .value.entries.map(({ id }) => id)
        .sort(),
    /** Errors of the archive as the check reads it and as a build does. */
    errors: () => [true, false].flatMap((drafts) => errorsOf(readContent(root, { drafts }).issues)),
    remove: () => place.remove(),
  };
}

async function* linesOf(answers: (string | (() => void))[]) {
  for (const answer of answers) {
    if (typeof answer === 'string') yield `${answer}\n`;
    else {
      // The answers before are worked off first.
      await new Promise((resolve) => setTimeout(resolve, 50));
      answer();
    }
  }
}
