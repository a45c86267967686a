import path from 'node:path';
import { startArchive } from '#intake/filing/start-archive';
import type { Terminal } from '../console.ts';
import { parseFlags } from '../flags.ts';

const USAGE = `用法：npm run new -- <文件夹>

  新建一个空的档案库：设置、单位名录、应报规定和“关于本库”各附说明，待逐项填写。
  文件夹没有则新建；已有内容的文件夹不动。

  退出码：0 已建，1 未建，2 用法有误`;

/** `npm run new`: starts an empty archive and says what to do next. */
export async function newArchive(args: string[], io: Terminal): Promise<number> {
  const flags = readFlags(args);
  if (flags?.help === true) {
    io.print(USAGE);
    return 0;
  }
  if (flags?.folder === undefined) {
    io.error(USAGE);
    return 2;
  }
  const { folder } = flags;
  let started: ReturnType<typeof startArchive>;
  try {
    started = startArchive(folder);
  } catch (error) {
    io.error(
      `未建：“${folder}”不能写入（${(error as NodeJS.ErrnoException).code ?? '原因不明'}）。请核对路径和权限。`,
    );
    return 1;
  }
  if (started.outcome !== 'started') {
    io.error(refusal(folder, started.outcome, started.held));
    return 1;
  }
  for (const line of nextSteps(folder)) io.print(line);
  return 0;
}

function refusal(folder: string, outcome: 'not-empty' | 'no-folder', held: string[]): string {
  if (outcome === 'no-folder') return `未建：“${folder}”是一个文件，不是文件夹。请另选一个位置。`;
  const names = held.slice(0, 5).join('、');
  const found = names === '' ? '' : `（${names}${held.length > 5 ? ` 等${held.length}项` : ''}）`;
  return `未建：“${folder}”中已有内容${found}，未作任何改动。请另选一个空文件夹。`;
}

function nextSteps(folder: string): string[] {
  const shown = /\s/u.test(folder) ? `"${folder}"` : folder;
  const file = (name: string) => path.join(folder, name);
  return [
    `已建空库：${folder}`,
    '',
    '接下来：',
    `  1. 填写 ${file('archive.yaml')} 中“待填写”的各项`,
    `  2. 登记单位：照 ${file('units.yaml')} 中的样例，或 npm run units -- 单位.csv --content ${shown}`,
    `  3. 收稿：npm run intake -- 材料文件夹 --content ${shown}`,
    `  4. 核定：npm run review -- --content ${shown}`,
    `  5. 核对：npm run check -- --content ${shown}`,
    `  6. 改写 ${file(path.join('pages', 'about.md'))}，它是站点的“关于本库”页；`,
    `     需要报送台账的，照 ${file('expected.yaml')} 中的样例填写应报规定`,
    `  7. 建站：npm run build -- --content ${shown} --out 站点目录`,
  ];
}

function readFlags(args: string[]): { folder: string | undefined; help: boolean } | undefined {
  const parsed = parseFlags(args, { help: { type: 'boolean', short: 'h', default: false } });
  if ('problem' in parsed) return undefined;
  const [folder, another] = parsed.positionals;
  return {
    folder: folder === '' || another !== undefined ? undefined : folder,
    help: parsed.values.help,
  };
}
