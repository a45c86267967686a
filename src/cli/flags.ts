import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';

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
