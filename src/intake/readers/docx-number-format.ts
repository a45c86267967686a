const DIGITS = '〇一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** A number in one of Word's formats (ECMA-376, ST_NumberFormat); decimal when the format is unknown. */
export function formatNumber(number: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return counted(number, DIGITS, ['', '十', '百', '千'], true);
    case 'chineseLegalSimplified':
    case 'japaneseLegal':
    case 'ideographLegalTraditional':
      return counted(number, FORMAL, ['', '拾', '佰', '仟'], false);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');
    case 'ideographTraditional':
      return number >= 1 && number <= 10 ? (STEMS[number - 1] ?? String(number)) : String(number);
    case 'ideographZodiac':
      return number >= 1 && number <= 12
        ? (BRANCHES[number - 1] ?? String(number))
        : String(number);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(number);
    case 'decimalEnclosedParen':
      return number >= 1 && number <= 20 ? String.fromCodePoint(0x2473 + number) : `(${number})`;
    case 'decimalEnclosedFullstop':
      return number >= 1 && number <= 20 ? String.fromCodePoint(0x2487 + number) : `${number}.`;
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(number).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'lowerLetter':
      return letters(number, 'a');
    case 'upperLetter':
      return letters(number, 'A');
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperRoman':
      return roman(number);
    case 'none':
      return '';
    default:
      return String(number);
  }
}

/** 十二, 二十, 一百零三; `bareTen`: 十 and not 一十 at the head. */
function counted(
  number: number,
  digits: string,
  places: readonly string[],
  bareTen: boolean,
): string {
  if (number <= 0 || number >= 10000) return String(number);
  let words = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(number / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== '';
      continue;
    }
    if (gap) words += '零';
    gap = false;
    words += `${digits[digit] ?? ''}${places[place] ?? ''}`;
  }
  return bareTen && words.startsWith('一十') ? words.slice(1) : words;
}

function circled(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x245f + number);
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  return String(number);
}

/** Highest numbers that letters and Roman numerals are written for; Word's own limits are near. */
const MOST_LETTERS = 780;
const MOST_ROMAN = 3999;

/** a … z, aa, bb … as Word counts them. */
function letters(number: number, first: 'a' | 'A'): string {
  if (number < 1 || number > MOST_LETTERS) return String(number);
  const letter = String.fromCodePoint(first.charCodeAt(0) + ((number - 1) % 26));
  return letter.repeat(Math.floor((number - 1) / 26) + 1);
}

function roman(number: number): string {
  if (number < 1 || number > MOST_ROMAN) return String(number);
  const parts: readonly [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = number;
  let words = '';
  for (const [value, sign] of parts) {
    while (rest >= value) {
      words += sign;
      rest -= value;
    }
  }
  return words;
}
