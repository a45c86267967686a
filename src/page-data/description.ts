import { holdingsOf, unitNameThen, type Contents, type Holding } from '#catalogue/holdings';
import { itemPath, unitPath } from '#domain/address';
import type { Confidence, ItemFrontmatter } from '#domain/item';
import { parsePeriod } from '#domain/period';
import {
  ACCESS_STATUS_LABELS,
  CONFIDENCE_LABELS,
  DISCLOSURE_LABELS,
  EDITION_LABELS,
  FIELD_LABELS,
  ITEM,
  KIND_LABELS,
  periodLabel,
  RETENTION_LABELS,
  SCRIPT_LABELS,
  SET_BY_OFFICE,
  type FieldName,
} from '#labels';

/** One row of the description card. */
export interface DescriptionRow {
  field: FieldName;
  label: string;
  values: DescriptionValue[];
  /** How sure the value is; undefined where intake proposed nothing. */
  evidence: { level: Confidence; label: string; note: string | undefined } | undefined;
}

interface DescriptionValue {
  text: string;
  href?: string;
  lang?: string;
  /** A longer form that opens on demand (a whole SHA-256). */
  full?: string;
}

interface Subject {
  contents: Contents;
  holding: Holding;
  described: ItemFrontmatter;
}

/**
 * The fields of a description in the order of the card. A new field is one row here and one name in
 * `FIELD_LABELS`; `confidence` names the entry of the frontmatter's `confidence` where it differs.
 */
const FIELDS: readonly {
  name: FieldName;
  confidence?: string;
  values: (subject: Subject) => (DescriptionValue | string | undefined)[];
}[] = [
  {
    name: 'title',
    values: ({ described }) => [
      {
        text: described.title,
        ...(described.script === 'Hant' ? { lang: 'zh-Hant' } : {}),
      },
    ],
  },
  {
    name: 'creator',
    values: ({ holding, described }) => [described.creator ?? unitNameThen(holding)?.name],
  },
  {
    name: 'unit',
    values: ({ holding: { unit }, described }) => [
      unit === undefined ? described.unitName : { text: unit.name, href: unitPath(unit.id) },
    ],
  },
  {
    name: 'period',
    values: ({ holding: { period } }) => [period === undefined ? undefined : periodLabel(period)],
  },
  {
    name: 'kinds',
    values: ({ described }) => [described.kinds.map((kind) => KIND_LABELS[kind]).join('、')],
  },
  { name: 'topic', values: ({ described }) => [described.topic?.name] },
  {
    name: 'planPeriod',
    values: ({ described }) => {
      const planned =
        described.planPeriod === undefined ? undefined : parsePeriod(described.planPeriod);
      return [planned === undefined ? undefined : periodLabel(planned)];
    },
  },
  { name: 'dateCreated', values: ({ described }) => [described.dateCreated] },
  { name: 'documentNumber', values: ({ described }) => [described.documentNumber] },
  { name: 'tier', values: ({ holding }) => [holding.unit?.tier] },
  {
    name: 'script',
    // Simplified is what a reader expects; only the other one is worth a row.
    values: ({ described }) => [SCRIPT_LABELS[described.script]],
  },
  { name: 'people', values: ({ described }) => [described.people?.join('、')] },
  { name: 'attachments', values: ({ described }) => described.attachments ?? [] },
  {
    name: 'pages',
    values: ({ described }) => [described.pages === undefined ? undefined : `${described.pages}页`],
  },
  {
    name: 'archivalCode',
    confidence: 'filings',
    values: ({ described }) => (described.filings ?? []).map(({ archivalCode }) => archivalCode),
  },
  {
    name: 'filingYear',
    confidence: 'filings',
    values: ({ described }) => (described.filings ?? []).map(({ filingYear }) => `${filingYear}年`),
  },
  {
    name: 'retentionPeriod',
    confidence: 'filings',
    values: ({ described }) =>
      (described.filings ?? []).map(({ retentionPeriod }) => RETENTION_LABELS[retentionPeriod]),
  },
  {
    name: 'disclosure',
    values: ({ contents, described }) => [
      DISCLOSURE_LABELS[described.disclosure ?? contents.settings.disclosure],
    ],
  },
  {
    name: 'accessStatus',
    values: ({ described }) => [ACCESS_STATUS_LABELS[described.accessStatus]],
  },
  {
    name: 'editions',
    values: ({ contents, described }) => [
      (described.editions ?? contents.settings.editions)
        .map((edition) => EDITION_LABELS[edition] ?? edition)
        .join('、'),
    ],
  },
  { name: 'abstract', values: ({ described }) => [described.abstract] },
  { name: 'keywords', values: ({ described }) => [described.keywords?.join('、')] },
  { name: 'subjects', values: ({ described }) => [described.subjects?.join('、')] },
  { name: 'source', values: ({ described }) => sourceValues(described.source) },
  {
    name: 'replaces',
    values: ({ contents, described: { replaces } }) => {
      const replaced = holdingsOf(contents).byId.get(replaces ?? '')?.item;
      // A version that has given its place up is a draft, and a reader's page says nothing of drafts.
      if (replaced === undefined) return [];
      return [{ text: replaced.frontmatter.title, href: itemPath(replaced.id) }];
    },
  },
  { name: 'review', values: ({ described }) => reviewValues(described.review) },
];

