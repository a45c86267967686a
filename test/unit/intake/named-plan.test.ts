import { describe, expect, test } from 'vitest';
import { namesPlan } from '#intake/description/named-plan';

describe('a heading', () => {
  test.each([
    '三、下半年工作计划',
    '下半年工作打算',
    '四、2024年工作计划',
    '二〇二四年工作思路',
    '2024年度工作要点',
    '五、四季度安排',
    '2024年第一季度工作安排',
    '第三部分　2023年工作计划',
    '三、存在问题及明年工作计划',
    '明年的打算',
    '新学期工作设想',
    '下学期工作计划。',
    '今后五年工作规划',
    '7月份工作计划',
    '关于2024年工作的安排',
  ])('names a plan for a time of its own: %s', (heading) => {
    expect(namesPlan(heading)).toBe(true);
  });

  test.each([
    '三、下一步打算',
    '下一步工作思路',
    '下一步工作计划',
    '三、下阶段工作安排',
    '今后工作打算',
    '今后的努力方向',
    '五、工作打算',
    '工作计划',
    '存在问题及下一步打算',
    '改进措施和工作思路',
    '一、年初工作计划完成情况',
    '2023年工作计划落实情况',
    '落实2023年工作计划',
    '围绕2023年工作要点',
    '下半年主要工作',
    '2024年志愿服务',
    '实施大学生志愿服务西部计划',
    '一、2023年工作总结',
    '完善年度工作安排',
  ])('is a part of the summary: %s', (heading) => {
    expect(namesPlan(heading)).toBe(false);
  });
});
