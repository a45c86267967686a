import { describe, expect, test } from 'vitest';
import type { RecordedFinding } from '#domain/faithful-text';
import { itemSchema } from '#domain/item';
import { unitsFileSchema } from '#domain/unit';
import { contextOf } from '#intake/review/context';
import type { Desk, OpenItem } from '#intake/review/desk';
import { show } from '#intake/review/prompt';
import { answer, describedAs, openSession } from '#intake/review/session';
import type { Session } from '#intake/review/session';

const { units } = unitsFileSchema.parse({
  units: [
    {
      id: 'baishi',
      name: '共青团白石镇委员会',
      shortName: '白石镇团委',
      tier: '乡级',
      form: '委员会',
      sector: '镇街',
      order: 10,
    },
  ],
});
const desk: Desk = { units, today: '2024-05-06', handledBy: '李干事' };
const stated = { level: 'stated' } as const;
const LINES = ['白石镇团委总结', '值班电话13812345678', '备用电话13912345670', '合计380人次'];

function finding(name: string, given: Partial<RecordedFinding> = {}): RecordedFinding {
  const { line = 0 } = given;
  return {
    key: `${name}-0000000${line}`,
    name,
    severity: 'warning',
    message: `〔${name}〕`,
    ...given,
  };
}

const MOBILES = [
  finding('mobile-found', { line: 2, message: '文中有手机号码 *********78。' }),
  finding('mobile-found', { line: 3, message: '文中有手机号码 *********70。' }),
];

function item(given: Partial<OpenItem> = {}, fields: object = {}): OpenItem {
  return {
    id: '_inbox/0123456789ab',
    frontmatter: itemSchema.parse({
      title: '白石镇团委总结',
      unit: 'baishi',
      period: '2023',
      kinds: ['work-summary'],
      confidence: { title: stated, unit: stated, period: stated, kinds: stated, script: stated },
      draft: true,
      ...fields,
    }),
    titleInText: true,
    findings: [],
    lines: LINES,
    body: LINES.join('\n\n'),
    canPutBack: new Set(),
    others: [],
    claimantOf: (id) => ({ id, frontmatter: itemSchema.parse({ title: '总结' }), words: '' }),
    ...given,
  };
}

function answered(lines: string[], given: OpenItem): Session {
  return lines.reduce((talk, line) => answer(talk, line, desk), openSession(given, desk));
}

const goOn = (session: Session, ...lines: string[]): Session =>
  lines.reduce((talk, line) => answer(talk, line, desk), session);

const said = (session: Session) => show(session, desk).join('\n');
const decisions = (session: Session) => describedAs(session, desk).review?.decisions;

