import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readContent } from '#loader/content';
import { KeptContent } from '#loader/kept-content';
import { temporaryFolder } from '../../support/temporary.ts';

const place = temporaryFolder();
afterAll(place.remove);

const FILE = 'summaries/nandu/2021.mdx';
let root = '';
let kept: KeptContent;
let times = 0;

beforeEach(() => {
  times += 1;
  root = path.join(place.folder, String(times));
  cpSync('content', root, { recursive: true });
  kept = new KeptContent(root, { drafts: false });
});

const edit = (file: string, from: string | RegExp, to: string) => {
  const target = path.join(root, file);
  const text = readFileSync(target, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to change in ${file}`);
  writeFileSync(target, changed);
};
const idOf = (file: string) => file.slice('summaries/'.length, -'.mdx'.length);
const entry = (file: string) => kept.content.entries.find(({ id }) => id === idOf(file));
const errors = () => kept.issues.filter(({ severity }) => severity === 'error');

/** What is kept is what reading everything anew gives, as far as that is sound. */
function expectAsReadAnew() {
  const anew = readContent(root, { drafts: false });
  const faulty = new Set(
    anew.issues.filter(({ severity }) => severity === 'error').map(({ file }) => file),
  );
  const byFile = (entries: readonly { file: string }[]) =>
    [...entries].sort((a, b) => (a.file < b.file ? -1 : 1));
  expect(byFile(kept.content.entries)).toEqual(
    byFile(anew.value.entries.filter(({ file }) => !faulty.has(file))),
  );
  expect(kept.content.units).toEqual(anew.value.units);
  expect(new Set(kept.issues)).toEqual(new Set(anew.issues));
}

describe('content that stays read while people edit', () => {
  it('is what reading it gives', () => {
    expect(kept.content.entries.length).toBeGreaterThan(5);
    expectAsReadAnew();
  });

  it('keeps all that is described when only words change', () => {
    const before = { content: kept.content, entry: entry(FILE), digest: entry(FILE)?.digest };
    edit(FILE, '。', '，改动一处。');
    expect(kept.refresh([FILE])).toBe('words');
    expect(kept.content).toBe(before.content);
    expect(entry(FILE)).toBe(before.entry);
    expect(entry(FILE)?.digest).not.toBe(before.digest);
    expectAsReadAnew();
  });

  it('takes up a changed description', () => {
    edit(FILE, /^title: .*$/mu, 'title: 改过的题名');
    expect(kept.refresh([FILE])).toBe('descriptions');
    expect(entry(FILE)?.frontmatter.title).toBe('改过的题名');
    expectAsReadAnew();
  });

  it('is not troubled by a file that was saved without a change, or that is none of its own', () => {
    writeFileSync(path.join(root, 'archive.yaml.tmp'), '');
    writeFileSync(path.join(root, 'summaries/nandu/.2021.mdx.swp'), '');
    expect(kept.refresh([FILE, 'archive.yaml.tmp', 'summaries/nandu/.2021.mdx.swp'])).toBe(
      'nothing',
    );
  });

  it('takes up entries that came, went and moved, folders of them, too', () => {
    const moved = 'summaries/nandu/2021-zhuanti.mdx';
    renameSync(path.join(root, FILE), path.join(root, moved));
    edit(moved, 'kinds:', 'topic: {slug: zhuanti, name: 专题}\nkinds:');
    expect(kept.refresh([FILE, moved])).toBe('descriptions');
    expect(entry(FILE)).toBeUndefined();
    expect(entry(moved)).toBeDefined();
    expectAsReadAnew();

    const folder = path.join(root, 'summaries/shitang');
    const aside = path.join(place.folder, `aside-${times}`);
    renameSync(folder, aside);
    expect(kept.refresh(['summaries/shitang'])).toBe('descriptions');
    expect(kept.content.entries.some(({ id }) => id.startsWith('shitang/'))).toBe(false);
    expectAsReadAnew();

    mkdirSync(folder);
    for (const name of readdirSync(aside)) {
      cpSync(path.join(aside, name), path.join(folder, name), { recursive: true });
    }
    expect(kept.refresh(['summaries/shitang'])).toBe('descriptions');
    expectAsReadAnew();
  });

  it('leaves out a broken entry alone, says why, and takes it back when it is mended', () => {
    const others = kept.content.entries.filter(({ file }) => file !== FILE);
    edit(FILE, /^kinds: .*$/mu, 'kinds: [no-kind]');
    kept.refresh([FILE]);
    expect(kept.content.entries).toEqual(others);
    expect(errors()).toMatchObject([{ file: FILE, name: 'field-invalid', found: 'no-kind' }]);
    expectAsReadAnew();
    edit(FILE, 'kinds: [no-kind]', 'kinds: [work-summary]');
    kept.refresh([FILE]);
    expect(errors()).toEqual([]);
    expect(entry(FILE)).toBeDefined();
  });

  it('leaves out an entry whose unit went from the list', () => {
    edit('units.yaml', /id: nandu$/mu, 'id: nandu-2');
    kept.refresh(['units.yaml']);
    expect(entry(FILE)).toBeUndefined();
    expect(errors().some(({ name, file }) => name === 'unit-unknown' && file === FILE)).toBe(true);
  });

  it('goes on with the settings it had when they cannot be read', () => {
    const { settings } = kept.content;
    rmSync(path.join(root, 'archive.yaml'));
    kept.refresh(['archive.yaml']);
    expect(errors()).toMatchObject([{ file: 'archive.yaml' }]);
    expect(kept.content.settings).toEqual(settings);
  });
});
