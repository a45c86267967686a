/** A line of the text as the rules of clutter see it. */
export interface Line {
  words: string;
  start: number;
  end: number;
  /** Before the first line of the body, inside, or after its last line. */
  zone: 'head' | 'body' | 'tail';
}

/** A stretch to be removed; offsets into the text taken in. */
export interface Hit {
  start: number;
  end: number;
}

/** One kind of clutter. The name is permanent: it stands in every report beside what was removed. */
export interface ClutterRule {
  name: string;
  /** What the clutter is and why nothing of the text can be lost with it. */
  reason: string;
  /** Applied only where another rule shows that the text came from a page: a text may say the same. */
  weak?: boolean;
  /** Of any file, so that it does not show that the text came from a page. */
  ofAnyFile?: boolean;
  find(lines: readonly Line[]): Hit[];
}

/** A rule that takes whole lines, each judged by itself. */
export function lineRule(
  name: string,
  reason: string,
  zones: readonly Line['zone'][],
  matches: (words: string) => boolean,
  weak = false,
): ClutterRule {
  return {
    name,
    reason,
    weak,
    find: (lines) => lines.filter((line) => zones.includes(line.zone) && matches(line.words)),
  };
}
