import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { rootsFrom } from '#loader/roots';
import type { Roots } from '#loader/roots';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What node's parser makes of the arguments. */
type Parsed<Known extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: Known }>
>;

/**
 * The flags and the words among arguments, or one sentence that says what is wrong with them: a flag
 * that is not known, or one that wants a value and has none.
 */
export function parseFlags<Known extends Options>(
  args: string[],
  options: Known,
): Parsed<Known> | { problem: string } {
  try {
    const parsed = parseArgs({ args, allowPositionals: true, options });
    for (const [name, value] of Object.entries(parsed.values as Record<string, unknown>)) {
      if (value === '') return { problem: `--${name} 之后应有内容。` };
    }
    return parsed;
  } catch (error) {
    const { message } = error as Error;
    return { problem: `参数有误：${/'(-[^']*)'/u.exec(message)?.[1] ?? message}` };
  }
}

/** The content root that a flag names, or the environment, or the project's own. */
export function contentFolder(given: string | undefined): string {
  return path.resolve(given ?? (process.env['ARCHIVE_CONTENT'] || 'content'));
}

/**
 * Where a build reads and writes: as the flags say, else the environment, else the project's own. Astro
 * and what it starts know the environment only, so the flags are put there.
 */
export function rootsGiven(given: {
  content?: string | undefined;
  out?: string | undefined;
}): Roots {
  if (given.content !== undefined) process.env['ARCHIVE_CONTENT'] = path.resolve(given.content);
  if (given.out !== undefined) process.env['ARCHIVE_OUT'] = path.resolve(given.out);
  return rootsFrom(process.env, process.cwd());
}
