import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeLedgerArchive } from './ledger-archive.ts';

/** Items whose unit is undecided; only a preview shows them. */
export const WAITING = 130;
/** The unit of many items, and the year of many. */
const BUSY_UNIT = 'danwei-3';
const BUSY_YEAR = 2024;

/**
 * An archive that would make every kind of index page heavy, of items as short as can be: 200 units
 * that owe something for twenty years ({@link writeLedgerArchive}), one with months of ten years, a
 * year with several items of most units, and items that wait for a unit.
 */
export function writeWideArchive(root: string): void {
  writeLedgerArchive(root, 200, 20);
  for (let year = BUSY_YEAR - 10; year < BUSY_YEAR; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      writeItem(root, BUSY_UNIT, `${year}-${String(month).padStart(2, '0')}`);
    }
  }
  for (let at = 10; at < 90; at += 1) {
    for (const quarter of ['Q1', 'Q3']) writeItem(root, `danwei-${at}`, `${BUSY_YEAR}-${quarter}`);
  }
  const inbox = path.join(root, 'summaries', '_inbox');
  mkdirSync(inbox, { recursive: true });
  for (let at = 0; at < WAITING; at += 1) {
    writeFileSync(
      path.join(inbox, `${at.toString(16).padStart(12, '0')}.mdx`),
      `---\ntitle: 某单位第${at}件工作总结\nunitName: 某单位\nperiod: '2023'\nkinds: [work-summary]\ndraft: true\n---\n\n无。\n`,
    );
  }
}

function writeItem(root: string, unit: string, period: string): void {
  const file = path.join(root, 'summaries', unit, `${period.toLowerCase()}.mdx`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    `---\ntitle: ${unit}团委${period}工作总结\nunit: ${unit}\nperiod: '${period}'\nkinds: [work-summary]\ndateCreated: '${BUSY_YEAR}-12-20'\n---\n\n无。\n`,
  );
}
