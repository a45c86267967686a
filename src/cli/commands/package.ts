import { execFileSync } from 'node:child_process';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from '#intake/filing/failure';
import { isSound } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { manifestOf, type Manifest } from '#publish/release/manifest';
import { steadyMaterials } from '#publish/release/materials';
import type { Changes } from '#publish/release/changes';
import { folderOf, LATEST_FILE, writeRelease } from '#publish/release/package';
import type { Terminal } from '../console.ts';
import { parseFlags, rootsGiven } from '../flags.ts';
import { withLock } from '../lock.ts';

const USAGE = `用法：npm run package -- [--out 目录] [--to 目录] [--key 私钥文件]

  把建成的站点打成发布包：压缩包（.tar.gz、.zip）、清单、签名、与上一版的差别、增量包、安装说明。

  --out 目录   建成的站点；默认取 ARCHIVE_OUT，再默认为 dist
  --to 目录    存放各版发布包，默认 release；其中最近一版即“上一版”
  --key 文件   签名用的私钥（PEM，Ed25519）；不给则不签名
  --help       显示本说明

  退出码：0 已打包，1 未打包，2 用法有误`;

/** `npm run package`: turns the finished site into a release. */
export async function packageSite(args: string[], io: Terminal): Promise<number> {
  const flags = parseFlags(args, {
    out: { type: 'string' },
    to: { type: 'string', default: 'release' },
    key: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in flags || flags.positionals.length > 0) {
    io.error('problem' in flags ? flags.problem : `不认识的参数：${flags.positionals.join(' ')}`);
    io.error(USAGE);
    return 2;
  }
  const { to, key: keyFile, help } = flags.values;
  if (help) {
    io.print(USAGE);
    return 0;
  }
  const { out } = rootsGiven(flags.values);
  if (!existsSync(path.join(out, 'archive-root.txt'))) {
    io.error(`“${out}”中没有站点，请先运行 npm run build。`);
    return 1;
  }
  let key: KeyObject | undefined;
  try {
    key = keyFile === undefined ? undefined : createPrivateKey(readFileSync(keyFile));
  } catch (error) {
    io.error(`私钥“${keyFile}”不能使用（${reasonOf(error)}）。应为 PEM 格式的 Ed25519 私钥。`);
    return 1;
  }
  const home = path.resolve(to);
  mkdirSync(home, { recursive: true });
  return withLock(path.join(home, '.lock'), io, async () => {
    const { value: manifest, issues } = manifestOf(out);
    if (issues.length > 0) io.error(formatIssues(issues));
    if (!isSound(issues)) return 1;
    const written = await writeRelease(home, {
      site: out,
      manifest,
      before: latestIn(home, manifest.release),
      name: nameOf(out),
      materials: steadyMaterials(materials()),
      key,
    });
    const { added, changed, removed, since } = written.changes;
    io.print(
      `已打包：版本${manifest.release}，${manifest.items.length}件，${manifest.files.length}个文件`,
    );
    io.print(
      since === undefined
        ? '首次发布，没有上一版可比。'
        : `与版本${since}相比：新增${added.length}个文件，改动${changed.length}个，移除${removed.length}个`,
    );
    for (const { name, bytes } of written.archives) {
      io.print(`  ${name}（${(bytes / 2 ** 20).toFixed(1)} MB）`);
    }
    io.print(`位置：${path.relative(process.cwd(), path.join(home, written.folder)) || '.'}`);
    return 0;
  });
}

/**
 * The manifest of the release that was written last; when that is this one, of the release that it was
 * compared with, so that the same site packed again gives the same bytes. Undefined for none.
 */
function latestIn(home: string, release: string): Manifest | undefined {
  const latest = read<{ release: string }>(path.join(home, LATEST_FILE))?.release;
  const before =
    latest === release
      ? read<Changes>(path.join(home, folderOf(release), 'changes.json'))?.since
      : latest;
  if (before === undefined) return undefined;
  return read<Manifest>(path.join(home, folderOf(before), 'manifest.json'));
}

/** A file of an earlier release; undefined when it is not there. */
function read<Content>(file: string): Content | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Content) : undefined;
}

/** The archive's name, as its list of items says it. */
function nameOf(out: string): string {
  const [head = ''] = readFileSync(path.join(out, 'data', 'items.json'), 'utf8').split('\n');
  const name = /"archive":("(?:[^"\\]|\\.)*")/u.exec(head)?.[1];
  return name === undefined ? '' : (JSON.parse(name) as string);
}

function materials(): string {
  return execFileSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'],
    { encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'] },
  );
}
