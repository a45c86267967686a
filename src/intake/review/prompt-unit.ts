import type { ProposedUnit } from '#domain/intake-report';
import { COLUMN_HEADS } from '../units/columns.ts';
import { PART_CHOICES, proposedInWords } from '../units/register.ts';
import type { UnitPartStep } from './step.ts';

/** A unit that is not in the list, offered as a choice, with what it was read from. */
export function unlistedInWords(proposed: ProposedUnit): string[] {
  return [
    `  n  登记为新单位：${proposed.name}`,
    ...proposedInWords(proposed)
      .slice(1)
      .map((line) => `       ${line}`),
  ];
}

/** A part of a new unit that nothing says, with the values it may have. */
export function showUnitPart({ parts, proposed }: UnitPartStep): string[] {
  const [part] = parts;
  if (part === undefined) return [];
  const choices = part in PART_CHOICES ? PART_CHOICES[part as keyof typeof PART_CHOICES] : [];
  const listed = choices.map((choice, index) => `${index + 1} ${choice}`).join('，');
  const allowed = listed === '' ? ALLOWED[part] : listed;
  return [`  ${proposed.name}的${COLUMN_HEADS[part][0] ?? part}？${allowed ?? ''}`];
}

const ALLOWED: Record<string, string> = {
  id: '小写英文字母、数字和连字符，如 liuqiao',
  shortName: '列表中用的简称，如 柳桥镇团委',
};
