import { existsSync } from 'node:fs';
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

/** Makes a content root usable: writes the settings and the list of units where there are none. */
export function ensureArchiveRoot(root: string): void {
  for (const [name, text] of [
    ['archive.yaml', SETTINGS],
    ['units.yaml', UNITS],
  ] as const) {
    if (!existsSync(path.join(root, name))) writeNew(path.join(root, name), text);
  }
}
