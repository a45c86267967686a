import { describe, expect, test } from 'vitest';
import { itemSchema } from '#domain/item';
import { unitsFileSchema } from '#domain/unit';
import type { Desk } from '#intake/review/desk';
import { findUnits } from '#intake/review/find-units';
import { show } from '#intake/review/prompt';
import { questionsOf } from '#intake/review/questions';
import { remarksOn } from '#intake/review/remarks';
import { answer, breakOff, describedAs, editsOf, openSession } from '#intake/review/session';
import type { Session } from '#intake/review/session';

const { units } = unitsFileSchema.parse({
  units: [
    ['yunxi', '共青团云溪区委员会', '云溪团区委', '县级', '机关', 10],
    ['baishi', '共青团白石镇委员会', '白石镇团委', '乡级', '镇街', 20],
    ['liushu', '共青团柳树镇委员会', '柳树镇团委', '乡级', '镇街', 30],
  ].map(([id, name, shortName, tier, sector, order]) => ({
    id,
    name,
    shortName,
    tier,
    form: '委员会',
    sector,
    order,
    formerNames: id === 'baishi' ? [{ name: '共青团白石乡委员会', to: '2021' }] : [],
  })),
});
const desk: Desk = { units, today: '2024-05-06', handledBy: '李干事' };

const doubtful = { level: 'doubtful', note: '“某处文字”（第3行）；前后不一' } as const;
const stated = { level: 'stated', note: '“题名”（第1行）' } as const;
const DRAFT = {
  title: '镇团委2023年总结',
  unitName: '镇团委',
  period: '2023-H1',
  kinds: ['work-summary'],
  confidence: { title: stated, unit: doubtful, period: doubtful, kinds: stated, script: stated },
  draft: true,
  source: {
    original: 'originals/0123456789ab/original.txt',
    sha256: '0'.repeat(64),
    textSha256: '0'.repeat(64),
    format: 'txt',
    receivedAt: '2024-05-01',
  },
};

function open(change: object = {}, titleInText = true): Session {
  const frontmatter = itemSchema.parse({ ...DRAFT, ...change });
  const lines = ['镇团委2023年总结', '书记王小明的电话是*********78'];
  const item = { id: '_inbox/0123456789ab', frontmatter, titleInText, lines, body: '' };
  const claimantOf = () => ({ id: item.id, frontmatter, words: '' });
  const alone = { others: [], claimantOf };
  return openSession({ ...item, ...alone, findings: [], canPutBack: new Set() }, desk);
}

function answered(lines: string[], session = open()): Session {
  return lines.reduce((talk, line) => answer(talk, line, desk), session);
}

const said = (session: Session) => show(session, desk).join('\n');

describe('what is asked', () => {
  test('is what is empty, doubtful, or filled in without any ground', () => {
    const { script: _, ...confidence } = DRAFT.confidence;
    const draft = itemSchema.parse({
      ...DRAFT,
      dateCreated: '2023-07',
      confidence: { ...confidence, dateCreated: doubtful },
    });
    expect(questionsOf(draft, units).map(({ field, state }) => [field.name, state])).toEqual([
      ['unit', 'empty'],
      ['period', 'doubtful'],
      ['script', 'unfounded'],
      ['dateCreated', 'doubtful'],
    ]);
  });

  test('shows the proposal with its words, place and reasons, and the values allowed', () => {
    const text = said(answered(['s']));
    for (const part of [
      '所属期［存疑',
      '拟定：2023-H1',
      '“某处文字”（第3行）',
      '说明：前后不一',
      '可填：2023、',
    ])
      expect(text).toContain(part);
  });

  test('offers units that a name may mean, and proposes one only when the whole name is its own', () => {
    expect(said(open())).toMatch(/1 {2}共青团白石镇委员会[\s\S]*2 {2}共青团柳树镇委员会/u);
    const proposed = (session: Session) =>
      session.step.ask === 'value' ? session.step.question.proposed : 'nothing asked';
    expect(proposed(open())).toBeUndefined();
    expect(proposed(open({ unitName: '白石镇团委' }))).toBe('baishi');
  });
});

