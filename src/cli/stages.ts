import { cpuSecondsSoFar, heldMegabytes } from './process-cost.ts';

/** The stages of a build, in their order, as a person reads them; each in four characters. */
export const STAGES = {
  compare: '比对文件',
  content: '读取内容',
  templates: '编译模板',
  pages: '生成页面',
  proof: '核对文字',
  search: '编制检索',
  place: '更换站点',
} as const;

export type StageName = keyof typeof STAGES;

/** What a stage took. */
export interface StageCost {
  name: StageName;
  wallSeconds: number;
  /** User and system time; on Linux with that of the indexer of the search. */
  cpuSeconds: number;
  /** The most memory held from the start of the process to the end of the stage: it never falls. */
  peakMB: number;
}

/** How often memory is looked at while something runs beside this process. Milliseconds. */
const LOOK_EVERY = 500;

/** Measures stages that follow each other without a gap. */
export class StageClock {
  readonly stages: StageCost[] = [];
  #name: StageName | undefined;
  #wall = 0;
  #cpu = 0;
  #peak = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Begins a stage; the one before it ends with that. */
  begin(name: StageName): void {
    this.end();
    this.#name = name;
    this.#wall = performance.now();
    this.#cpu = cpuSecondsSoFar();
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY).unref();
  }

  /** Ends the stage that runs, if one does. */
  end(): void {
    if (this.#name === undefined) return;
    clearInterval(this.#timer);
    this.#look();
    this.stages.push({
      name: this.#name,
      wallSeconds: (performance.now() - this.#wall) / 1000,
      cpuSeconds: cpuSecondsSoFar() - this.#cpu,
      peakMB: this.#peak,
    });
    this.#name = undefined;
  }

  #look(): void {
    this.#peak = Math.max(this.#peak, heldMegabytes());
  }
}
