import path from 'node:path';
import { writeWhole } from '#intake/filing/atomic-write';
import { reasonOf } from '#intake/filing/failure';
import type { Terminal } from '../console.ts';
import { parseFlags, rootsGiven } from '../flags.ts';
import { buildSite } from '../site.ts';

const USAGE = `用法：npm run build -- [--content 目录] [--out 目录] [--profile 文件] [--verbose]

  建站：页面、检索索引、文字核对；各项无误才替换上次建成的站点。

  --content 目录   内容目录；默认取 ARCHIVE_CONTENT，再默认为 content
  --out 目录       站点目录；默认取 ARCHIVE_OUT，再默认为 dist
  --profile 文件   另存 JSON：件数、变动、新写页面，各步用时（秒）和内存（MB）
  --verbose        显示 Astro 自己的日志
  --help           显示本说明

  ARCHIVE_DRAFTS=1 为含待核件的预览。退出码：0 已建成，1 内容有误未建，2 用法有误`;

/**
 * `npm run build`: pages, search index, proof; the finished site is put into its place at the end.
 * `--profile` writes what the build did and took, a `BuildReport`.
 */
export async function build(args: string[], io: Terminal): Promise<number> {
  const flags = parseFlags(args, {
    content: { type: 'string' },
    out: { type: 'string' },
    profile: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in flags || flags.positionals.length > 0) {
    io.error('problem' in flags ? flags.problem : `不认识的参数：${flags.positionals.join(' ')}`);
    io.error(USAGE);
    return 2;
  }
  const { verbose, help, profile, ...given } = flags.values;
  if (help) {
    io.print(USAGE);
    return 0;
  }
  const report = await buildSite(rootsGiven(given), io, { verbose });
  if (report === undefined) return 1;
  if (profile === undefined) return 0;
  try {
    writeWhole(path.resolve(profile), `${JSON.stringify(report, null, 2)}\n`);
    return 0;
  } catch (error) {
    io.error(`站点已建成；“${profile}”未能写入（${reasonOf(error)}）。`);
    return 1;
  }
}
