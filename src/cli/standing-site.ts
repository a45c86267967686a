import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { localDay } from '#domain/period';
import { writeWhole } from '#intake/filing/atomic-write';
import type { Issue } from '#issues/issue';
import type { Roots } from '#loader/roots';
import type { BuildOutcome } from './build-report.ts';
import { stampFiles, type Stamps } from './file-stamps.ts';

/** What a build said of the site that it put into its place. */
export interface Standing {
  outcome: BuildOutcome;
  /** Warnings and notes. */
  issues: Issue[];
}

interface Kept extends Standing {
  circumstances: string;
  inputs: Stamps;
  site: Stamps;
}

/** What a build is about to be made from. */
export interface Inputs {
  circumstances: string;
  stamps: Stamps;
}

/**
 * Looks at all that decides a site (content, code, packages, settings, day) and at the site itself. When
 * every file is as it was when the site was put into its place, a build would give the same bytes again,
 * and `standing` is what that build said. Else it is undefined, as it is when the memory in the cache is
 * lost or damaged. `inputs` are for {@link rememberStanding}: stamped before any is read, so that what
 * changes during a build is seen by the next one.
 */
export function lookAtStanding(roots: Roots): { inputs: Inputs; standing: Standing | undefined } {
  const circumstances = circumstancesOf(roots);
  const kept = readKept(roots);
  const before = kept?.circumstances === circumstances ? kept : undefined;
  const { stamps, same } = stampFiles(inputPlaces(roots), { before: before?.inputs });
  const stands =
    before !== undefined && same && stampFiles([roots.out], { before: before.site }).same;
  return {
    inputs: { circumstances, stamps },
    standing: stands ? { outcome: before.outcome, issues: before.issues } : undefined,
  };
}

/** Remembers a site that was just put into its place, and the inputs it was made from. */
export function rememberStanding(
  roots: Roots,
  { circumstances, stamps }: Inputs,
  standing: Standing,
): void {
  const site = stampFiles([roots.out]).stamps;
  const kept: Kept = { ...standing, circumstances, inputs: stamps, site };
  writeWhole(fileOf(roots), JSON.stringify(kept), { durable: false });
}

const fileOf = ({ cache }: Roots): string => path.join(cache, 'standing.json');

function readKept(roots: Roots): Kept | undefined {
  try {
    const kept = JSON.parse(readFileSync(fileOf(roots), 'utf8')) as Partial<Kept>;
    const isWhole =
      isStamps(kept.inputs) && isStamps(kept.site) && Array.isArray(kept.issues) && kept.outcome;
    return isWhole ? (kept as Kept) : undefined;
  } catch {
    return undefined;
  }
}

function isStamps(value: Stamps | undefined): boolean {
  return typeof value?.digest === 'string' && Array.isArray(value.young);
}

/** Variables that Astro, the bundler or the order of a language's words go by. */
const DECIDING = /^(?:(?:ASTRO|PUBLIC|VITE)_.*|LANG|LC_.*|NODE_ENV|SITE|BASE)$/u;

/** What decides a site and is no file. */
function circumstancesOf({ content, out, preview }: Roots): string {
  const { version, platform, arch } = process;
  const given = Object.entries(process.env).filter(
    ([name, value]) => value !== '' && DECIDING.test(name),
  );
  return JSON.stringify([content, out, preview, localDay(), version, platform, arch, given.sort()]);
}

/** The content root, and of the project what its pages are made by. */
function inputPlaces({ content }: Roots): string[] {
  const project = process.cwd();
  const beside = readdirSync(project, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  // An archive without pages of its own shows those of the project. npm notes in the last file
  // which packages lie there.
  const code = ['src', 'public', 'content/pages', 'node_modules/.package-lock.json'];
  return [content, ...[...beside, ...code].map((name) => path.join(project, name))];
}
