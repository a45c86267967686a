import { array, assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reckon } from '#intake/checks/figures';

/** What differs in a table, one row a string, cells parted by `|`. */
const differing = (...rows: string[]) => {
  const words = rows.map((row) => row.split('|').join('\t')).join('\n');
  return reckon([{ kind: 'table', depth: 0, words, folded: words, line: 5, inPlan: false }]);
};

describe('the totals of a table', () => {
  test('that differ from the sum of a column are told with the working', () => {
    expect(differing('单位|人数', '甲村|2', '乙村|2', '丙村|2', '合计|7')).toEqual([
      { verdict: 'differs', words: '人数 合计 7', working: '2+2+2=6，比 7 少 1', line: 5 },
    ]);
  });

  test('that differ from the sum of a row are told with the working', () => {
    expect(differing('单位|一季度|二季度|合计', '甲村|1|2|3', '乙村|4|5|8')).toEqual([
      { verdict: 'differs', words: '乙村 合计 8', working: '4+5=9，比 8 多 1', line: 5 },
    ]);
    expect(differing('甲|乙|丙|合计', '2|2|2|7')).toHaveLength(1);
  });

  test.each([
    [['序号|单位|人数', '1|甲村|2', '2|乙村|2', '|总计|5']],
    [['单位|人数', '合计|7', '甲村|2', '乙村|2']],
    [['单位|人数|备注', '甲村|1,200|', '乙村|-|', '合 计|1,300|']],
    [['甲村|2', '乙村|3', '共计|6']],
    [['序号|单位|男|女|小计', '1|甲村|2|3|6', '2|乙村|1|1|2']],
  ])('are reckoned in %j', (rows) => {
    expect(differing(...rows)).toHaveLength(1);
  });

  test.each([
    [['单位|人数', '甲村|2', '乙村|2', '合计|4']],
    [['单位|占比', '甲村|20%', '乙村|30%', '合计|60%']],
    [['单位|完成率', '甲村|20', '乙村|30', '合计|25']],
    [['单位|人数', '甲村|2人', '乙村|2人', '合计|5人']],
    [['单位|人数', '甲村|2', '乙村|', '合计|5']],
    [['单位|人数', '甲村|2', '小计|2', '乙村|2', '合计|5']],
    [['单位|人数', '团员|9', '其中：学生|4', '合计|9']],
    [['类别|人数', '企业|9', '国企|4', '民企|5', '合计|9']],
    [['类别|人数', '女|9', '党员|4', '合计|20']],
    [['单位|场次|参与人数|合计', '甲村|3|50|9']],
    [['项目|2021|2022', '甲|1|2', '乙|3|4', '合计|4|6']],
    [['项目|2021|2022|合计', '甲|1|2|3', '乙|3|4|7', '合计|4|6|10']],
    [['2021|2022|合计', '3|4|7']],
    [['单位|人数', '甲村|2', '合计|5', '乙村|2']],
    [['单位|人数', '甲村|2', '乙村|2', '合计|5|']],
    [['单位|甲|乙|合计', 'A|1|2|9', 'B|1|2|8', 'C|1|2|3']],
  ])('are left alone in %j', (rows) => {
    expect(differing(...rows)).toEqual([]);
  });

  test('that agree are never told of, whatever the figures', () => {
    assert(
      property(array(integer({ min: 0, max: 5000 }), { minLength: 2, maxLength: 30 }), (parts) => {
        const sum = parts.reduce((whole, part) => whole + part, 0);
        const rows = parts.map((part, at) => `第${at}村|${part}`);
        expect(differing('单位|人数', ...rows, `合计|${sum}`)).toEqual([]);
        expect(differing('单位|人数', ...rows, `合计|${sum + 1}`)).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});
