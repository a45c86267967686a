import { describe, expect, it } from 'vitest';
import type { Kind } from '#domain/kind';
import { parsePeriod } from '#domain/period';
import { readRoles, rolesOf, SECTION_ROLES, sectionRoles } from '#domain/section-role';

interface Case {
  name: string;
  kinds?: Kind[];
  period?: string;
  /** One heading a line, indented by depth, then its roles; ? marks a doubtful one. */
  outline: string;
}

const CASES: Case[] = [
  {
    name: 'a summary in the usual four parts',
    outline: `
      一、基本情况 → situation
      二、主要做法和成效 → achievement
        （一）强化政治引领，筑牢思想根基。 → achievement
        （二）聚焦中心大局，彰显青春担当。 → achievement
        （三）解决群众反映的问题 → achievement
      三、存在问题 → problem
        （一）基层组织活力不强 → problem
        （二）工作计划性不够 → problem
      四、下一步工作打算 → plan
        （一）补齐阵地短板 → plan
        （二）落实三年行动计划 → plan`,
  },
  {
    name: 'headings that name two roles',
    outline: `
      一、2023年工作回顾与2024年展望 → achievement+plan
      二、存在问题及下一步打算 → problem+plan
      三、不足与改进 → problem+plan
      四、经验做法、存在困难和意见建议 → achievement+problem
      五、困难和体会 → problem
      六、工作总结暨明年计划 → achievement+plan
      七、存在的困难、问题和对策建议 → problem+plan
      八、正视不足，明确方向 → problem+plan?`,
  },
  {
    name: 'a section that is divided by its own words',
    outline: `
      一、2023年工作情况 → achievement
        （一）主要工作 → achievement
        （二）存在的不足 → problem
        （三）下步安排 → plan
      二、存在问题和下一步打算 → problem+plan
        （一）存在问题 → problem
        （二）下一步打算 → plan
          1.抓队伍 → plan
        （三）抓阵地 → problem+plan`,
  },
  {
    name: 'words that name a problem and mean none',
    outline: `
      一、坚持问题导向，提升服务质效 → achievement
      二、困难群众帮扶 → achievement?
      三、解决群众反映的问题 → achievement
      四、解决困难和问题 → achievement
      五、着力破解组织松散难题 → achievement
      六、补上三块短板 → achievement?
      七、改革强基，解决组织松散问题 → achievement?
      八、问题青少年帮教 → achievement?
      九、聚焦青年急难愁盼问题 → achievement
      十、直面矛盾，化解纠纷 → achievement
      十一、困难青少年关爱行动 → achievement?
      十二、青年就业问题 → problem?`,
  },
  {
    name: 'words that name a plan and mean none',
    outline: `
      一、计划生育工作 → achievement?
      二、三年行动计划实施情况 → achievement
      三、年度计划完成情况 → achievement
      四、对账年初计划 → achievement?
      五、西部计划 → achievement?
      六、实施“春雨计划”，帮扶单亲家庭 → achievement?
      七、“青苗计划” → achievement?
      八、创新工作思路 → achievement?
      九、精心安排部署 → achievement
      十、突出工作重点 → achievement
      十一、把牢正确方向 → achievement
      十二、贯彻落实上级决策部署 → achievement?
      十三、点亮未来课堂 → achievement?
      十四、重点工作推进情况 → achievement`,
  },
  {
    name: 'problems under other names',
    outline: `
      一、短板 → problem
      二、主要差距 → problem
      三、做得不够的地方 → problem
      四、没有做到的事 → problem
      五、还要改进的地方 → problem
      六、需要解决的困难 → problem
      七、想说的几个问题 → problem
      八、问题与原因 → problem
      九、几点反思 → problem
      十、尚待解决 → problem
      十一、滞后的任务 → problem
      十二、当前工作中存在的主要问题 → problem
      十三、制约因素分析 → problem
      十四、没干成什么 → problem
      十五、欠账 → problem
      十六、薄弱环节 → problem
      十七、工作中的不足之处 → problem
      十八、下半年的担心 → problem
      十九、后说难处 → problem?
      二十、查找不足 → problem`,
  },
  {
    name: 'plans under other names',
    period: '2023',
    outline: `
      一、2024年工作重点 → plan
      二、今后努力方向 → plan
      三、明年怎么干 → plan
      四、新的一年 → plan
      五、设想 → plan
      六、下一阶段工作思路 → plan
      七、有什么想法 → plan
      八、“十四五”展望 → plan
      九、整改措施 → plan
      十、2024年重点工作 → plan
      十一、来年的打算 → plan
      十二、今后工作要点 → plan
      十三、明年上半年 → plan
      十四、今年要办的几件事 → plan`,
  },
  {
    name: 'a period that is over and one that is to come',
    period: '2023-H1',
    outline: `
      一、上半年主要工作 → achievement
      二、下半年主要工作 → plan
      三、2022年遗留任务完成情况 → achievement
      四、三季度工作 → plan`,
  },
  {
    name: 'a second half that is the period itself',
    period: '2020-H2',
    outline: `
      一、下半年主要工作 → achievement
      二、下半年工作总结 → achievement
      三、2021年上半年工作 → plan`,
  },
  {
    name: 'years in headings of a text without a period',
    outline: `
      一、2023年工作 → achievement
      二、2024年工作 → plan`,
  },
  {
    name: 'headings without any sign, which only their place explains',
    outline: `
      一、支部建设 → achievement?
        （一）换届 → achievement?
        （二）主要不足 → problem
      二、晨跑和晚读 → achievement?
      三、问题 → problem
      四、学到什么 → other?
      五、加强队伍建设 → plan?
      六、重点任务 → plan?`,
  },
  {
    name: 'what follows a plan without a sign',
    outline: `
      一、主要工作 → achievement
      二、2024年工作计划 → plan
      三、队伍建设 → plan?
      四、结语 → other`,
  },
  {
    name: 'a work plan',
    kinds: ['work-plan'],
    outline: `
      一、指导思想 → plan
      二、重点任务 → plan
        （一）庆祝建团百年 → plan
        （二）解决突出问题 → plan
      三、几项硬指标 → plan
      四、保障措施 → plan
      五、主要工作 → plan
      六、上年工作回顾 → achievement
      七、存在问题 → problem`,
  },
  {
    name: 'key points',
    kinds: ['key-points'],
    outline: `
      一、抓住一条主线 → plan
      二、补上三块短板 → plan`,
  },
  {
    name: 'a speech',
    kinds: ['speech'],
    outline: `
      一、志愿精神贵在平常 → other?
      二、下一步打算 → plan`,
  },
  {
    name: 'a summary in Traditional characters',
    period: '2020-H1',
    outline: `
      一、基本情況 → situation
      二、上半年工作情況 → achievement
        （一）助春耕，促復工。 → achievement
      三、存在的問題 → problem
      四、下半年工作計畫 → plan
      五、檢討 → problem
      六、來年的打算 → plan
      七、計劃生育 → plan?
      八、幾點體會 → other`,
  },
  {
    name: 'run-in headings with an explanation',
    outline: `
      一、思想引领：三十场宣讲进班组。 → achievement?
      二、问题：班主任嫌占时间，队会平均只有21分钟。 → problem
      三、不足：男多女少，计划没有落实。 → problem
      四、权益：把矛盾留在门内化解 → other?`,
  },
  {
    name: 'two halves of one text, each with parts of its own',
    outline: `
      第一部分 2023年工作总结 → achievement
        一、团员和青年基本情况 → situation
        二、完成情况 → achievement
        三、存在的短板 → problem
      第二部分 2024年工作计划 → plan
        一、工作目标 → plan
        二、主要措施 → plan`,
  },
  {
    name: 'summaries of situation and experience',
    outline: `
      一、组织概况 → situation
      二、工作概述 → situation
      三、现状 → situation
      四、工作开展情况 → achievement
      五、特色亮点工作 → achievement
      六、采取的主要举措 → achievement
      七、履职情况 → achievement
      八、廉洁情况 → achievement
      九、工作体会 → other
      十、几点启示 → other
      十一、意见建议 → other
      十二、附件 → other`,
  },
];

