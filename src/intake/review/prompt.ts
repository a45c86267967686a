import { unitInWords, LEVEL_NAMES } from './decisions.ts';
import type { Desk, OpenItem } from './desk.ts';
import { valueInWords } from './fields.ts';
import type { Question } from './questions.ts';
import type { Session } from './session.ts';

const STATES: Record<Question['state'], string> = {
  empty: '未填',
  doubtful: '存疑',
  unfounded: '暂拟，原文未载',
};

/** What a person sees of an entry before the first question. */
export function introduce(
  { id, frontmatter }: OpenItem,
  count: string,
  remarks: readonly string[],
): string[] {
  const { source, title, unitName } = frontmatter;
  return [
    '',
    `── ${id}（${count}）`,
    `题名：${title}`,
    ...(unitName === undefined ? [] : [`文中所写单位：${unitName}`]),
    ...(source === undefined
      ? []
      : [
          `原件：${source.original}（${source.fileName ?? source.format}，${source.receivedAt}收到）`,
        ]),
    ...remarks.map((remark) => `提示：${remark}`),
  ];
}

/** The question that stands, line by line; nothing when none does. */
export function show({ step, questions, at }: Session, desk: Desk): string[] {
  if (step.ask === 'nothing') return [];
  const problem = step.problem === undefined ? [] : [`× ${step.problem}`];
  if (step.ask === 'publish') {
    return [...problem, '必填各项均已核定，去掉待核标记并收录？回车或 y 收录，n 留作待核，q 退出'];
  }
  if (step.ask === 'level') {
    const value =
      step.question.field.name === 'unit'
        ? unitInWords(String(step.value), desk.units)
        : valueInWords(step.value);
    return [
      ...problem,
      `  ${step.question.field.label}定为：${value}`,
      `  依据？1 ${LEVEL_NAMES.stated}，回车或 2 ${LEVEL_NAMES.inferred}，3 仍${LEVEL_NAMES.doubtful}；s 不定，q 退出`,
    ];
  }
  const choices = step.choices.map(
    ({ name, shortName, id }, index) => `  ${index + 1}  ${name}（${shortName}，${id}）`,
  );
  // After a slip the question still stands above: only what is new is said.
  if (step.problem !== undefined) return [...problem, ...choices];
  return [
    ...whole(step.question, `${at + 1}/${questions.length}`, desk),
    ...choices,
    keys(step.question),
  ];
}

function whole({ field, state, proposed, note }: Question, count: string, desk: Desk): string[] {
  const [evidence = '', ...reasons] = note.split('；');
  const value =
    field.name === 'unit' && proposed !== undefined
      ? unitInWords(String(proposed), desk.units)
      : valueInWords(proposed);
  return [
    '',
    `（${count}）${field.label}［${STATES[state]}${field.required ? '，必填' : ''}］`,
    ...(proposed === undefined ? [] : [`  拟定：${value}`]),
    ...(evidence === '' ? [] : [`  依据：${evidence}`]),
    ...reasons.map((reason) => `  说明：${reason}`),
    `  可填：${field.allowed}`,
  ];
}

function keys({ field, proposed, candidates }: Question): string {
  const parts = [
    proposed === undefined ? '' : '回车认可',
    candidates.length > 0 ? '输入序号选定' : '',
    proposed === undefined ? '输入该项的值' : '输入改正的值',
    field.required ? '' : '- 空缺',
    's 留下',
    'q 退出',
  ];
  return `  ${parts.filter((part) => part !== '').join('，')}`;
}
