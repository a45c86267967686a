import path from 'node:path';
import process from 'node:process';
import { unitKeys } from '#domain/unit-keys';
import { isSound, type Issue } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { readUnits } from '#loader/content';
import { readLoaded } from '#loader/loaded';
import type { Roots } from '#loader/roots';
import { checkTextEquality } from '#publish/checks/text-equality';
import { buildIndex, keepOfIndex } from '#search/build-index';
import { buildPages, type PagesMade } from './build-pages.ts';
import { reportOf, summaryOf, type BuildReport } from './build-report.ts';
import { changedSince, rememberBuilt } from './changed-entries.ts';
import type { Terminal } from './console.ts';
import { KeptPages } from './kept-pages.ts';
import { withLock } from './lock.ts';
import { progressTo } from './progress.ts';
import { objectionTo, putInPlace } from './site-folder.ts';
import { StageClock, STAGES } from './stages.ts';
import { lookAtStanding, rememberStanding, type Standing } from './standing-site.ts';

const UNTOUCHED = '未建站；上次建成的站点未改动。';

/**
 * Builds the whole site in the cache and, when everything about it is sound, puts it into
 * `roots.out` by rename, so that a failed build leaves the last good one untouched. When nothing at all
 * has changed, the site is left as it stands. Tells what it did; undefined when the content has errors.
 */
export async function buildSite(
  roots: Roots,
  io: Terminal,
  options: { verbose: boolean },
): Promise<BuildReport | undefined> {
  // Astro keeps generated modules in one folder of the project, whatever is built.
  const objection = await objectionTo(roots);
  if (objection !== undefined) {
    io.error(objection);
    return undefined;
  }
  const lock = path.join(process.cwd(), '.cache', 'build.lock');
  return withLock(lock, io, async () => {
    const clock = new StageClock();
    try {
      return await buildStages(roots, io, { ...options, clock });
    } finally {
      clock.end();
    }
  });
}

async function buildStages(
  roots: Roots,
  io: Terminal,
  { verbose, clock }: { verbose: boolean; clock: StageClock },
): Promise<BuildReport | undefined> {
  clock.begin('compare');
  const { inputs, standing } = lookAtStanding(roots);
  if (standing !== undefined) {
    clock.end();
    return tell(roots, io, clock, leftStanding(standing));
  }

  clock.begin('content');
  const site = path.join(roots.cache, 'site');
  const kept = new KeptPages({
    astro: path.join(roots.cache, 'astro'),
    site,
    memory: path.join(roots.cache, 'pages.json'),
  });
  const pages = await pagesOrIssues(kept, io, { verbose, clock });
  if ('issues' in pages) {
    io.error(`${formatIssues(pages.issues)}\n\n内容有误，${UNTOUCHED}`);
    return undefined;
  }

  clock.begin('proof');
  const loaded = readLoaded(roots);
  const proof = checkTextEquality(site, roots.content, loaded.entries, {
    memory: path.join(roots.cache, 'proofs.json'),
    onProgress: progressTo(io, STAGES.proof),
  });
  if (proof.issues.length > 0) {
    io.error(`${formatIssues(proof.issues)}\n\n页面文字与收入文本不符，${UNTOUCHED}`);
    return undefined;
  }

  clock.begin('search');
  const progress = progressTo(io, STAGES.search);
  const index = await buildIndex(site, {
    cache: path.join(roots.cache, 'search'),
    units: readUnits(roots.content).value,
    keysOf: unitKeys,
    onProgress: ({ made, toMake }) => progress(made, toMake),
  });
  if (!isSound(index.issues)) {
    io.error(`${formatIssues(index.issues)}\n\n${UNTOUCHED}`);
    return undefined;
  }

  clock.begin('place');
  await putInPlace(site, roots.out);
  // What the former site alone showed is not kept.
  kept.clearSite();
  keepOfIndex(site, new Set(index.value.names));
  const built = path.join(roots.cache, 'built.json');
  const changes = changedSince(built, loaded.entries);
  rememberBuilt(built, loaded.entries);
  const { bundles, made, bytes, items } = index.value;
  const done: Standing = {
    outcome: {
      rebuilt: true,
      entries: loaded.entries.length,
      changes: changes ?? null,
      preview: roots.preview,
      pages,
      proof: { proved: proof.proved, compared: proof.compared },
      search: { items, bundles, made, bytes },
    },
    issues: [...loaded.issues, ...index.issues],
  };
  rememberStanding(roots, inputs, done);
  clock.end();
  return tell(roots, io, clock, done);
}

/** What there is to say of a site that is left as it stands. */
function leftStanding({ outcome, issues }: Standing): Standing {
  return {
    outcome: {
      ...outcome,
      rebuilt: false,
      changes: { added: 0, changed: 0, removed: 0 },
      pages: { ...outcome.pages, written: 0 },
      proof: { ...outcome.proof, compared: 0 },
      search: { ...outcome.search, made: 0 },
    },
    issues,
  };
}

function tell(
  roots: Roots,
  io: Terminal,
  clock: StageClock,
  { outcome, issues }: Standing,
): BuildReport {
  const report = reportOf(outcome, clock.stages);
  tellIssues(issues, io);
  for (const line of summaryOf(report)) io.print(line);
  io.print(`位置：${path.relative(process.cwd(), roots.out) || '.'}`);
  return report;
}

/** The pages that were made, or the findings for which none were. */
async function pagesOrIssues(
  kept: KeptPages,
  io: Terminal,
  { verbose, clock }: { verbose: boolean; clock: StageClock },
): Promise<PagesMade | { issues: Issue[] }> {
  let progress = progressTo(io, STAGES.pages);
  try {
    return await buildPages(kept, {
      verbose,
      onTemplates: () => clock.begin('templates'),
      onPages: () => {
        clock.begin('pages');
        progress = progressTo(io, STAGES.pages);
      },
      onProgress: (done, of) => progress(done, of),
    });
  } catch (error) {
    const issues = issuesOf(error);
    if (issues === undefined) throw error;
    return { issues };
  }
}

/** Warnings one by one, notes by their number. */
function tellIssues(found: readonly Issue[], io: Terminal): void {
  const warnings = found.filter(({ severity }) => severity !== 'note');
  const notes = found.length - warnings.length;
  if (warnings.length > 0) io.print(formatIssues(warnings));
  if (notes > 0) io.print(`另有提示${notes}项，npm run check 可逐项查看`);
}

/** The findings an error of the loader carries; it comes from another module graph, so by name. */
function issuesOf(error: unknown): Issue[] | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'ContentError' && 'issues' in cause) return cause.issues as Issue[];
  }
  return undefined;
}
