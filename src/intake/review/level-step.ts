import type { Unit } from '#domain/unit';
import { isInText } from './in-text.ts';
import type { Session } from './session.ts';
import type { LevelStep } from './step.ts';

/** The question what a value rests on, knowing whether the text contains it. */
export function levelStep(
  { item }: Session,
  { question, value, accepted }: Pick<LevelStep, 'question' | 'value' | 'accepted'>,
  units: readonly Unit[],
): LevelStep {
  const { field } = question;
  // What intake proposed rests on its evidence; a title must stand in the text by itself.
  const inText =
    (accepted && field.name !== 'title') || isInText(field, value, { lines: item.lines, units });
  return { ask: 'level', question, value, accepted, inText };
}
