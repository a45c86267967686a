import { describe, expect, test } from 'vitest';
import { Parser } from 'htmlparser2';
import { assert, property, string as anyString } from 'fast-check';
import type { Verdict } from '#domain/intake-report';
import { ruleWords } from '#intake/rule-words';
import { CLUTTER_RULES } from '#intake/transforms/clutter/rules';
import { FURNITURE_RULE } from '#intake/transforms/remove-furniture';
import { PRINT_STYLE } from '#intake/sheet/print-style';
import { sheetHtml } from '#intake/sheet/sheet-html';
import type { IntakeReport } from '#intake/take-in';

const CONTEXT = { archive: '试验库', day: '2025-06-01' };

function report(given: Partial<IntakeReport> = {}): IntakeReport {
  return {
    file: 'folder/来稿.txt',
    verdict: 'review',
    entry: '_inbox/4d3a6dadd0be',
    fields: {},
    outline: { level1: [], level2: [], headings: [] },
    removed: [],
    redactions: {},
    issues: [],
    ...given,
  };
}

const field = (value: unknown, text = '', place = '第1行') => ({
  value,
  confidence: 'stated' as const,
  evidence: { text, place },
  reasons: [],
});

/** Tags and attributes of a page, and its text, as a browser takes them. */
function parsed(page: string) {
  const tags: string[] = [];
  const attributes: [string, string][] = [];
  const ids: string[] = [];
  let text = '';
  let inStyle = false;
  const parser = new Parser({
    onopentag(name, given) {
      tags.push(name);
      inStyle = name === 'style';
      attributes.push(...Object.entries(given));
      if (given['id'] !== undefined) ids.push(given['id']);
    },
    onclosetag: () => (inStyle = false),
    ontext: (words) => (text += inStyle ? '' : words),
  });
  parser.write(page);
  parser.end();
  return { tags, attributes, ids, text };
}

const KNOWN = new Set(parsed(sheetHtml([everything()], CONTEXT)).tags);

function everything(words = '词'): IntakeReport {
  return report({
    file: `甲/${words}.txt`,
    fields: {
      title: field(words, words),
      unit: { ...field(null, words), confidence: 'doubtful', reasons: [words] },
      creator: { ...field(null), confidence: 'inferred', reasons: ['原文未载'] },
    },
    outline: {
      level1: [words],
      level2: [0],
      headings: [
        {
          depth: 1,
          ordinal: '一、',
          text: words,
          line: 3,
          role: 'problem',
          also: ['plan'],
          roleConfidence: 'doubtful',
        },
      ],
    },
    removed: [{ start: 4, end: 6, text: words, rule: words, line: 2 }],
    issues: [
      { name: 'unit-doubtful', severity: 'warning', message: words, advice: words, field: 'unit' },
      { name: 'figures-agree', severity: 'note', message: words, advice: words },
    ],
  });
}

