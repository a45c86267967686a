import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberLabel } from '../../src/labels.ts';
import { itemRecordSchema, itemsFileSchema } from '../../src/page-data/item-record-schema.ts';
import { runCli } from '../support/cli.ts';
import { addressesOf, filesOf } from '../support/site-files.ts';
import { temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const site = path.join(folder, 'site');
const textOf = (file: string) => readFileSync(path.join(site, file), 'utf8');
const records = () => itemsFileSchema.parse(JSON.parse(textOf('data/items.json'))).items;

beforeAll(async () => {
  const built = await runCli(['build'], { ARCHIVE_OUT: site });
  if (built.code !== 0) throw new Error(built.stdout + built.stderr);
});

describe('the data of a built site', () => {
  it('has every item that has a page, and no other, in the list and in a file of its own', () => {
    const pages = filesOf(site)
      .filter((file) =>
        /^units\/[^/]+\/[^/]*[a-z-][^/]*\/index\.html$|^units\/[^/]+\/\d{4}[^/]*\/index\.html$/u.test(
          file,
        ),
      )
      .filter(
        (file) => textOf(file).includes('data-item-body') || textOf(file).includes('data-item='),
      )
      .map((file) => file.slice(0, -'index.html'.length));
    expect(
      records()
        .map(({ address }) => address)
        .sort(),
    ).toEqual(pages.sort());
    for (const record of records()) {
      const { $schema, ...own } = itemRecordSchema.parse(JSON.parse(textOf(record.data)));
      expect(own).toEqual(record);
      expect(existsSync(path.join(site, path.dirname(record.data), String($schema)))).toBe(true);
    }
  });

  it('is named in the head of the page it belongs to', () => {
    for (const { address, data } of records()) {
      const page = textOf(`${address}index.html`);
      const [, href = ''] = /type="application\/json" href="([^"]+)"/u.exec(page) ?? [];
      expect(path.posix.join(address, href)).toBe(data);
    }
  });

  it('says of a text what its page says: length, and headings that its ids lead to', () => {
    for (const { address, textLength, outline } of records()) {
      const page = textOf(`${address}index.html`);
      const said = textLength === null ? '' : `${numberLabel(textLength)}字`;
      expect(page).toContain(said);
      const { ids } = addressesOf(page);
      expect(outline.filter(({ id }) => !ids.has(id))).toEqual([]);
    }
    expect(records().filter(({ outline }) => outline.length > 0).length).toBeGreaterThan(20);
  });
});

describe('the lists of a built site', () => {
  it('lead from the foot of every page to kinds, levels and what is new', () => {
    const { links } = addressesOf(textOf('years/2021/index.html'));
    for (const target of ['kinds/', 'levels/', 'new/', 'feed.xml']) {
      expect(links).toContain(`../../${target}`);
    }
  });

  it('give the browser a list of the items on the pages of a value', () => {
    const list = JSON.parse(textOf('kinds/work-summary/list.json')) as { href: string }[];
    const { links } = addressesOf(textOf('kinds/work-summary/index.html'));
    expect(list.length).toBeGreaterThan(10);
    for (const { href } of list) expect(links).toContain(`../..${href}`);
  });
});
