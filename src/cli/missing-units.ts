import type { Unit } from '#domain/unit';
import { groupProposals } from '#intake/units/proposals';
import { proposedInWords } from '#intake/units/register';
import type { Terminal } from './console.ts';
import { waitingForUnits } from './waiting-for-units.ts';

/** Says what the list lacks, unit by unit, with the entries that wait for it. */
export function missingUnits(content: string, listed: readonly Unit[], io: Terminal): number {
  const groups = groupProposals(waitingForUnits(content), listed);
  const missing = groups.filter(({ proposed }) => proposed !== undefined).length;
  if (groups.length === 0) {
    io.print('待核件中没有未入名录的单位。');
    return 0;
  }
  for (const { name, otherwise, proposed, known, entries } of groups) {
    io.print(`── ${name}（${entries.length}件）`);
    if (otherwise.length > 0) io.print(`  另写作：${otherwise.join('、')}`);
    const [only, another] = known;
    if (only !== undefined && another === undefined && proposed === undefined)
      io.print(`  名录中有“${only.name}”（${only.id}），用 npm run review 逐件核定。`);
    else if (proposed === undefined) io.print('  名称不足以定为一个单位，请对照原件核定。');
    else for (const line of proposedInWords(proposed)) io.print(`  ${line}`);
    io.print(`  各件：${entries.join('、')}`);
  }
  io.print(
    `共${groups.length}个名称，可登记${missing}个。逐件登记用 npm run review；成批登记，填入表格后用 npm run units -- <文件.csv>。`,
  );
  return 0;
}
