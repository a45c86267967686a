/**
 * Words that date a text. A row says from when a word was in use, or when it went out of use, why, and
 * where that can be read. Days were checked against general knowledge and against each other, not against
 * the sources named; a row that may have exceptions is `unsure`, and what is found by it says 可能.
 */
interface Congress {
  /** 党 or 团: the two series are counted apart; 团十九大 says nothing about 十九大. */
  series: 'party' | 'league';
  number: number;
  name: string;
  /** First day of the congress. */
  opened: string;
  source: string;
}

export const CONGRESSES: readonly Congress[] = [
  {
    series: 'party',
    number: 15,
    name: '十五大',
    opened: '1997-09-12',
    source: '中国共产党历次全国代表大会数据库',
  },
  {
    series: 'party',
    number: 16,
    name: '十六大',
    opened: '2002-11-08',
    source: '中国共产党历次全国代表大会数据库',
  },
  {
    series: 'party',
    number: 17,
    name: '十七大',
    opened: '2007-10-15',
    source: '中国共产党历次全国代表大会数据库',
  },
  {
    series: 'party',
    number: 18,
    name: '十八大',
    opened: '2012-11-08',
    source: '中国共产党历次全国代表大会数据库',
  },
  {
    series: 'party',
    number: 19,
    name: '十九大',
    opened: '2017-10-18',
    source: '中国共产党历次全国代表大会数据库',
  },
  {
    series: 'party',
    number: 20,
    name: '二十大',
    opened: '2022-10-16',
    source: '中国共产党历次全国代表大会数据库',
  },
  {
    series: 'league',
    number: 14,
    name: '团十四大',
    opened: '1998-06-19',
    source: '共青团历次全国代表大会简介',
  },
  {
    series: 'league',
    number: 15,
    name: '团十五大',
    opened: '2003-07-22',
    source: '共青团历次全国代表大会简介',
  },
  {
    series: 'league',
    number: 16,
    name: '团十六大',
    opened: '2008-06-10',
    source: '共青团历次全国代表大会简介',
  },
  {
    series: 'league',
    number: 17,
    name: '团十七大',
    opened: '2013-06-17',
    source: '共青团历次全国代表大会简介',
  },
  {
    series: 'league',
    number: 18,
    name: '团十八大',
    opened: '2018-06-26',
    source: '共青团历次全国代表大会简介',
  },
  {
    series: 'league',
    number: 19,
    name: '团十九大',
    opened: '2023-06-19',
    source: '共青团历次全国代表大会简介',
  },
];

export interface DatedWord {
  pattern: RegExp;
  word: string;
  /** First and last day of common use; either may be open. */
  from?: string;
  to?: string;
  reason: string;
  source: string;
  /** True when the word was also used before or after by some, or in another sense. */
  unsure?: true;
}

export const DATED_WORDS: readonly DatedWord[] = [
  {
    pattern: /大学生村官/u,
    word: '大学生村官',
    to: '2020-12-31',
    reason: '选聘工作已并入选调生工作',
    source: '2008年中组部等选聘文件；2018年后逐步与选调生工作衔接',
    unsure: true,
  },
  {
    pattern: /新农村建设/u,
    word: '新农村建设',
    to: '2018-12-31',
    reason: '此后通行的提法是乡村振兴',
    source: '2005年十六届五中全会；2017年十九大报告',
    unsure: true,
  },
  {
    pattern: /保持共产党员先进性教育|先进性教育活动/u,
    word: '先进性教育活动',
    from: '2003-01-01',
    to: '2007-06-30',
    reason: '2003年起试点，2005年至2006年开展',
    source: '2004年11月中央文件',
    unsure: true,
  },
  {
    pattern: /创先争优活动/u,
    word: '创先争优活动',
    from: '2010-04-01',
    to: '2013-06-30',
    reason: '全党范围的活动限于2010年至2012年，此前各地也有同名活动',
    source: '2010年中央办公厅文件',
    unsure: true,
  },
  {
    pattern: /群众路线教育实践活动/u,
    word: '群众路线教育实践活动',
    from: '2012-11-08',
    to: '2015-06-30',
    reason: '2012年十八大提出，2013年至2014年开展',
    source: '2012年十八大报告；2013年中央文件',
  },
  {
    pattern: /乡村振兴/u,
    word: '乡村振兴',
    from: '2017-10-18',
    reason: '2017年十九大提出',
    source: '2017年十九大报告',
  },
  {
    pattern: /全过程人民民主/u,
    word: '全过程人民民主',
    from: '2019-11-02',
    reason: '2019年11月提出',
    source: '2019年11月考察上海时的讲话报道',
  },
  {
    pattern: /新质生产力/u,
    word: '新质生产力',
    from: '2023-09-01',
    reason: '2023年9月提出',
    source: '2023年9月考察黑龙江时的讲话报道',
  },
  {
    pattern: /新冠(?:肺炎|疫情|病毒|疫苗)|新型冠状病毒(?:感染的)?肺炎/u,
    word: '新冠肺炎',
    from: '2020-01-01',
    reason: '2020年1月起用',
    source: '国家卫生健康委公告2020年第1号',
  },
];
