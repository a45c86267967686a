import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomFrom } from '../bench/random.ts';

/** Signs of place names, so that the names of many units do not pack like one. */
const SIGNS =
  '江河湖海山岭岗坪溪泉塘坝桥渡洲湾石柳松竹梅荷桂枫杨桑青白黄红紫金银玉宝平安和顺宁永兴昌盛';
const LAST_YEAR = 2024;

/**
 * A county of `units` units that owe a half-year's and a year's summary for `years` years. Of the last two
 * periods nine in ten are there, of the years before nothing. The same arguments give the same archive.
 */
export function writeLedgerArchive(root: string, units: number, years: number): void {
  const random = randomFrom(7);
  const sign = () => random.pick([...SIGNS]);
  const list: string[] = [];
  mkdirSync(root, { recursive: true });
  for (let at = 0; at < units; at += 1) {
    const id = `danwei-${at}`;
    const tier = at === 0 ? '县级' : at < units / 2 ? '乡级' : '基层';
    const place = `${sign()}${sign()}${at % 3 === 0 ? '街道' : '镇'}`;
    list.push(
      `  - {id: ${id}, name: 共青团${place}第${at}委员会, shortName: ${place}团委, tier: ${tier}, form: 委员会, sector: 镇街, order: ${at}}`,
    );
    for (const period of [`${LAST_YEAR - 1}`, `${LAST_YEAR}-H1`]) {
      if (random.next() < 0.1) continue;
      const file = path.join(root, 'summaries', id, `${period.toLowerCase()}.mdx`);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(
        file,
        `---\ntitle: ${place}团委${period}工作总结\nunit: ${id}\nperiod: '${period}'\nkinds: [work-summary]\n---\n\n无。\n`,
      );
    }
  }
  writeFileSync(path.join(root, 'units.yaml'), `units:\n${list.join('\n')}\n`);
  writeFileSync(
    path.join(root, 'archive.yaml'),
    'schemaVersion: 1\nname: 试验库\nowner: 试验单位\n',
  );
  const from = LAST_YEAR - years + 1;
  writeFileSync(
    path.join(root, 'expected.yaml'),
    `asOf: '${LAST_YEAR}-12-31'\nduties:\n` +
      `  - {every: H1, from: ${from}, due: 07-10}\n  - {every: year, from: ${from}, due: 01-10}\n`,
  );
}
