/** Fewest letters that are taken for pinyin; a single one fits half the list. */
export const SHORTEST_KEY = 2;

/**
 * Letters as a person types them as a key of units: `Liǔ qiáo` is `liuqiao`, `lü` is `lv`. Undefined when
 * they are none. Needs no dictionary, so that a browser may use it too.
 */
export function latinKey(typed: string): string | undefined {
  const plain = typed
    .toLowerCase()
    .replace(/[üǖǘǚǜ]/gu, 'v')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[\s'’·-]/gu, '');
  return plain.length >= SHORTEST_KEY && /^[a-z0-9]*[a-z][a-z0-9]*$/u.test(plain)
    ? plain
    : undefined;
}