function linesOf({ outline }: Case): { depth: number; text: string; expected: string }[] {
  return outline
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [text = '', expected = ''] = line.trim().split(' → ');
      return { depth: line.search(/\S/u) / 2 - 2, text, expected };
    });
}

describe('the role of a section', () => {
  it.each(CASES)('is told from its heading in $name', (given) => {
    const lines = linesOf(given);
    const roles = sectionRoles(lines, {
      kinds: given.kinds ?? ['work-summary'],
      period: given.period === undefined ? undefined : parsePeriod(given.period),
    });
    const found = roles.map(
      (role, index) =>
        `${lines[index]?.text} → ${rolesOf(role).join('+')}${role.confidence === 'doubtful' ? '?' : ''}`,
    );
    expect(found).toEqual(lines.map(({ text, expected }) => `${text} → ${expected}`));
  });

  it('is tried on many headings', () => {
    expect(CASES.flatMap(linesOf).length).toBeGreaterThan(120);
  });

  it('quotes the words that decided, as written', () => {
    const [first, second, third, fourth] = sectionRoles(
      [
        { depth: 1, text: '一、主要工作及存在的問題' },
        { depth: 2, text: '（一）甲' },
        { depth: 1, text: '二、乙' },
        { depth: 1, text: '三、以學鑄魂' },
      ],
      { kinds: [] },
    );
    expect(first).toMatchObject({ basis: 'words', evidence: '主要工作、存在的問題' });
    expect(second).toMatchObject({ basis: 'parent', evidence: '一、主要工作及存在的問題' });
    expect(third).toMatchObject({ basis: 'position', confidence: 'doubtful' });
    expect(fourth).toMatchObject({ basis: 'words', evidence: '以學鑄魂' });
  });

  it('is what a person decided, also for the sections below, whatever the words say', () => {
    const headings = [
      { depth: 1, text: '一、存在问题' },
      { depth: 2, text: '（一）甲' },
      { depth: 2, text: '（二）下一步打算' },
      { depth: 1, text: '二、乙' },
    ];
    const decided = new Map([[0, ['situation', 'other'] as const]]);
    const roles = sectionRoles(headings, { kinds: ['work-summary'], decided });
    expect(roles.map((role) => rolesOf(role).join('+'))).toEqual([
      'situation+other',
      'situation+other',
      'plan',
      'achievement',
    ]);
    expect(roles[0]).toMatchObject({ confidence: 'stated', basis: 'person' });
  });

  it('is never stated without a person', () => {
    const roles = CASES.flatMap((given) => sectionRoles(linesOf(given), { kinds: [] }));
    expect(roles.filter(({ confidence }) => confidence === 'stated')).toEqual([]);
  });
});

describe('a person’s decision', () => {
  it('is one role, or several joined by +', () => {
    for (const role of SECTION_ROLES) expect(readRoles(role)).toEqual([role]);
    expect(readRoles('problem+plan')).toEqual(['problem', 'plan']);
  });

  it('names known roles only, each once', () => {
    for (const wrong of ['', 'plna', 'problem+', 'plan+plan', '计划'])
      expect(readRoles(wrong)).toBeUndefined();
  });
});

describe('a heading that was read before', () => {
  const heading = [{ depth: 2, text: '二、2024年的重点工作' }];
  const roleIn = (period: string) =>
    sectionRoles(heading, { kinds: ['work-summary'], period: parsePeriod(period) }).map(
      ({ role }) => role,
    );

  it('lies ahead of one text and not of the next', () => {
    expect([roleIn('2023'), roleIn('2024'), roleIn('2023')]).toEqual([
      ['plan'],
      ['achievement'],
      ['plan'],
    ]);
  });
});
