import { describe, expect, it } from 'vitest';
import type { Contents } from '../../../src/catalogue/holdings.ts';
import {
  itemRecordSchema,
  itemsFileSchema,
  jsonSchemaText,
} from '../../../src/page-data/item-record-schema.ts';
import type { TextOfItem } from '../../../src/page-data/item-record.ts';
import { itemDataFile, itemsCsv, itemsJson } from '../../../src/page-data/items-data.ts';
import { FIELD_LABELS } from '../../../src/labels.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const SHA = '0123456789abcdef'.repeat(4);

const archive = contents(
  [unit('first', 1, { region: '330102' }), unit('second', 2)],
  [
    item('second', '2023'),
    item('first', '2023', { title: '=危险"标题"', kinds: ['work-summary', 'work-plan'] }),
    item('first', '2023-H1', {
      confidence: {
        title: { level: 'stated' },
        dateCreated: { level: 'doubtful', note: '落款无日期。' },
      },
      source: {
        original: 'originals/secret-place/source.txt',
        fileName: '原稿.txt',
        sha256: SHA,
        textSha256: SHA,
        format: 'txt',
        receivedAt: '2024-01-02',
      },
    }),
    item('first', '2022', { withdrawn: { date: '2024-02-01', reason: '内容有误' } }),
    item(undefined, undefined, { unitName: '某团支部', draft: true }),
  ],
  true,
);

const text: TextOfItem = {
  length: 1234,
  headings: [
    { depth: 2, slug: 's1', text: '一、存在问题' },
    { depth: 3, slug: 's1.1', text: '（一）经费不足' },
  ],
};

/** As the archive gives texts: of what is withdrawn nothing. */
async function* texts(ids: readonly string[]): AsyncGenerator<[string, TextOfItem]> {
  for (const id of ids) yield await Promise.resolve([id, id === 'first/2022' ? undefined : text]);
}

const source = {
  contents: { ...archive, digests: new Map(archive.items.map(({ id }) => [id, SHA])) },
  texts,
};

async function json(of: { contents: Contents & { digests: Map<string, string> } } = source) {
  let whole = '';
  for await (const part of itemsJson({ ...of, texts })) whole += part;
  return whole;
}

const parsed = async () => itemsFileSchema.parse(JSON.parse(await json()));

describe('data/items.json', () => {
  it('lists every item in 建制顺序, then by period, those without a unit last', async () => {
    const { items, count } = await parsed();
    expect(items.map(({ id }) => id)).toEqual([
      'first/2022',
      'first/2023-h1',
      'first/2023',
      'second/2023',
      '_inbox/undated',
    ]);
    expect(count).toBe(5);
  });

  it('is the same whatever the order in which items were read', async () => {
    const items = archive.items.toReversed();
    const contentsAgain = { ...source.contents, items };
    expect(await json({ contents: contentsAgain })).toBe(await json());
  });

  it('says of each field how sure it is and why', async () => {
    const { fields } = (await parsed()).items[1] ?? {};
    expect(fields?.['title']).toMatchObject({ confidence: 'stated', basis: '原文载明' });
    expect(fields?.['dateCreated']).toEqual({
      values: ['未载明'],
      confidence: 'doubtful',
      basis: '存疑',
      note: '落款无日期。',
    });
    expect(fields?.['source']?.values).toContain(SHA);
  });

  it('gives sections with their roles, and nothing of the text of a withdrawn item', async () => {
    const [withdrawn, shown] = (await parsed()).items;
    expect(shown?.outline).toEqual([
      {
        id: 's1',
        level: 1,
        title: '一、存在问题',
        roles: ['problem'],
        basis: 'words',
        confidence: 'inferred',
      },
      expect.objectContaining({ id: 's1.1', level: 2, roles: ['problem'], basis: 'parent' }),
    ]);
    expect(shown?.textLength).toBe(1234);
    expect(withdrawn).toMatchObject({ outline: [], textLength: null });
    expect(withdrawn?.withdrawn).toEqual({ date: '2024-02-01', reason: '内容有误' });
  });

  it('says no more than the page does: no place on a disk', async () => {
    expect(await json()).not.toContain('secret-place');
  });
});

describe('the data file of one item', () => {
  it('is its line of the list with the address of the explanation', async () => {
    const file = await itemDataFile(source, 'first/2023');
    const { $schema, ...record } = itemRecordSchema.parse(JSON.parse(file));
    expect($schema).toBe('../../item.schema.json');
    expect(record).toEqual((await parsed()).items[2]);
  });
});

describe('data/items.csv', () => {
  it('has a byte order mark, a row an item, and no cell that is a formula', async () => {
    const csv = await itemsCsv(source);
    expect(csv.startsWith('\uFEFF代码,网址,')).toBe(true);
    const rows = csv.split('\r\n');
    expect(rows).toHaveLength(1 + 5 + 1);
    expect(rows[3]).toContain(`,"'=危险""标题""",`);
    expect(csv).not.toMatch(/[,\n][=+@]/u);
  });

  it('names the fields that are sure and those that are not', async () => {
    const [head = '', , row = ''] = (await itemsCsv(source)).split('\r\n');
    expect(head.split(',').slice(-3)).toEqual(['原文载明的项', '据文推定的项', '存疑的项']);
    expect(row.split(',').slice(-3)).toEqual(['题名', '', '成文日期']);
  });
});

describe('the explanation of the data', () => {
  it('has a sentence for every field of the description', () => {
    const schema = jsonSchemaText(itemRecordSchema);
    for (const label of Object.values(FIELD_LABELS)) expect(schema).toContain(`"${label}。"`);
    expect(JSON.parse(schema)).toMatchObject({ type: 'object', additionalProperties: false });
  });
});