describe('the sheet', () => {
  test('gives each file its verdict in words, and counts them at the top', () => {
    const verdicts: Verdict[] = [
      'filed',
      'review',
      'refused',
      'already-filed',
      'conflict',
      'review',
    ];
    const page = parsed(
      sheetHtml(
        verdicts.map((verdict) => report({ verdict })),
        CONTEXT,
      ),
    );
    for (const words of ['可收录', '待核定', '退回', '先前已收', '冲突'])
      expect(page.text).toContain(words);
    expect(page.text).toMatch(/2\s*？ 待核定/u);
    expect(page.text).toContain('共 6 件');
    expect(page.ids).toEqual(['top', 'f1', 'f2', 'f3', 'f4', 'f5', 'f6']);
  });

  test('leads nowhere but to its own places', () => {
    const { attributes, ids } = parsed(sheetHtml([everything(), report()], CONTEXT));
    const links = attributes.filter(([name]) => name === 'href').map(([, value]) => value);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(ids).toContain(link.slice(1));
    expect(attributes.filter(([name]) => name === 'src' || name.startsWith('on'))).toEqual([]);
    expect(sheetHtml([everything()], CONTEXT)).not.toMatch(/url\(|@import|https?:|<script|<link/iu);
  });

  test('shows evidence, place and how sure a field is, and what the text does not say', () => {
    const { text } = parsed(sheetHtml([everything('某镇团委')], CONTEXT));
    for (const words of [
      '题名',
      '形成单位',
      '原文载明',
      '存疑',
      '第1行',
      '未定',
      '原文未载：责任者',
      '某镇团委',
    ])
      expect(text).toContain(words);
  });

  test('shows every removal with its rule, what it stood after, and how it comes back', () => {
    const file = 'a.txt';
    const removal = { start: 3, end: 7, text: '标签列表', rule: 'site-footer', line: 2 };
    const page = sheetHtml([report({ file, removed: [removal] })], {
      ...CONTEXT,
      texts: new Map([[file, '前面\n标签列表']]),
    });
    const { text } = parsed(page);
    for (const words of [
      '第2行',
      '网页页脚',
      '标签列表',
      '接在“前面”之后',
      '恢复',
      'npm run review -- _inbox/4d3a6dadd0be --restore 行号',
      'corrections',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('site-footer');
    expect(
      parsed(sheetHtml([report({ verdict: 'refused', entry: null, removed: [removal] })], CONTEXT))
        .text,
    ).not.toContain('--restore');
  });

  test('says in words why anything was removed, whatever the rule', () => {
    const rules = [
      ...CLUTTER_RULES.map(({ name }) => name),
      FURNITURE_RULE,
      'repeated-title',
      'masked-title',
      'page-number',
      'running-head',
    ];
    for (const rule of rules) expect(ruleWords(rule)).toMatch(/\p{Script=Han}/u);
  });

  test('shows both sides of a conflict, where what came is kept, and the ways to settle it', () => {
    const conflict = report({
      verdict: 'conflict',
      entry: 'baishi/2023',
      keptAs: '_inbox/0a1b2c3d4e5f',
      removed: [{ start: 0, end: 2, text: '页脚', rule: 'site-footer', line: 1 }],
      issues: [{ name: 'entry-conflict', severity: 'error', message: '同期已有一件', advice: '' }],
    });
    const { text } = parsed(sheetHtml([conflict], CONTEXT));
    for (const words of [
      'baishi/2023',
      'npm run review -- _inbox/0a1b2c3d4e5f',
      '新稿替代旧稿',
      '作为另件',
      '弃收新稿',
      '_inbox/0a1b2c3d4e5f --restore',
    ])
      expect(text).toContain(words);
  });

  test('lists persons one by one, each to be kept or hidden', () => {
    const message = '文中出现人名：王小明（第3行）、李大为（第9行）。';
    const issue = { name: 'person-named', severity: 'warning' as const, message, advice: '' };
    const { text } = parsed(sheetHtml([report({ issues: [issue] })], CONTEXT));
    expect(text.replace(/\s+/gu, ' ')).toMatch(/王小明 第3行 保留 隐去 李大为 第9行 保留 隐去/u);
    expect(text).not.toContain('属实保留');
  });

  test('gives the texts of one file a section each, and a way back for what belongs to none', () => {
    const part = (number: number) =>
      report({ part: { number, of: 2, label: `篇${number}` }, entry: `_inbox/0a-${number}` });
    const lead = { start: 0, end: 2, text: '引言', rule: 'several-texts-lead', line: 1 };
    const page = parsed(
      sheetHtml([report({ parts: [part(1), part(2)], removed: [lead] })], CONTEXT),
    );
    expect(page.ids).toEqual(['top', 'f1', 'f2', 'f3']);
    for (const words of ['共 2 件', '第1篇，共2篇', '第2篇，共2篇', '不属任何一篇', 'corrections'])
      expect(page.text).toContain(words);
    expect(page.text).not.toContain('--restore');
  });

  test('groups what is open, the gravest first, and has lines to sign on', () => {
    const issue = (name: string, severity: 'error' | 'warning' | 'note') => ({
      name,
      severity,
      message: `〔${name}〕`,
      advice: '',
    });
    const issues = [
      issue('figure-truncated', 'note'),
      issue('figure-differs', 'warning'),
      issue('id-number-found', 'warning'),
      issue('docx-moved', 'note'),
    ];
    const { text } = parsed(sheetHtml([report({ issues })], CONTEXT));
    const order = [
      '涉密和个人信息',
      'id-number-found',
      '数字',
      'figure-differs',
      'figure-truncated',
      '原件和转换',
      'docx-moved',
      '经办',
      '审核',
      '日期',
    ];
    expect(order.map((words) => text.indexOf(words))).toEqual(
      order.map((words) => text.indexOf(words)).sort((a, b) => a - b),
    );
    for (const words of order) expect(text).toContain(words);
    expect(text).toContain('须核定 2 项');
  });

  test('hides all but two characters of a number that identifies somebody', () => {
    const page = sheetHtml([everything('电话13800138000，证件11010519491231002X')], CONTEXT);
    expect(page).not.toMatch(/13800138|19491231/);
    expect(page).toContain('电话*********00');
  });

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '</style><script>x</script>',
    '&lt;b&gt;',
    '${1}',
  ])('shows hostile words as words: %j', (words) => {
    const page = sheetHtml([everything(words)], { archive: words, day: words });
    const { tags, attributes, text } = parsed(page);
    expect(tags.filter((tag) => !KNOWN.has(tag))).toEqual([]);
    expect(attributes.filter(([name]) => name.startsWith('on') || name === 'src')).toEqual([]);
    expect(text).toContain(words);
  });

  test('shows characters that would turn or hide the text', () => {
    const page = sheetHtml([everything('\u202etxt.exe')], CONTEXT);
    expect(page).not.toContain('\u202e');
    expect(page).toContain('\\u202etxt.exe');
  });

  test('never lets any words become markup', () => {
    const count = parsed(sheetHtml([everything()], CONTEXT)).tags.length;
    assert(
      property(
        anyString({ minLength: 1, unit: 'binary' }).filter((words) => words.trim() !== ''),
        (words) => {
          const { tags } = parsed(sheetHtml([everything(`词${words}`)], CONTEXT));
          expect(tags.length).toBe(count);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('counts as many texts as it has numbered rows, at the top and in the totals', () => {
    const part = (number: number) =>
      report({ part: { number, of: 3, label: `篇${number}` }, entry: `_inbox/0a-${number}` });
    const files = [
      report({ verdict: 'filed' }),
      report({ parts: [part(1), part(2), part(3)] }),
      report({ verdict: 'already-filed' }),
    ];
    const page = sheetHtml(files, CONTEXT);
    const rows = page.match(/<tr class="text">/gu)?.length;
    const { text } = parsed(page);
    const totals = [...page.matchAll(/<b>(\d+)<\/b>/gu)].map(([, count]) => Number(count));
    expect([rows, totals.reduce((sum, count) => sum + count, 0)]).toEqual([5, 5]);
    expect(text).toContain('共 5 件（3 个文件）');
    const numbers = [...text.matchAll(/第 (\d+) 件/gu)].map(([, number]) => Number(number));
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
  });

  test.each(['secrecy-marked', 'paged-scan', 'file-unreadable'])(
    'never offers to take in what was turned away: %s',
    (name) => {
      const issue = { name, severity: 'error' as const, message: '不收', advice: '处理' };
      const { text } = parsed(
        sheetHtml([report({ verdict: 'refused', entry: null, issues: [issue] })], CONTEXT),
      );
      const choices = text.slice(text.indexOf('处理意见'));
      expect(choices).toMatch(name === 'secrecy-marked' ? /按保密规定处理/u : /退回来稿人/u);
      expect(choices.slice(0, choices.indexOf('说明'))).not.toMatch(/收录|review/u);
    },
  );

  test('draws on paper together what asks for no decision, and shows the rest in full', () => {
    const stated = { ...field('共青团总结', '共青团总结'), reasons: [] };
    const removal = (line: number, rule: string) => ({
      start: line * 10,
      end: line * 10 + 2,
      text: `去除${line}`,
      rule,
      line,
    });
    const page = sheetHtml(
      [
        report({
          fields: {
            title: stated,
            period: { ...field('2023'), confidence: 'doubtful' },
            editions: { ...field(['intranet'], 'editions', 'archive.yaml') },
          },
          removed: [
            removal(1, 'page-number'),
            removal(5, 'running-head'),
            removal(9, 'page-number'),
          ],
          issues: [{ name: 'figures-agree', severity: 'note', message: '数字相符', advice: '' }],
        }),
      ],
      CONTEXT,
    );
    const briefs = [...page.matchAll(/<p class="brief">([\s\S]*?)<\/p>/gu)].map(([, words = '']) =>
      words.replace(/<[^>]*>|\s+/gu, ''),
    );
    expect(briefs).toEqual([
      '提示（不须核定）：数字相符',
      '原文载明：题名共青团总结（第1行）',
      '本库设定：利用范围intranet',
      '页码，2处：第1行“去除1”；第9行“去除9”',
      '页眉页脚，1处：第5行“去除5”',
    ]);
    expect(page).toMatch(/<tr class="settled">[^]*?题名/u);
    expect(page).toMatch(/<tr class="doubted">[^]*?所属期/u);
    expect(PRINT_STYLE).toMatch(/tr\.settled,.*\{display:none\}/u);
  });

  test('of an empty batch says so', () => {
    expect(parsed(sheetHtml([], CONTEXT)).text).toContain('共 0 件');
  });
});

test('commands on the sheet find the archive that the batch went into', () => {
  const given = { ...CONTEXT, flags: '--content ../our-archive' };
  const { text } = parsed(sheetHtml([everything()], given));
  const commands = text.match(/npm run review -- [^，。]*/gu) ?? [];
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) expect(command).toContain('--content ../our-archive');
});