describe('an answer', () => {
  test('is taken, with what it rests on, and says who decided what', () => {
    const session = answered(['2', '', '', '1', 'y']);
    expect(session.step.ask).toBe('nothing');
    expect(describedAs(session, desk).unitName).toBeUndefined();
    expect(describedAs(session, desk)).toMatchObject({
      unit: 'liushu',
      period: '2023-H1',
      draft: false,
      confidence: {
        unit: { level: 'inferred', note: expect.stringContaining('某处文字') as string },
        period: {
          level: 'stated',
          note: expect.stringMatching(/^经核定认可；“某处文字”/u) as string,
        },
        title: stated,
      },
      review: {
        handledBy: '李干事',
        date: '2024-05-06',
        decisions: [
          '2024-05-06 李干事：形成单位文中写作“镇团委”，定为共青团柳树镇委员会（liushu）（据文推定）',
          '2024-05-06 李干事：所属期“2023-H1”认可（原文载明）',
        ],
      },
    });
  });

  test.each([
    ['2022年', '2022'],
    ['2022年上半年', '2022-H1'],
    ['2022-h2', '2022-H2'],
    ['二〇二二年第三季度', '2022-Q3'],
    ['ay2022-t1', 'AY2022-T1'],
  ])('“%s” corrects a period to %s', (typed, period) => {
    expect(describedAs(answered(['s', typed, '']), desk).period).toBe(period);
  });

  test.each(['2022-13', '去年', '2022年至今', '2022-H3'])(
    '“%s” is no period, and the question stays',
    (typed) => {
      const session = answered(['s', typed]);
      expect(session.step).toMatchObject({ ask: 'value', question: { field: { name: 'period' } } });
      expect(said(session)).toContain(typed);
      expect(said(session)).toContain('2023-H1');
      expect(session.decisions).toEqual([]);
    },
  );

  test.each([
    ['dateCreated', '2023年7月5日', '2023-07-05'],
    ['dateCreated', '2023.7', '2023-07'],
    ['kinds', '总结、计划', ['work-summary', 'work-plan']],
    ['script', '繁体', 'Hant'],
  ])('of %s may be typed as “%s”', (name, typed, value) => {
    const confidence = {
      title: stated,
      unit: stated,
      period: stated,
      kinds: stated,
      script: stated,
      [name]: doubtful,
    };
    const session = answered([typed, ''], open({ unit: 'yunxi', confidence }));
    expect(describedAs(session, desk)).toMatchObject({ [name]: value });
  });

  test.each(['2023-02-30', '2023年13月', '七月'])('“%s” is no date', (typed) => {
    const confidence = { ...DRAFT.confidence, unit: stated, period: stated, dateCreated: doubtful };
    expect(said(answered([typed], open({ unit: 'yunxi', confidence })))).toContain(typed);
  });

  test('finds a unit by any part of a name, former ones included, and lets several be chosen from', () => {
    expect(findUnits('白石乡', units).map(({ id }) => id)).toEqual(['baishi']);
    expect(findUnits('雲溪', units).map(({ id }) => id)).toEqual(['yunxi']);
    const several = answered(['委员会']);
    expect(said(several)).toContain('3个');
    expect(answered(['3'], several).step).toMatchObject({ ask: 'level', value: 'liushu' });
    expect(said(answered(['无此单位']))).toContain('登记为新单位');
  });

  test('may not be empty where nothing is proposed, nor leave out what is required', () => {
    expect(said(answered(['']))).toContain('没有拟定值');
    expect(said(answered(['-']))).toContain('必填');
  });

  test('may say that the text has no such thing where that is allowed', () => {
    const confidence = { ...DRAFT.confidence, dateCreated: doubtful };
    const session = answered(['s', 's', '-', '1'], open({ dateCreated: '2023-07', confidence }));
    const after = describedAs(session, desk);
    expect([after.dateCreated, after.confidence?.['dateCreated']?.level]).toEqual([
      undefined,
      'stated',
    ]);
  });
});