/**
 * When it was looked at and what was decided; a decision on a finding is given with its reason. Who did
 * is a matter of the office and stays in the entry.
 */
function reviewValues(review: ItemFrontmatter['review']): (string | undefined)[] {
  if (review === undefined) return [];
  const { date, decisions = [] } = review;
  return [
    date && ITEM.reviewDate(date),
    ...decisions.map((made) =>
      typeof made === 'string'
        ? made
        : [ITEM.decisions[made.decision], made.note].filter(Boolean).join('：'),
    ),
  ];
}

const SHORT_DIGEST = 12;

function sourceValues(source: ItemFrontmatter['source']): (DescriptionValue | undefined)[] {
  if (source === undefined) return [];
  const { sha256 } = source;
  const name = source.fileName ?? source.original.split('/').at(-1) ?? source.original;
  return [
    { text: name },
    source.part === undefined ? undefined : { text: ITEM.part(source.part) },
    { text: `${ITEM.receivedAt}：${source.receivedAt}` },
    source.webDate === undefined ? undefined : { text: `${ITEM.webDate}：${source.webDate}` },
    source.url === undefined ? undefined : { text: source.url },
    source.rights === undefined ? undefined : { text: source.rights },
    { text: `${ITEM.bytes} ${sha256.slice(0, SHORT_DIGEST)}`, full: sha256 },
  ];
}

/**
 * The rows of the card: every field that has a value, and every field of which intake says
 * something even though its value is empty (then 未载明).
 */
export function descriptionOf(contents: Contents, holding: Holding): DescriptionRow[] {
  const described = holding.item.frontmatter;
  const subject = { contents, holding, described };
  return FIELDS.flatMap(({ name, confidence, values }): DescriptionRow[] => {
    const shown = values(subject)
      .flatMap((value) => value ?? [])
      .map((value): DescriptionValue => (typeof value === 'string' ? { text: value } : value))
      .filter(({ text }) => text !== '');
    const evidence = described.confidence?.[confidence ?? name];
    if (shown.length === 0 && evidence === undefined) return [];
    return [
      {
        field: name,
        label: FIELD_LABELS[name],
        values: shown.length > 0 ? shown : [{ text: ITEM.notStated }],
        evidence:
          evidence === undefined
            ? undefined
            : {
                level: evidence.level,
                label: isSetByOffice(evidence.note)
                  ? SET_BY_OFFICE
                  : CONFIDENCE_LABELS[evidence.level],
                note: evidence.note,
              },
      },
    ];
  });
}

/** True for a value that `archive.yaml` gives to every item: intake notes that file as its place. */
function isSetByOffice(note: string | undefined): boolean {
  return note?.endsWith('（archive.yaml）') ?? false;
}
