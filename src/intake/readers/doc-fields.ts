/** Fields that show something and store no result: formulas drawn by the program, symbols. */
const DRAWN = /^\s*(eq|symbol|macrobutton|autonum|advance|formcheckbox|formdropdown)\b/iu;

/** True for the instruction of a field that shows something although no result is stored. */
export function isDrawnField(instruction: string): boolean {
  return DRAWN.test(instruction);
}

/**
 * Which characters belong to the instructions of fields (`\x13 instruction \x14 result \x15`) and
 * are not shown, from `start` on: `isShown(at)`. Marks without a partner hide nothing. `unshown`
 * counts fields that show something and store no result.
 */
export function instructionsIn(
  text: string,
  start: number,
  end: number,
): { isShown: (at: number) => boolean; unshown: number } {
  let unshown = 0;
  // How many instructions begin less how many end at each place; fields may stand inside fields.
  const steps = new Int32Array(end - start + 2);
  const step = (at: number, by: number) => {
    steps[at - start] = (steps[at - start] ?? 0) + by;
  };
  const open: { begin: number; separator: number | undefined }[] = [];
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === '\x13') open.push({ begin: at, separator: undefined });
    else if (character === '\x14') {
      const field = open.at(-1);
      if (field !== undefined) field.separator ??= at;
    } else if (character === '\x15') {
      const field = open.pop();
      if (field === undefined) continue;
      step(field.begin, 1);
      step((field.separator ?? at) + 1, -1);
      const head = text.slice(field.begin + 1, Math.min(at, field.begin + 40));
      if (field.separator === undefined && isDrawnField(head)) unshown += 1;
    }
  }
  for (let at = 1; at < steps.length; at += 1) steps[at] = (steps[at] ?? 0) + (steps[at - 1] ?? 0);
  return { isShown: (at) => steps[at - start] === 0, unshown };
}
