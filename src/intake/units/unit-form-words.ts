import type { Unit } from '#domain/unit';
import { COLUMN_HEADS } from './columns.ts';
import { partsInWords } from './register.ts';
import { BY_HAND, choicesFor, partsOf, partValue } from './unit-form.ts';
import type { FormPart, UnitForm } from './unit-form.ts';

/** Most superiors listed to choose from. */
const SUPERIORS = 9;

/** The form as it would be written, one numbered line a part with its ground. */
export function formInWords(form: UnitForm, units: readonly Unit[]): string[] {
  const grounds = new Map(partsInWords(form.proposed).map(({ part, ground }) => [part, ground]));
  return partsOf(form).map((part, index) => {
    const head = headOf(part);
    const value = valueInWords(form, part, units);
    const ground =
      part in form.given
        ? BY_HAND
        : form.known !== undefined || value === ''
          ? ''
          : (grounds.get(head) ?? '');
    const shown =
      value === '' ? (part === 'parent' || part === 'host' ? '（空）' : '（待填）') : value;
    return `  ${index + 1} ${head}：${shown}${ground === '' ? '' : `  依据：${ground}`}`;
  });
}

/** The question about one part: what it is now, and the values it may have. */
export function partQuestion(
  form: UnitForm,
  part: FormPart,
  units: readonly Unit[],
  offered: readonly Unit[] = [],
): string[] {
  const now = valueInWords(form, part, units);
  const choices = choicesFor(part);
  const listed = choices.map((choice, index) => `${index + 1} ${choice}`).join('，');
  const keep = now === '' ? '' : `；回车不改（${now}）`;
  return [
    `  ${partValue(form, 'name') ?? '新单位'}的${headOf(part)}？${listed === '' ? (ALLOWED[part] ?? '') : listed}${keep}`,
    ...(part === 'parent' ? superiors(form, units, offered) : []),
  ];
}

/** Units to choose a superior from: those found for what was typed, else those above. */
function superiors(form: UnitForm, units: readonly Unit[], offered: readonly Unit[]): string[] {
  const shown = offered.length > 0 ? offered : offeredSuperiors(form, units);
  return shown.map(({ id, name, shortName }, at) => `  ${at + 1}  ${name}（${shortName}，${id}）`);
}

/** The units of higher tiers, the nearest first; of a list too long to show, the first of them. */
export function offeredSuperiors(form: UnitForm, units: readonly Unit[]): Unit[] {
  const order = choicesFor('tier');
  const rank = (tier: string | undefined) =>
    tier === undefined ? order.length : order.indexOf(tier);
  const own = rank(partValue(form, 'tier'));
  return units
    .filter((unit) => rank(unit.tier) < own && unit.id !== form.known?.id)
    .sort((one, other) => rank(other.tier) - rank(one.tier) || one.order - other.order)
    .slice(0, SUPERIORS);
}

function valueInWords(form: UnitForm, part: FormPart, units: readonly Unit[]): string {
  const value = partValue(form, part);
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  const named = value.map(({ id }) => {
    const unit = units.find((one) => one.id === id);
    return unit === undefined ? id : `${unit.name}（${id}）`;
  });
  return named.join('、');
}

function headOf(part: FormPart): string {
  return COLUMN_HEADS[part][0] ?? part;
}

const ALLOWED: Partial<Record<FormPart, string>> = {
  id: '小写英文字母、数字和连字符，如 liuqiao；一经使用不再改动',
  name: '现用全称，如 共青团柳桥镇委员会',
  shortName: '列表中用的简称，如 柳桥镇团委',
  parent: '输入序号，或名称的一部分、代码、拼音；没有的填 -',
  host: '所在单位，如 柳桥镇；没有的填 -',
};
