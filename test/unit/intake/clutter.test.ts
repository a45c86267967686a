import { describe, expect, test } from 'vitest';
import { manuscriptOf } from '#intake/manuscript';
import { unmasksTo } from '#intake/masks';
import { readBack, writeBody } from '#intake/writers/body';
import { paragraph, text } from '#document/model';
import { txt } from '#intake/readers/txt';
import { transform } from '#intake/transforms/pipeline';
import { doubtfulRemovals } from '#intake/transforms/remove-clutter';

function removedFrom(...lines: string[]) {
  const { value } = txt.read(new TextEncoder().encode(lines.join('\n')));
  if (value === null) throw new Error('not read');
  return transform(manuscriptOf(value)).removed;
}

const TITLE = '白石镇团委2023年工作总结';
const BODY =
  '各支部按照年初的部署逐项推进，有的已经见到成效，有的还在路上，现将主要情况和一些体会报告给大家，不当之处请批评指正。';

const REAL = [
  '参与率>80%，满意度>90%，完成率>95%',
  '青年之家>团支部>团小组，三级联动',
  '2023-12-28',
  '重视版权保护，收集整理青年作品，归作者所有。',
  '青年之声网',
  '智慧团建网',
  '关键词：实干、创新、奉献',
  '发布时间：2023年5月4日，团委发布倡议书号召大家植树',
  '打印宣传单、分享经验、点赞先进',
];

describe('text that looks like clutter', () => {
  test.each(REAL)('“%s” stays in a text without one certain line', (line) => {
    expect(removedFrom(TITLE, line)).toEqual([]);
    expect(removedFrom(TITLE, '短句。', line)).toEqual([]);
  });

  test.each(REAL)('“%s” stays above and below the body', (line) => {
    expect(removedFrom(TITLE, line, BODY, line)).toEqual([]);
  });

  test('stays when it is a list under 相关文章 and nothing shows a page', () => {
    expect(removedFrom(TITLE, BODY, '相关文章', '《白石青年》', '《镇报》')).toEqual([]);
  });

  test('is no copy of a title that is short or names no kind', () => {
    expect(removedFrom('工作总结', BODY, '工作总结', BODY)).toEqual([]);
    expect(removedFrom('抓好基层团的建设', BODY, '抓好基层团的建设', BODY)).toEqual([]);
    expect(removedFrom('工作总结', BODY, '****', BODY)).toEqual([]);
  });
});

describe('clutter of a page', () => {
  test('is known by one certain sign, and then by weaker ones', () => {
    const rules = removedFrom(
      '青年材料网',
      '首页 > 公文 > 正文',
      TITLE,
      '2024-01-08 09:12:40',
      BODY,
      '关键词：总结 团委',
      '相关文章',
      '《甲》',
    ).map(({ rule }) => rule);
    expect(rules).toEqual([
      'site-name',
      'breadcrumb',
      'page-date',
      'tags-line',
      'related-reading',
      'related-reading',
    ]);
  });

  test('may have its name in brackets, and a claim against copying beside it', () => {
    const rules = removedFrom(
      '首页 > 公文 > 正文',
      TITLE,
      BODY,
      '【拓展阅读】更多工作总结',
      '版权声明：本文来自网络，如有侵权请联系删除。',
    ).map(({ rule }) => rule);
    expect(rules).toEqual(['breadcrumb', 'related-reading', 'related-reading']);
  });

  test('that holds a whole sentence is for a person to judge', () => {
    const removed = removedFrom(TITLE, BODY, '本文来源于网络；如有侵权，请勿转载。');
    expect(doubtfulRemovals(removed).map(({ rule }) => rule)).toEqual(['copyright-line']);
  });
});

describe('a masked line', () => {
  test('of nothing but masks is filled in by no title', () => {
    expect(unmasksTo('××□□', '白石工作总结')).toBe(false);
    expect(unmasksTo('**镇××团委2023年工作总结', '白石镇第一团委2023年工作总结')).toBe(true);
  });

  test('of many masks is compared at once', () => {
    const begun = performance.now();
    unmasksTo(`${'××□□'.repeat(12)}Z`, TITLE.repeat(3));
    unmasksTo(`${'甲××'.repeat(40)}Z`, '甲'.repeat(100));
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

test.each(['邮箱 tw@baishi.example 收', '见 www.example.org/a 页', '见 http://example.org/a'])(
  '%s is written as words and as no link of ours',
  (words) => {
    const body = writeBody([paragraph([text(words)], { start: 0, end: 0, line: 1 })]) ?? '';
    expect(body).toMatch(/\\[@.:]/u);
    expect(body).not.toMatch(/\]\(|<http|<mailto/u);
    expect(readBack(body)).toBe(words.replaceAll(' ', ''));
  },
);

describe('what any file may have before its text', () => {
  const rules = (...lines: string[]) => removedFrom(...lines).map(({ rule }) => rule);

  test('a table of contents goes when each entry comes again as a heading', () => {
    const contents = ['目　录', '一、基本情况\t1', '二、主要做法……3'];
    const body = [TITLE, '一、基本情况', BODY, '二、主要做法', BODY];
    expect(rules(...contents, ...body)).toEqual(Array.from({ length: 3 }, () => 'contents-list'));
    expect(rules(...contents, '三、不足 5', ...body)).toEqual([]);
    expect(rules('目　录', '一、基本情况\t1', ...body)).toEqual([]);
    expect(rules('目录', TITLE, '一、基本情况', BODY)).toEqual([]);
  });

  test('the head of a letter goes when it names sender or receiver beside other labels', () => {
    const head = ['发件人：王某', '收件人：团委', '主题：总结', '日期：2023年1月5日 09:12'];
    expect(rules(...head, TITLE, BODY)).toEqual(head.map(() => 'mail-head'));
    expect(rules('主题：学雷锋', '抄送：县文明办', '附件：名单', TITLE, BODY)).toEqual([]);
    expect(rules('收件人：团委', '主题：总结', TITLE, BODY)).toEqual([]);
    expect(rules(TITLE, BODY, ...head)).toEqual([]);
  });

  test('neither shows that a text came from a page', () => {
    const head = ['发件人：王某', '收件人：团委', '主题：总结'];
    expect(rules(...head, '青年之声网', TITLE, BODY)).not.toContain('site-name');
  });
});
