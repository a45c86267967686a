import { parentPort } from 'node:worker_threads';
import { squash } from '#domain/faithful-text';
import { blocksOf } from '#intake/manuscript';
import { writeBody } from '#intake/writers/body';
import { mutantOf } from './mutations.ts';
import { describeManuscript, filedText, readBytes } from './reading.ts';
import { specimens } from './specimens.ts';

/** What came of one mutant. */
export interface FuzzAnswer {
  index: number;
  outcome: 'text' | 'refused' | 'crash' | 'silentEmpty';
  detail: string;
}

/** Under this share of its characters a text is as good as empty. */
const AS_GOOD_AS_EMPTY = 0.02;

const known = specimens();
const sizes = new Map<string, number>();

async function sizeOf(file: string, bytes: Uint8Array): Promise<number> {
  const size = sizes.get(file);
  if (size !== undefined) return size;
  const { manuscript } = await readBytes(bytes.slice());
  const found = manuscript === null ? 0 : squash(filedText(manuscript)).length;
  sizes.set(file, found);
  return found;
}

async function judge(index: number): Promise<FuzzAnswer> {
  const mutant = mutantOf(known, index);
  try {
    const { manuscript, issues } = await readBytes(mutant.bytes);
    const told = issues.some(({ severity }) => severity !== 'note');
    if (manuscript === null) {
      return told
        ? { index, outcome: 'refused', detail: issues[0]?.name ?? '' }
        : { index, outcome: 'silentEmpty', detail: 'refused without a reason' };
    }
    // Everything up to writing, so that no later stage breaks on what a reader let through.
    describeManuscript(manuscript, 'mutant');
    writeBody(blocksOf(manuscript));
    const size = squash(filedText(manuscript)).length;
    // No text at all is reported by intake itself; nearly none is nobody's finding.
    const sound = known.get(mutant.format)?.find(({ file }) => file === mutant.file);
    const full = sound === undefined ? 0 : await sizeOf(sound.file, sound.bytes);
    const lost = size > 0 && size < full * AS_GOOD_AS_EMPTY && mutant.kept > 0.5;
    return lost && !told
      ? { index, outcome: 'silentEmpty', detail: `${size} of ${full} characters, no finding` }
      : { index, outcome: 'text', detail: '' };
  } catch (error) {
    const { stack = String(error) } = error as Error;
    return { index, outcome: 'crash', detail: stack.split('\n').slice(0, 3).join(' ') };
  }
}

parentPort?.on('message', (index: number) => {
  // A worker thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  void judge(index).then((answer) => parentPort?.postMessage(answer));
});
