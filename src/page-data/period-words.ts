import { comparePeriods, type Period } from '#domain/period';
import { ORDINALS, periodLabel } from '#labels';

/** A period beside its year, as short as a cell needs: 全年, 上半年, 一季度, 前三季度, 7月, 第一学期. */
export function shortPeriodLabel(period: Period): string {
  switch (period.kind) {
    case 'year':
      return '全年';
    case 'school-year':
      return '学年';
    case 'quarter':
      return `${ORDINALS[Number(period.value.at(-1))]}季度`;
    case 'span':
      return periodLabel(period);
    case 'dates':
      return '专段';
    case 'school-term':
      return period.value.endsWith('T1') ? '第一学期' : '第二学期';
    default:
      return periodLabel(period).replace(/^\d{4}年/, '');
  }
}

/**
 * Which periods of one year are there, in one cell: 齐 is the year with both halves, 上、下半年 both
 * halves alone, otherwise the longest first.
 */
export function coverageLabel(periods: readonly Period[]): string {
  const labels = new Set(periods.map(shortPeriodLabel));
  const halves = labels.has('上半年') && labels.has('下半年');
  const whole = labels.has('全年') || labels.has('学年');
  if (halves && whole) return '齐';
  const words: string[] = [];
  if (whole) words.push(labels.has('全年') ? '全年' : '学年');
  if (halves) words.push('上、下半年');
  else words.push(...['上半年', '下半年'].filter((label) => labels.has(label)));
  const count = (kind: Period['kind']) =>
    new Set(periods.filter((period) => period.kind === kind).map(({ value }) => value)).size;
  if (count('quarter') > 1) words.push(`${count('quarter')}个季度`);
  if (count('month') > 1) words.push(`${count('month')}个月`);
  for (const period of [...periods].sort(comparePeriods)) {
    const label = shortPeriodLabel(period);
    const counted = ['quarter', 'month'].includes(period.kind) && count(period.kind) > 1;
    const said = ['year', 'school-year', 'half'].includes(period.kind) || words.includes(label);
    if (!counted && !said) words.push(label);
  }
  return words.join('、');
}
