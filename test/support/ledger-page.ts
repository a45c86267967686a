import { DomUtils, parseDocument } from 'htmlparser2';

type Element = Extract<Parameters<typeof DomUtils.getChildren>[0], { attribs: unknown }>;

/** What a page of the ledger says: of each unit the word of each period, and who is to be chased. */
export interface LedgerSaid {
  grid: Record<string, Record<string, string>>;
  chase: Record<string, string[]>;
}

const classed = (node: Element, name: string) =>
  (node.attribs['class'] ?? '').split(' ').includes(name);
const words = (node: Element) => DomUtils.textContent(node).replace(/\s/gu, '');
const below = (node: Element, test: (one: Element) => boolean) =>
  DomUtils.findAll(test, node.children);

/** Reads a built page of the ledger as its readers do. */
export function readLedger(html: string): LedgerSaid {
  const page = parseDocument(html);
  const said: LedgerSaid = { grid: {}, chase: {} };
  for (const row of DomUtils.findAll((node) => 'data-unit' in node.attribs, page.children)) {
    const [name] = below(
      row,
      ({ name: tag, attribs }) => tag === 'a' && attribs['href'] !== undefined,
    );
    const cells = below(row, (node) => node.name === 'td' && !classed(node, 'count'));
    said.grid[name === undefined ? '' : words(name)] = Object.fromEntries(cells.map(cellOf));
  }
  const chased = (node: Element) => node.name === 'li' && 'data-tier' in node.attribs;
  for (const item of DomUtils.findAll(chased, page.children)) {
    const [unit] = below(item, ({ name }) => name === 'a');
    const missing = below(item, ({ name }) => name === 'li');
    said.chase[unit === undefined ? '' : words(unit)] = missing.map(words);
  }
  return said;
}

/** Period and word of a cell; the word of a cell that shows none is heard only. */
function cellOf(cell: Element): [period: string, word: string] {
  const [heard] = below(cell, (node) => classed(node, 'vh'));
  const [lead = '', silent = ''] = (heard === undefined ? '' : words(heard)).split('：');
  const [shown] = below(cell, ({ name }) => name === 'a' || name === 'span');
  const seen = (shown === undefined ? [] : shown.children)
    .filter((node) => node.nodeType === 3)
    .map((node) => DomUtils.textContent(node))
    .join('')
    .replace(/\s/gu, '');
  return [/\d{4}年\D*$/u.exec(lead)?.[0] ?? '', seen === '' ? silent : seen];
}
