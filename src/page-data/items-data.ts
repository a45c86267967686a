import { holdingsOf, type Contents } from '#catalogue/holdings';
import { itemFileText } from '#domain/item-data';
import { CONFIDENCE_LABELS, DATA, FIELD_LABELS, KIND_LABELS, type FieldName } from '#labels';
import { csvText } from './csv-text.ts';
import type { ItemRecord } from './item-record-schema.ts';
import { itemRecord, recordOrder, type TextOfItem } from './item-record.ts';

/** What data files are made of: the archive, and its texts one after the other in a given order. */
export interface DataSource {
  contents: Contents & { digests: ReadonlyMap<string, string> };
  texts: (ids: readonly string[]) => AsyncIterable<[id: string, text: TextOfItem]>;
}

/** The items one after the other, so that ten thousand need not be held at once. */
async function* records({ contents, texts }: DataSource): AsyncGenerator<ItemRecord> {
  const holdings = recordOrder(contents);
  let at = 0;
  for await (const [id, text] of texts(holdings.map((holding) => holding.id))) {
    const holding = holdings[at];
    at += 1;
    if (holding === undefined) continue;
    yield itemRecord({ contents, digest: contents.digests.get(id) ?? '' }, holding, text);
  }
}

/** `data/items.json`, part by part: an item a line. */
export async function* itemsJson(source: DataSource): AsyncGenerator<string> {
  const { name, owner } = source.contents.settings;
  const count = source.contents.items.length;
  const head = JSON.stringify({ $schema: 'items.schema.json', archive: name, owner, count });
  yield `${head.slice(0, -1)},"items":[`;
  let separator = '\n';
  for await (const record of records(source)) {
    yield `${separator}${JSON.stringify(record)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** The data file of one item. Throws when there is no such item. */
export async function itemDataFile({ contents, texts }: DataSource, id: string): Promise<string> {
  const holding = holdingsOf(contents).byId.get(id);
  if (holding === undefined) throw new Error(`no item “${id}”`);
  for await (const [, text] of texts([id])) {
    const digest = contents.digests.get(id) ?? '';
    return itemFileText(JSON.stringify(itemRecord({ contents, digest }, holding, text)));
  }
  throw new Error(`nothing is known of “${id}”`);
}

/** Fields of the description that have a column of their own; what is said elsewhere has none. */
const FIELDS = (Object.keys(FIELD_LABELS) as FieldName[]).filter((name) => name !== 'source');

/** `data/items.csv`: a row an item, its fields in words; which of them are sure in columns at the end. */
export async function itemsCsv(source: DataSource): Promise<string> {
  const { before, after } = DATA.csvHeads;
  const levels = Object.entries(CONFIDENCE_LABELS);
  const rows = [
    [
      ...before,
      ...FIELDS.map((name) => FIELD_LABELS[name]),
      ...after,
      ...levels.map(([, label]) => DATA.fieldsOf(label)),
    ],
  ];
  for await (const record of records(source)) {
    rows.push([
      record.id,
      record.address,
      record.data,
      record.unit?.id ?? '',
      record.unit?.nameThen ?? '',
      record.unit?.region ?? '',
      record.period?.value ?? '',
      ...FIELDS.map((name) => wordsOf(record, name)),
      record.received ?? '',
      record.textLength === null ? '' : String(record.textLength),
      record.outline.map(({ title }) => title).join('；'),
      record.draft ? DATA.yes : '',
      record.withdrawn === null ? '' : `${record.withdrawn.date}：${record.withdrawn.reason}`,
      record.corrections.map(({ date, reason }) => `${date}：${reason}`).join('；'),
      record.digest,
      ...levels.map(([level]) => fieldsOf(record, level)),
    ]);
  }
  return csvText(rows);
}

function wordsOf(record: ItemRecord, name: FieldName): string {
  if (name === 'kinds') return record.kinds.map((kind) => KIND_LABELS[kind]).join('、');
  const field = record.fields[name];
  return field?.values.join('；') ?? '';
}

/** The fields of a record that are so sure: 题名、成文日期. */
function fieldsOf({ fields }: ItemRecord, level: string): string {
  return (Object.keys(FIELD_LABELS) as FieldName[])
    .filter((name) => fields[name]?.confidence === level)
    .map((name) => FIELD_LABELS[name])
    .join('、');
}
