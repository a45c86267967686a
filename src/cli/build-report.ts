import type { EntryChanges } from './changed-entries.ts';
import type { PagesMade } from './build-pages.ts';
import { STAGES, type StageCost } from './stages.ts';
import { inWords } from './time-in-words.ts';

/** What one build did and took: `npm run build -- --profile FILE` writes it as JSON. */
export interface BuildReport {
  /** False when nothing at all had changed and the site was left as it stands. */
  rebuilt: boolean;
  /** Entries of the site. */
  entries: number;
  /** How they differ from those of the last build; null for the first one of this content root. */
  changes: EntryChanges | null;
  /** True for a preview with drafts. */
  preview: boolean;
  pages: PagesMade;
  /** Items whose text is proved, and those of them that were compared anew. */
  proof: { proved: number; compared: number };
  /** Bundles of the search index, those of them that were made anew, and bytes of all its files. */
  search: { items: number; bundles: number; made: number; bytes: number };
  wallSeconds: number;
  cpuSeconds: number;
  /** As in the last stage. */
  peakMB: number;
  /** In the order in which they ran, without a gap; see `StageCost`. */
  stages: StageCost[];
}

/** All of a report but what the stages say. */
export type BuildOutcome = Omit<BuildReport, 'wallSeconds' | 'cpuSeconds' | 'peakMB' | 'stages'>;

/** A report whose sums are those of its stages; seconds to the hundredth, whole megabytes. */
export function reportOf(outcome: BuildOutcome, costs: readonly StageCost[]): BuildReport {
  const stages = costs.map(({ name, wallSeconds, cpuSeconds, peakMB }) => ({
    name,
    wallSeconds: rounded(wallSeconds),
    cpuSeconds: rounded(cpuSeconds),
    peakMB: Math.round(peakMB),
  }));
  return {
    ...outcome,
    wallSeconds: rounded(sum(costs.map(({ wallSeconds }) => wallSeconds))),
    cpuSeconds: rounded(sum(costs.map(({ cpuSeconds }) => cpuSeconds))),
    peakMB: Math.max(0, ...stages.map(({ peakMB }) => peakMB)),
    stages,
  };
}

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const UNCHANGED = '内容、程序、设置、日期与站点的各个文件均与上次建成时相同，';

/** The report in two lines for a person. */
export function summaryOf(report: BuildReport): string[] {
  const { pages, proof, search } = report;
  const kept = pages.total - pages.written;
  const stages = report.stages.map(
    ({ name, wallSeconds, peakMB }) => `${STAGES[name]}${inWords(wallSeconds)}（${peakMB}MB）`,
  );
  return [
    `${report.rebuilt ? '建成' : '未重建'}：${report.entries}件` +
      `${report.preview ? '（预览，含待核）' : ''}${changesIn(report)}，` +
      `${report.rebuilt ? '' : UNCHANGED}页面新写${pages.written}个、沿用${kept}个，` +
      `文字核对${proof.proved}件一致（重核${proof.compared}件），` +
      `检索索引${search.items}件（重编${search.made}组，共${search.bundles}组）`,
    `用时${inWords(report.wallSeconds)}：${stages.join('，')}。括号内为截至该步的内存峰值`,
  ];
}

function changesIn({ changes }: BuildReport): string {
  if (changes === null) return '';
  const { added, changed, removed } = changes;
  const said = [
    ...(added > 0 ? [`新增${added}件`] : []),
    ...(changed > 0 ? [`改动${changed}件`] : []),
    ...(removed > 0 ? [`减少${removed}件`] : []),
  ];
  return `（较上次${said.length === 0 ? '无变动' : said.join('、')}）`;
}
