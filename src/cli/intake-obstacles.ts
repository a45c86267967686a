import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ensureArchiveRoot } from '#intake/filing/archive-root';
import { reasonOf } from '#intake/filing/failure';

/** Most things named of a folder that is no archive. */
const HELD_NAMED = 5;

/** What makes taking in pointless, found before a single file is taken in; `onNew` hears of a new archive. */
export function obstacleTo(
  {
    content,
    report,
    sheet,
  }: { content: string; report: string | undefined; sheet: string | undefined },
  onNew: (folder: string) => void,
): string | undefined {
  try {
    const root = ensureArchiveRoot(content);
    if (root.was === 'something-else') {
      const names = root.held.slice(0, HELD_NAMED).join('、');
      const more = root.held.length > HELD_NAMED ? `等 ${root.held.length} 项` : '';
      return `“${content}”不是内容目录，其中已有${names}${more}；请核对 --content，或另选一个空文件夹`;
    }
    if (root.was === 'nothing') onNew(content);
    accessSync(content, constants.W_OK);
  } catch (error) {
    return `内容目录“${content}”不能使用（${reasonOf(error)}）`;
  }
  return obstacleToFile('--report', report) ?? obstacleToFile('--sheet', sheet);
}

function obstacleToFile(flag: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
      return `${flag} 所给“${file}”是文件夹，应为文件`;
    const folder = path.dirname(path.resolve(file));
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return `${flag} 所给“${file}”不能写入（${reasonOf(error)}）`;
  }
}
