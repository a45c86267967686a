import type { OutlineReport } from '#domain/intake-report';
import type { SectionRole } from '#domain/section-role';

const ROLE_WORDS: Record<SectionRole, string> = {
  situation: '基本情况',
  achievement: '做法成效',
  problem: '问题不足',
  plan: '计划打算',
  other: '其他',
};

/**
 * The role of each heading in words (`问题不足、计划打算`), a doubtful one with ？; empty where it is
 * that of the heading before, so that an outline shows where one part ends and the next begins.
 */
export function roleMarks(headings: OutlineReport['headings']): string[] {
  const words = headings.map(({ role, also = [], roleConfidence }) => {
    const names = [role, ...also].map((one) => ROLE_WORDS[one]).join('、');
    return roleConfidence === 'doubtful' ? `${names}？` : names;
  });
  return words.map((mark, index) => (mark === words[index - 1] ? '' : mark));
}
