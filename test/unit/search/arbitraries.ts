import * as fc from 'fast-check';

/** Text with everything that makes folding hard: both scripts, joiners, widths, astral characters. */
export const hardText = fc
  .array(
    fc.constantFrom(
      ...'团團总總结工作年月画畫划著着，。“”、；（）',
      ...'0123456789aAzZ.+-%·',
      ...'．＋－％０９Ａ　 \n\t①㎡…ﬁ½İéが',
      'e\u0301',
      '\u0301',
      '\u{1d7cf}',
      '\u{20000}',
      '\u{1f600}',
      '\ue000',
      '\u{100000}',
      '\ufe0f',
      '\ud800',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
