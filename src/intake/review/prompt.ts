import { CONFIDENCE_WORDS } from '../description-words.ts';
import type { Answered } from './decisions.ts';
import { BY_ARCHIVIST, unitInWords, unitsOf } from './decisions.ts';
import { conflictInWords } from './conflict.ts';
import type { Desk, OpenItem } from './desk.ts';
import { valueInWords } from './fields.ts';
import { showFinding, showUnsurePlaces } from './prompt-finding.ts';
import { showUnitForm, showUnitPart, unlistedInWords } from './prompt-unit.ts';
import type { Question } from './questions.ts';
import { restOfKind } from './session.ts';
import type { Session } from './session.ts';
import type { ValueStep } from './step.ts';

const STATES: Record<Question['state'], string> = {
  empty: '未填',
  doubtful: '存疑',
  unfounded: '暂拟，原文未载',
};

/** What a person sees of an entry before the first question. */
export function introduce(
  { id, frontmatter, fault }: OpenItem,
  count: string,
  remarks: readonly string[],
): string[] {
  const { source, title, unitName, draft } = frontmatter;
  return [
    '',
    `── ${id}（${count}${draft ? '' : '，已收录'}）`,
    `题名：${title}`,
    ...(unitName === undefined ? [] : [`文中所写单位：${unitName}`]),
    ...(source === undefined
      ? []
      : [
          `原件：${source.original}（${source.fileName ?? source.format}，${source.receivedAt}收到）`,
        ]),
    ...(fault === undefined ? [] : [`× ${fault}，本件不能收录。`]),
    ...remarks.map((remark) => `提示：${remark}`),
  ];
}

/** The question that stands, line by line; nothing when none does. */
export function show(session: Session, desk: Desk): string[] {
  const { step, passed, matters, previous } = session;
  if (step.ask === 'nothing') return [];
  const problem = step.problem === undefined ? [] : [`× ${step.problem}`];
  const count = `${passed.length}/${passed.length - 1 + matters.length}`;
  const back = previous === undefined ? '' : 'b 上一步，';
  // After a slip the question still stands above: only what is new is said.
  if (step.ask === 'value' && step.problem !== undefined) {
    return [...problem, ...choicesOf(step)];
  }
  if (step.problem !== undefined && step.ask !== 'unit-part') return problem;
  switch (step.ask) {
    case 'publish':
      return [
        '',
        ...(step.withdraws === undefined
          ? []
          : [`收录后，已有件“${step.withdraws}”由本件替代，不再公开，留存备查。`]),
        `必填各项和待核事项均已核定，去掉待核标记并收录？回车或 y 收录，n 留作待核，${back}q 保存并退出`,
      ];
    case 'conflict':
      return [
        '',
        `（${count}）与已有件冲突：同单位、同期、同文种已有“${step.conflict.existing.id}”`,
        ...conflictInWords(step.conflict),
        '  1 新稿替代旧稿（旧稿留存，不再公开），2 作为另件，注明专题，3 弃收新稿，4 留待以后',
        `  ${back}q 保存并退出`,
      ];
    case 'topic':
      return [`  专题代码和名称，空一格，如：yiqing 疫情防控（${back}s 留下，q 保存并退出）`];
    case 'discard':
      return [
        '  弃收后，本件连同原件和收稿记录移到内容目录的 discarded 文件夹，不删除。',
        '  确定弃收？y 弃收（后可写理由，如 y 重复来稿），b 返回，q 保存并退出',
      ];
    case 'level': {
      const { field } = step.question;
      const value =
        field.name === 'unit'
          ? unitInWords(String(step.value), unitsOf(session, desk))
          : valueInWords(step.value);
      const { stated, inferred, doubtful } = CONFIDENCE_WORDS;
      const choices = step.inText
        ? `依据？1 ${stated}，回车或 2 ${inferred}，3 仍${doubtful}`
        : `收入文本中没有这一写法，不作${stated}。依据？回车或 2 ${inferred}（${BY_ARCHIVIST}），3 仍${doubtful}`;
      return [`  ${field.label}定为：${value}`, `  ${choices}；${back}s 不定，q 保存并退出`];
    }
    case 'unit-form':
      return showUnitForm(step, session, desk, back);
    case 'unit-part':
      return showUnitPart(step, session, desk, back);
    case 'finding':
      return showFinding(step.finding, session, { count, back, rest: restOfKind(session, desk) });
    case 'unsure-places':
      return showUnsurePlaces(step, session, back);
    case 'value':
      return [...whole(step.question, count, desk, session), ...choicesOf(step), keys(step, back)];
  }
}

function choicesOf({ choices, unlisted }: ValueStep): string[] {
  return [
    ...choices.map(
      ({ name, shortName, id }, index) => `  ${index + 1}  ${name}（${shortName}，${id}）`,
    ),
    ...(unlisted === undefined ? [] : unlistedInWords(unlisted)),
  ];
}

function whole(
  { field, state, proposed, note }: Question,
  count: string,
  desk: Desk,
  answered: Pick<Answered, 'newUnits'>,
): string[] {
  const [evidence = '', ...reasons] = note.split('；');
  const value =
    field.name === 'unit' && proposed !== undefined
      ? unitInWords(String(proposed), unitsOf(answered, desk))
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

function keys({ question, choices, unlisted }: ValueStep, back: string): string {
  const { field, proposed } = question;
  const parts = [
    proposed === undefined ? '' : '回车认可',
    choices.length > 0 ? '输入序号选定' : '',
    unlisted === undefined ? '' : 'n 登记为新单位',
    proposed === undefined ? '输入该项的值' : '输入改正的值',
    field.required ? '' : '- 空缺',
    's 留下',
    back.replace('，', ''),
    'q 保存并退出',
  ];
  return `  ${parts.filter((part) => part !== '').join('，')}`;
}
