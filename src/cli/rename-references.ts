import path from 'node:path';
import { itemSchema } from '#domain/item';
import { writeWhole } from '#intake/filing/atomic-write';
import { textOf } from '#intake/filing/refile';
import { editFrontmatter } from '#intake/review/edit-frontmatter';
import { readEntry, type Entry } from '#loader/entry';

/**
 * Lets the entries that say they replace one that has moved name it as it is called now; `moves` are
 * new ids by old ones. Returns the entries as they stand then. An entry that cannot be edited in
 * place keeps the old name, and the check says that nothing is called so.
 */
export function renameReferences(
  root: string,
  entries: readonly Entry[],
  moves: ReadonlyMap<string, string>,
): Entry[] {
  return entries.map((entry) => {
    const { replaces } = entry.frontmatter;
    const now = replaces === undefined ? undefined : moves.get(replaces);
    const file = path.join(root, entry.file);
    const text = now === undefined ? undefined : textOf(file);
    if (text === undefined) return entry;
    try {
      const edits = [{ path: ['replaces'], value: now }];
      const after = editFrontmatter(text, edits, Object.keys(itemSchema.shape));
      const read = readEntry(entry.id, after, entry.file).value;
      if (read === undefined) return entry;
      writeWhole(file, after);
      return read;
    } catch (error) {
      if (error instanceof RangeError) return entry;
      throw error;
    }
  });
}
