import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { writeNew } from './atomic-write.ts';

const SETTINGS = `# 本库的基本情况，建库后请逐项核对。
schemaVersion: 1
name: 工作总结库
owner: 待填写
# 新收材料的公开属性：proactive 主动公开，on-request 依申请公开，withheld 不予公开
disclosure: on-request
# 新收材料的利用范围
editions:
  - intranet
`;

const UNITS = `# 单位名录：一个单位一项，写法见项目说明。
units: []
`;

/** What a content root was before it was made usable; `held` names what stands in a folder that is none. */
export type ArchiveRoot =
  { was: 'archive' | 'nothing' } | { was: 'something-else'; held: string[] };

/** What shows that a folder is an archive. */
const OF_ARCHIVES = new Set(['archive.yaml', 'units.yaml', 'summaries', 'originals']);

/** What systems leave in folders that a person would call empty. */
const OF_SYSTEMS = /^(?:\.|desktop\.ini$|thumbs\.db$)/iu;

/**
 * Makes a content root usable: writes the settings and the list of units where there are none. A folder
 * with other things in it is left as it is: its name was mistyped, or it is somebody else's.
 */
export function ensureArchiveRoot(root: string): ArchiveRoot {
  const held = existsSync(root)
    ? readdirSync(root)
        .filter((name) => !OF_SYSTEMS.test(name))
        .sort()
    : [];
  const isArchive = held.some((name) => OF_ARCHIVES.has(name));
  if (held.length > 0 && !isArchive) return { was: 'something-else', held };
  for (const [name, text] of [
    ['archive.yaml', SETTINGS],
    ['units.yaml', UNITS],
  ] as const) {
    if (!existsSync(path.join(root, name))) writeNew(path.join(root, name), text);
  }
  return { was: isArchive ? 'archive' : 'nothing' };
}
