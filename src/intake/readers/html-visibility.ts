import type { PageElement } from './html-tree.ts';

/** Classes and ids that a page's own style sheet hides. */
export interface HiddenNames {
  classes: Set<string>;
  ids: Set<string>;
}

/** Elements whose content is no text of the page, with what they are called in a finding. */
export const NO_TEXT: Record<string, string> = {
  script: '脚本',
  style: '样式',
  noscript: '无脚本时的替代内容',
  template: '模板',
  datalist: '输入提示',
  select: '下拉选项',
  object: '嵌入对象',
  embed: '嵌入对象',
  applet: '嵌入对象',
  video: '视频',
  audio: '音频',
  canvas: '画布',
  svg: '图形',
  math: '公式',
  xml: '内嵌数据',
};

/**
 * The classes and ids hidden by simple rules (`.a`, `#b`, `div.a`) of style sheets; rules inside
 * `@media` are not looked at, since they are for print or for telephones.
 */
export function hiddenNames(sheets: readonly string[]): HiddenNames {
  const names: HiddenNames = { classes: new Set(), ids: new Set() };
  for (const sheet of sheets) {
    const plain = withoutAtRules(sheet.replace(/\/\*.*?\*\//gsu, ''));
    for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/gu)) {
      if (hidingStyle(body) === undefined) continue;
      for (const selector of selectors.split(',')) {
        const match = /^\s*(?:[a-z]+[0-9]?)?([.#])([\w-]+)\s*$/iu.exec(selector);
        if (match?.[2] === undefined) continue;
        (match[1] === '.' ? names.classes : names.ids).add(match[2]);
      }
    }
  }
  return names;
}

function withoutAtRules(sheet: string): string {
  let plain = '';
  let depth = 0;
  let at = false;
  for (const char of sheet) {
    if (char === '@' && depth === 0) at = true;
    if (!at) plain += char;
    if (char === '{') depth += 1;
    if (char === '}') depth = Math.max(0, depth - 1);
    if (at && depth === 0 && (char === '}' || char === ';')) at = false;
  }
  return plain;
}

/** Why an element is not seen; undefined when it is. */
export function hiddenBy(element: PageElement, names: HiddenNames): string | undefined {
  const { attribs } = element;
  if ('hidden' in attribs) return 'hidden';
  if (attribs['aria-hidden']?.trim().toLowerCase() === 'true') return 'aria-hidden';
  if (element.name === 'input' && attribs['type']?.toLowerCase() === 'hidden') return 'hidden';
  const style = hidingStyle(attribs['style'] ?? '');
  if (style !== undefined) return style;
  if (attribs['id'] !== undefined && names.ids.has(attribs['id'])) return 'display:none';
  const classes = (attribs['class'] ?? '').split(/\s+/u);
  // What a script shows or hides later is not known; a tab of a slide show is no text either way.
  return classes.some((name) => names.classes.has(name)) ? 'display:none' : undefined;
}

function hidingStyle(style: string): string | undefined {
  const flat = style.toLowerCase().replace(/\s+/gu, '');
  if (/(?:^|;)display:none/u.test(flat)) return 'display:none';
  if (/(?:^|;)visibility:(?:hidden|collapse)/u.test(flat)) return 'visibility';
  if (/(?:^|;)mso-hide:all/u.test(flat)) return 'mso-hide';
  if (/(?:^|;)font-size:[01](?:px|pt)?(?:;|!|$)/u.test(flat)) return 'font-size';
  return /(?:^|;)opacity:0?(?:\.0+)?(?:;|!|$)/u.test(flat) ? 'opacity' : undefined;
}
