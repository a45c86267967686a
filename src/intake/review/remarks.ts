import { findMasks } from '#domain/mask';
import { foldScript } from '#domain/script';
import { findPersons } from '../description/persons.ts';

/** Most places named for one finding. */
const PLACES = 8;

/** What a person should have in mind about a text while deciding: its masks and the persons it names. */
export function remarksOn(text: string): string[] {
  const lines = text.split('\n').map((words, index) => ({ words, line: index + 1 }));
  const masks = new Map<string, number[]>();
  for (const { words, line } of lines) {
    for (const mask of findMasks(words)) {
      masks.set(mask.text, [...(masks.get(mask.text) ?? []), line]);
    }
  }
  const persons = findPersons(
    lines.map(({ words, line }) => ({
      kind: 'paragraph' as const,
      depth: 0,
      words,
      folded: foldScript(words),
      line,
      inPlan: false,
    })),
  );
  return [
    ...[...masks].map(
      ([form, places]) => `文中有遮盖符号 ${form} ${places.length} 处（${atLines(places)}）`,
    ),
    ...(persons.length > 0
      ? [`文中出现人名：${persons.map(({ name, line }) => `${name}（第${line}行）`).join('、')}`]
      : []),
  ];
}

function atLines(places: readonly number[]): string {
  const lines = [...new Set(places)];
  return `第${lines.slice(0, PLACES).join('、')}行${lines.length > PLACES ? '等' : ''}`;
}