describe('leaving', () => {
  test('leaves everything as it was, and offers no publication while something required is open', () => {
    const session = answered(['s', 's']);
    expect([session.step.ask, session.publish, editsOf(session, desk)]).toEqual([
      'nothing',
      false,
      [],
    ]);
  });

  test('keeps a doubt a doubt', () => {
    const session = answered(['1', '3', '', '1']);
    expect(session.step.ask).toBe('nothing');
    expect(describedAs(session, desk)).toMatchObject({ draft: true, unit: 'baishi' });
  });

  test('by the end of the answers keeps what was decided, and nothing that was not', () => {
    const session = breakOff(answered(['1', '', '2022年']));
    expect(session.quit).toBe(true);
    expect(describedAs(session, desk)).toMatchObject({
      unit: 'baishi',
      period: '2023-H1',
      draft: true,
    });
  });

  test('is possible at every question', () => {
    for (const lines of [['q'], ['1', 'q'], ['1', '', '', '', 'q']]) {
      const session = answered(lines);
      expect([session.step.ask, session.quit, session.publish]).toEqual(['nothing', true, false]);
    }
  });
});

describe('a title', () => {
  const confidence = { ...DRAFT.confidence, title: doubtful, unit: stated, period: stated };
  const change = { unit: 'yunxi', unitName: undefined, confidence };

  test('that stands in the text is changed by a correction', () => {
    const typed = describedAs(answered(['镇团委2023年', ''], open(change)), desk);
    const made = describedAs(answered(['2023年工作总结', ''], open(change)), desk);
    const correction = { date: '2024-05-06', reason: '核定题名', from: '镇团委2023年总结' };
    expect(typed.corrections).toEqual([{ ...correction, to: '镇团委2023年' }]);
    expect(made.corrections).toEqual([{ ...correction, to: '[2023年工作总结]' }]);
  });

  test('that the archivist made up stands in brackets, unless the text has it after all', () => {
    const made = describedAs(answered(['2023年工作总结', ''], open(change, false)), desk);
    expect([made.title, made.corrections]).toEqual(['[2023年工作总结]', undefined]);
    const found = describedAs(answered(['镇团委2023年总结', '1'], open(change, false)), desk);
    expect(found.title).toBe('镇团委2023年总结');
    expect(said(answered(['长'.repeat(99)], open(change, false)))).toContain('98');
  });
});

describe('what a person types', () => {
  const { script, ...known } = DRAFT.confidence;
  const asking = (name: string, given: object = {}) =>
    open({
      unit: 'yunxi',
      unitName: undefined,
      ...given,
      confidence: {
        ...known,
        script,
        unit: stated,
        period: stated,
        title: stated,
        [name]: doubtful,
      },
    });

  test('is stated only where the text has it, and else says whose it is', () => {
    const change = {
      title: '[暂拟]',
      confidence: { ...DRAFT.confidence, title: doubtful, unit: stated, period: stated },
    };
    const session = answered(
      ['某镇2021年总结', '1'],
      open({ unit: 'yunxi', unitName: undefined, ...change }, false),
    );
    expect([session.step.ask, said(session)]).toEqual([
      'level',
      expect.stringContaining('收入文本中没有“某镇2021年总结”'),
    ]);
    const after = describedAs(answered([''], session), desk);
    expect(after.title).toBe('[某镇2021年总结]');
    expect(after.confidence?.['title']).toEqual({
      level: 'inferred',
      note: expect.stringContaining('著录者拟') as string,
    });
  });

  const askedAbout = (name: string, typed: string) => {
    const lines = ['镇团委2023年总结', '二〇二四年一月五日'];
    const { item } = asking(name);
    return answered([typed, '1'], openSession({ ...item, lines }, desk));
  };

  test.each([
    ['period', '2023'],
    ['dateCreated', '2024-01-05'],
    ['dateCreated', '2024-01'],
    ['kinds', '总结'],
    ['creator', '镇 团委'],
  ])('as %s “%s” is found in the text in whatever way it is written there', (name, typed) => {
    expect(askedAbout(name, typed).decisions).toMatchObject([{ level: 'stated' }]);
  });

  test.each([
    ['period', '2021'],
    ['dateCreated', '2024-02-05'],
    ['kinds', '计划'],
    ['creator', '县团委'],
  ])('as %s “%s” is not called stated where the text does not have it', (name, typed) => {
    const session = askedAbout(name, typed);
    expect([session.decisions, said(session)]).toEqual([
      [],
      expect.stringContaining('收入文本中没有'),
    ]);
  });
});

test('masks and persons of the text are told', () => {
  expect(remarksOn('在XX镇，书记王小明同志主持\n又到XX镇')).toEqual([
    '文中有遮盖符号 XX 2 处（第1、2行）',
    '文中出现人名：王小明（第1行）',
  ]);
});