describe('what intake found', () => {
  test('is asked group by group, and notes and what fields settle are not', () => {
    const findings = [
      finding('figure-differs'),
      finding('period-doubtful'),
      finding('figures-agree', { severity: 'note' }),
      finding('person-named'),
    ];
    const asked = openSession(item({ findings }), desk).matters.map((matter) =>
      matter.about === 'finding' ? matter.finding.name : matter.about,
    );
    expect(asked).toEqual(['person-named', 'figure-differs']);
  });

  test('is decided by a number, with who and when; nothing is offered for publication before', () => {
    const session = answered(['3 原文如此'], item({ findings: [finding('figure-differs')] }));
    expect(session.step.ask).toBe('publish');
    expect(decisions(session)).toEqual([
      {
        finding: 'figure-differs-00000000',
        decision: 'no-issue',
        note: '原文如此',
        date: '2024-05-06',
        by: '李干事',
      },
    ]);
    const left = answered(['s'], item({ findings: [finding('figure-differs')] }));
    expect([left.step.ask, decisions(left)]).toEqual(['nothing', undefined]);
  });

  test('of a person is kept only with a reason, and the reason carries no number', () => {
    const given = item({ findings: MOBILES.slice(0, 1) });
    expect(said(answered(['1'], given))).toContain('须写明理由');
    const session = answered(['1', '1 同13812345678，已公开'], given);
    expect(decisions(session)).toMatchObject([{ decision: 'keep', note: '同*********78，已公开' }]);
  });

  test('is not called mended while the number stands in the body', () => {
    const given = item({ findings: MOBILES.slice(0, 1) });
    expect(said(answered(['2'], given))).toContain('正文中仍有该号码');
    expect(answered(['2'], { ...given, body: '值班电话另告' }).step.ask).toBe('publish');
  });

  test('is called mended when the number is gone, though another ends in the same two digits', () => {
    const given = item({ findings: MOBILES.slice(0, 1) });
    const other = { ...given, body: '值班电话另告\n\n备用电话13700000078' };
    expect(answered(['2'], other).step.ask).toBe('publish');
    const regrouped = { ...given, body: '值班电话138 1234 5678' };
    expect(said(answered(['2'], regrouped))).toContain('正文中仍有该号码');
  });

  test.each([
    ['1 a 公开', 2, '公开'],
    ['1a 公开', 2, '公开'],
    ['１ａ　公开', 2, '公开'],
    ['1公开', 1, '公开'],
    ['１　公开', 1, '公开'],
    ['1 apple', 1, 'apple'],
    ['1 对外公布的ＡＢ热线', 1, '对外公布的ＡＢ热线'],
  ])('answered “%s” decides %i with the reason “%s”', (words, count, note) => {
    const session = answered([words], item({ findings: MOBILES }));
    expect(session.findings.map((one) => one.note)).toEqual(
      Array.from({ length: count }, () => note),
    );
  });

  test.each(['12', '1.5', '13812345678', '5 公开', 'a'])('“%s” is no answer to it', (words) => {
    const session = answered([words], item({ findings: MOBILES }));
    expect([session.findings, said(session)]).toEqual([[], expect.stringContaining('不是可选')]);
  });

  test('is decided for all of a kind at once, but for no other kind', () => {
    const findings = [...MOBILES, finding('figure-differs', { line: 4 })];
    const session = answered(['3a'], item({ findings }));
    expect(session.findings.map(({ finding: { key } }) => key)).toEqual(
      MOBILES.map(({ key }) => key),
    );
    expect(said(session)).toContain('figure-differs');
  });

  test('is shown with its line and its neighbours, every number hidden', () => {
    const text = said(openSession(item({ findings: MOBILES }), desk));
    for (const part of ['第2行  值班电话*********78', '前     白石镇团委总结', '其余 1 项同此'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/1381234|1391234/u);
  });

  test('offers to put removed text back only where that can be done', () => {
    const findings = [finding('removal-doubtful', { line: 4 })];
    expect(said(answered([], item({ findings })))).not.toContain('由程序补回');
    expect(answered(['3'], item({ findings })).findings).toEqual([]);
    const session = answered(['3'], item({ findings, canPutBack: new Set([4]) }));
    expect(session.findings).toMatchObject([{ decision: 'mended', putBack: true }]);
  });

  test('decided before is not asked again, and asked anew takes the place of an unfounded decision', () => {
    const { key } = finding('figure-differs');
    const before = { review: { decisions: ['一句话', { finding: key, decision: 'keep' }] } };
    expect(
      openSession(item({ findings: [finding('figure-differs')] }, before), desk).step.ask,
    ).toBe('publish');
    const mobile = MOBILES[0] ?? finding('');
    const bare = { review: { decisions: [{ finding: mobile.key, decision: 'keep' }] } };
    expect(decisions(answered(['3'], item({ findings: [mobile] }, bare)))).toMatchObject([
      { finding: mobile.key, decision: 'no-issue' },
    ]);
  });
});

describe('going back', () => {
  test('leads to the question before and takes its answer back', () => {
    const findings = [finding('figure-differs'), finding('points-skipped')];
    const session = answered(['1', '3', 'b', 'b'], item({ findings }));
    expect(session.findings).toEqual([]);
    expect(said(session)).toContain('figure-differs');
  });

  test('from the first question stays there and says so', () => {
    const session = answered(['b'], item({ findings: [finding('figure-differs')] }));
    expect(said(session)).toContain('已是第一项');
    expect(session.step.ask).toBe('finding');
  });

  test('after a slip leads to the question before, not to the slip', () => {
    const findings = [finding('figure-differs'), finding('points-skipped')];
    const session = answered(['?', '1', '??', 'b'], item({ findings }));
    expect(said(session)).toContain('figure-differs');
    expect(said(session)).not.toContain('×');
  });
});

describe('a conflict', () => {
  const { frontmatter } = item({}, { draft: false });
  const given = item(
    {
      findings: [
        finding('entry-conflict', { severity: 'error', found: 'baishi/2023' }),
        finding('may-replace-draft', { found: 'baishi/2023' }),
      ],
    },
    { unit: undefined, unitName: '白石镇团委' },
  );
  const others = [{ id: 'baishi/2023', frontmatter }];
  const claimantOf = (id: string) =>
    id === given.id
      ? { id, frontmatter: given.frontmatter, words: '总结。电话13812345678，新的。' }
      : { id, frontmatter, words: '总结。电话13812345678，旧的。' };
  const contested = { ...given, others, claimantOf };

  test('is asked before what the two have in common, both sides beside each other with no number in plain', () => {
    const text = said(openSession(contested, desk));
    for (const part of ['新稿  _inbox/0123456789ab', '旧稿  baishi/2023', '相同约', '自第'])
      expect(text).toContain(part);
    expect(text).not.toContain('1381234');
  });

  test('settled by replacing gives the unit, names what is replaced, and asks neither again', () => {
    const session = answered(['1'], contested);
    expect(session.step.ask).toBe('publish');
    expect(describedAs(session, desk)).toMatchObject({ unit: 'baishi', replaces: 'baishi/2023' });
    expect(describedAs(session, desk).unitName).toBeUndefined();
    expect(decisions(session)).toMatchObject([{ decision: 'replace' }, { decision: 'keep' }]);
  });

  test('settled by a topic asks for slug and name, and refuses one that would be read as a time', () => {
    for (const words of ['疫情', 'h1 上半年', 'Yiqing 疫情防控', `yiqing ${'长'.repeat(31)}`])
      expect(answered(['2', words], contested).step).toMatchObject({ ask: 'topic' });
    const session = answered(['2', 'yiqing 疫情防控'], contested);
    expect(describedAs(session, desk)).toMatchObject({
      unit: 'baishi',
      topic: { slug: 'yiqing', name: '疫情防控' },
    });
  });

  test('turns the newcomer away only when asked twice', () => {
    expect(answered(['3'], contested)).toMatchObject({ step: { ask: 'discard' } });
    expect(answered(['3'], contested).discard).toBeUndefined();
    expect(answered(['3', ''], contested).discard).toBeUndefined();
    expect(answered(['3', 'b'], contested).step.ask).toBe('conflict');
    expect(answered(['3', 'y 重复来稿'], contested)).toMatchObject({
      discard: { existing: 'baishi/2023', note: '重复来稿' },
      step: { ask: 'nothing' },
    });
  });

  test('waits until a doubtful period is settled, and is asked no more when that leads elsewhere', () => {
    const confidence = {
      ...contested.frontmatter.confidence,
      period: { level: 'doubtful' } as const,
    };
    const unsure = { ...contested, frontmatter: { ...contested.frontmatter, confidence } };
    expect(said(openSession(unsure, desk))).toContain('所属期［存疑');
    expect(answered(['', ''], unsure).step.ask).toBe('conflict');
    expect(said(answered(['2022', ''], unsure))).toContain('形成单位［未填');
    expect(answered(['s'], unsure).step.ask).toBe('finding');
  });

  test('settled before is undone by an answer that leads to another place', () => {
    const [conflict] = contested.findings;
    const decided = { finding: conflict?.key ?? '', decision: 'replace' } as const;
    const before = itemSchema.parse({
      ...frontmatter,
      draft: true,
      replaces: 'baishi/2023',
      confidence: { ...frontmatter.confidence, period: { level: 'doubtful' } },
      review: { decisions: [decided] },
    });
    const session = answered(['2022', ''], { ...contested, frontmatter: before });
    const after = describedAs(session, desk);
    expect([after.period, after.replaces]).toEqual(['2022', undefined]);
    expect(after.review?.decisions).toEqual([expect.stringContaining('2022')]);
    const kept = describedAs(answered(['', ''], { ...contested, frontmatter: before }), desk);
    expect(kept.replaces).toBe('baishi/2023');
  });

  test('with an entry that holds a topic already refuses the topic', () => {
    const topic = { slug: 'yiqing', name: '疫情防控' };
    const other = { id: 'baishi/2023-yiqing', frontmatter: { ...frontmatter, topic } };
    const both = { ...contested, others: [...others, other] };
    expect(said(answered(['2', 'yiqing 防疫'], both))).toContain('已用于“baishi/2023-yiqing”');
    expect(answered(['2', 'yiqing 防疫', 'fangyi 防疫'], both).step.ask).toBe('publish');
  });

  test('left for later leaves the unit to it, and the entry a draft', () => {
    const session = answered(['4', '1'], contested);
    expect([session.step.ask, describedAs(session, desk).unit]).toEqual(['nothing', undefined]);
  });
});

describe('a unit that the list does not have', () => {
  const unlisted = item(
    { lines: ['共青团柳桥镇委员会2023年总结'] },
    { unit: undefined, unitName: '共青团柳桥镇委员会' },
  );

  test('is offered for the list with what it was read from, and taken as the unit', () => {
    expect(said(openSession(unlisted, desk))).toMatch(
      /n {2}登记为新单位：共青团柳桥镇委员会[\s\S]*乡级/u,
    );
    const form = answered(['n'], unlisted);
    expect(said(form)).toMatch(/1 代码：liuqiao[\s\S]*4 层级：乡级[\s\S]*7 上级：（空）/u);
    expect(form.newUnits).toEqual([]);
    const session = goOn(form, '', '2');
    expect(session.newUnits).toMatchObject([{ id: 'liuqiao', tier: '乡级', form: '委员会' }]);
    expect(describedAs(session, desk)).toMatchObject({ unit: 'liuqiao' });
  });

  test('is asked for what neither name nor text says', () => {
    const bare = item({}, { unit: undefined, unitName: '共青团和平实业委员会' });
    const session = answered(['n'], bare);
    expect(session.step).toMatchObject({ ask: 'unit-part' });
    const parts = session.step.ask === 'unit-part' ? session.step.parts : [];
    const answers: Record<string, string> = { id: 'heping', shortName: '和平团委' };
    const done = answered(['n', ...parts.map((part) => answers[part] ?? '1'), '', '2'], bare);
    expect(done.newUnits).toHaveLength(1);
    expect(describedAs(done, desk).unit).toBe(done.newUnits[0]?.id);
  });
});

describe('the form of a new unit', () => {
  const unlisted = item(
    { lines: ['共青团柳侨镇委员会2023年总结'] },
    { unit: undefined, unitName: '共青团柳侨镇委员会' },
  );

  test('lets every part be put right before it is written, and reads a corrected name anew', () => {
    const typed = [
      'n',
      '1',
      'liuqiaozhen',
      '2 共青团柳桥镇委员会',
      '6',
      '2',
      '7 白石',
      '8 -',
      '',
      '2',
    ];
    const session = answered(typed, unlisted);
    expect(session.newUnits).toEqual([
      {
        id: 'liuqiaozhen',
        name: '共青团柳桥镇委员会',
        shortName: '柳桥镇团委',
        tier: '乡级',
        form: '委员会',
        sector: '镇街',
        parent: [{ id: 'baishi' }],
        order: 20,
        formerNames: [],
        aliases: [],
        predecessors: [],
        successors: [],
      },
    ]);
    expect(describedAs(session, desk).unit).toBe('liuqiaozhen');
  });

  test.each([
    ['1 Liuqiao', '不能作代码'],
    ['1 baishi', '已属于名录中的“共青团白石镇委员会”'],
    ['2 白石镇团委', '已属于名录中的“共青团白石镇委员会”'],
    ['2 柳', '不能作全称'],
    ['4 县', '可填：省级、市级、县级、乡级、基层'],
    ['7 无此单位', '没有与“无此单位”相符'],
    ['3 -', '必填'],
    ['9', '不是可选的回答'],
  ])('answered “%s” says what is wrong and stays open', (typed, problem) => {
    const session = answered(['n', typed], unlisted);
    expect([session.newUnits, said(session)]).toEqual([[], expect.stringContaining(problem)]);
    expect(goOn(session, 's').newUnits).toEqual([]);
  });

  test('goes one part back, and shows the choices of a part', () => {
    const session = answered(['n', '4'], unlisted);
    expect(said(session)).toContain('1 省级，2 市级，3 县级，4 乡级，5 基层；回车不改（乡级）');
    expect(goOn(session, 'b').step.ask).toBe('unit-form');
    expect(goOn(session, '', '', '2').newUnits).toMatchObject([{ tier: '乡级' }]);
  });

  test('begins empty where the text names no unit of its own, and takes the rest from the name typed', () => {
    const generic = item({}, { unit: undefined, unitName: '镇团委' });
    const session = answered(['n', '共青团柳桥镇委员会'], generic);
    expect(said(session)).toMatch(/代码：liuqiao[\s\S]*简称：柳桥镇团委/u);
  });
});

describe('the lines around a finding', () => {
  test('of a long paragraph are cut at the words in question', () => {
    const lines = [`${'甲'.repeat(200)}三是${'乙'.repeat(200)}`];
    const [shown = ''] = contextOf(
      finding('points-skipped', { line: 1, message: '“三是”不连续。' }),
      { lines },
    );
    expect(shown).toContain('三是');
    expect(shown.length).toBeLessThan(100);
  });

  test('are those the message names when it has no line of its own, three at most', () => {
    const message = '文中出现人名：甲某（第1行）、乙某（第2行）、丙某（第3行）、丁某（第4行）。';
    expect(contextOf(finding('person-named', { message }), { lines: LINES })).toHaveLength(4);
    expect(contextOf(finding('person-named', { message: '无行号' }), { lines: LINES })).toEqual([]);
    expect(contextOf(finding('x', { line: 99 }), { lines: LINES })).toEqual([]);
  });

  test('about a whole file are lines of the file, not of the text that asks', () => {
    const cuts = finding('several-texts', {
      wholeLines: [2],
      message: '文件中有 2 篇：第 1 行“甲”。',
    });
    const given = { lines: ['本篇首行'], wholeLines: ['前言', '篇1：甲', '正文'] };
    expect(contextOf(cuts, given)).toEqual([
      '  前     前言',
      '  全文第2行  篇1：甲',
      '  后     正文',
    ]);
    expect(contextOf(cuts, { lines: ['本篇首行'] })).toEqual([]);
  });

  test('of masks are those that have one, cut at the mask', () => {
    const lines = ['首行', `${'甲'.repeat(90)}在XX镇${'乙'.repeat(90)}`];
    const masks = finding('mask-found', { message: '文中有遮盖符号：XX 1 处，均照原样保留。' });
    expect(contextOf(masks, { lines }).join('')).toMatch(/首行.*第2行.*在XX镇/u);
  });
});
