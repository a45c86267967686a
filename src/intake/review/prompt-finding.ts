import type { RecordedFinding } from '#domain/faithful-text';
import { groupOf } from '../sheet/words.ts';
import { choicesOf } from './answer-finding.ts';
import { contextOf } from './context.ts';
import { isAboutSecret } from './secret-places.ts';
import type { Session } from './session.ts';
import { maskSecrets } from '../checks/mask-secrets.ts';
import { surroundings } from './name-places.ts';
import type { UnsurePlacesStep } from './step.ts';

/** A finding with the lines around it, what to do about it, what each answer does, and the keys. */
export function showFinding(
  finding: RecordedFinding,
  session: Session,
  given: { count: string; back: string; rest: readonly RecordedFinding[] },
): string[] {
  const { count, back, rest } = given;
  const choices = choicesOf(finding, session);
  const others = rest.length - 1;
  const all = others > 0 ? `序号后加 a，同类其余 ${others} 项同此；` : '';
  const canChoose = finding.name === 'person-named' && choices.some(({ act }) => act === 'hide');
  const some = canChoose ? `只隐去几人或所列不准的，${choices.length} 后写其姓名；` : '';
  const manual =
    isAboutSecret(finding) && !choices.some(({ act }) => act === 'hide')
      ? ['  隐去：在正文中改写，并在著录的 corrections 中写明 from 和 to；改好后再答。']
      : [];
  return [
    '',
    `（${count}）${groupOf(finding.name)}：${finding.message}`,
    ...contextOf(finding, session.item),
    ...(finding.advice === undefined ? [] : [`  处理：${finding.advice}`]),
    ...manual,
    ...choices.map(({ words }, index) => `  ${index + 1} ${words}`),
    `  ${all}${some}序号后空一格可写说明；s 留待以后，${back}q 保存并退出`,
  ];
}

/** The places that may be part of another, longer name, each with its context, and the keys. */
export function showUnsurePlaces(
  { places }: UnsurePlacesStep,
  { item }: Session,
  back: string,
): string[] {
  const taken = item.lines.join('\n');
  return [
    '',
    '  以下各处前后连着别的字，可能是另一人的姓名：',
    ...places.map((place, index) => {
      const line = taken.slice(0, place.start).split('\n').length;
      return `  ${index + 1} 第${line}行  ${maskSecrets(surroundings(taken, place))}`;
    }),
    `  a 全部隐去，n 都不隐去，或写要隐去的序号（如 1 3）；s 留待以后，${back}q 保存并退出`,
  ];
}
