import { readChineseNumber, readOrdinal } from './ordinal.ts';

/** Addresses of the headings above a section and of its own, highest first: `s1`, `s1.2`. */
export function headingsAbove(section: string): string[] {
  const parts = section.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** How a heading is called in a citation: by its ordinal (一, （二）, 3), else by its words. */
export function headingName(words: string): string {
  const line = words.trim();
  const ordinal = readOrdinal(line);
  if (ordinal === undefined) return line === '' ? '' : `“${line}”`;
  return ordinal.text.replace(/[、，,：:.．\s]+$/u, '');
}

const SPOKEN: readonly (readonly [RegExp, number])[] = [
  [/^首先/u, 1],
  [/^其次/u, 2],
  [/^再[次者]/u, 3],
];

/** The number that a point gives itself (二是: 2, ③: 3); undefined for 最后, which gives none. */
export function pointNumber(words: string): number | undefined {
  const line = words.trim();
  const ordinal = readOrdinal(line);
  if (ordinal?.style === 'circled') return ordinal.number;
  for (const [sign, number] of SPOKEN) if (sign.test(line)) return number;
  const numeral = /^[其第]?(十?[一二三四五六七八九十])/u.exec(line)?.[1];
  return numeral === undefined ? undefined : readChineseNumber(numeral);
}

/** Names one after the other: 一（二）; two numbers side by side would read as one. */
export function joinNames(names: readonly string[]): string {
  return names.reduce(
    (whole, name) =>
      /[\d０-９]$/u.test(whole) && /^[\d０-９]/u.test(name) ? `${whole}.${name}` : whole + name,
    '',
  );
}
