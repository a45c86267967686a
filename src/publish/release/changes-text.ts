import type { Manifest } from './manifest.ts';
import type { ReleasedItem } from './items.ts';

/** What became of the items since the release before, for people; the files are in `changes.json`. */
export function changesText(before: Manifest | undefined, now: Manifest): string {
  if (before === undefined) {
    return `版本 ${now.release}：首次发布，共${now.items.length}件。\n`;
  }
  const old = new Map(before.items.map((item) => [item.id, item]));
  const ids = new Set(now.items.map(({ id }) => id));
  const withdrawn = now.items.filter(
    ({ id, withdrawn: gone }) => gone && old.get(id)?.withdrawn === false,
  );
  const added = now.items.filter(({ id }) => !old.has(id));
  const changed = now.items.filter((item) => {
    const was = old.get(item.id);
    return was !== undefined && was.digest !== item.digest && !withdrawn.includes(item);
  });
  const removed = before.items.filter(({ id }) => !ids.has(id));
  return [
    `版本 ${now.release}，与版本 ${before.release} 相比：`,
    '',
    ...section('新增', added),
    ...section('改动', changed),
    ...section('停止利用', withdrawn),
    ...section('不再收录', removed),
  ].join('\n');
}

function section(name: string, items: readonly ReleasedItem[]): string[] {
  const lines = items.map(({ id, title }) => `  ${title}（${id}）`);
  return [`${name}：${items.length}件`, ...lines, ''];
}
