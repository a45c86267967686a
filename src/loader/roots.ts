import { createHash } from 'node:crypto';
import path from 'node:path';

/**
 * Where one build reads and writes. `ARCHIVE_CONTENT` names the content root, `ARCHIVE_OUT` the
 * output folder (both relative to the project), `ARCHIVE_DRAFTS=1` asks for a preview with drafts.
 */
export interface Roots {
  /** Absolute path of the content root. */
  content: string;
  /** Absolute path of the folder the finished site is put into. */
  out: string;
  /** True when drafts are part of the build. */
  preview: boolean;
  /** Absolute path of a cache folder that belongs to this content root and preview state alone. */
  cache: string;
}

/** Reads the roots from the environment; relative paths start at the project's folder. */
export function rootsFrom(
  environment: Readonly<Record<string, string | undefined>>,
  project: string,
): Roots {
  const content = path.resolve(project, environment['ARCHIVE_CONTENT'] || 'content');
  const out = path.resolve(project, environment['ARCHIVE_OUT'] || 'dist');
  const preview = environment['ARCHIVE_DRAFTS'] === '1';
  const key = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return {
    content,
    out,
    preview,
    cache: path.join(project, '.cache', `${key}-${preview ? 'preview' : 'site'}`),
  };
}
