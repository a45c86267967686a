import type { ItemFrontmatter } from '#domain/item';
import { mendedFindings } from '#domain/open-findings';
import type { Issue } from '#issues/issue';
import type { Content } from './content.ts';
import type { Roots } from './roots.ts';

/** A content root as the loader last read it. */
export interface LoadedContent {
  content: Content;
  /** All findings; those of a build are warnings and notes, for errors stop it. */
  issues: readonly Issue[];
  /** True while people edit (`npm run dev`): at the next look it may be another. */
  live: boolean;
  /** Another number when anything but the words of an entry is another. */
  version: number;
}

/** What the stages after the pages need of it: proof, report. */
export interface Loaded {
  entries: {
    id: string;
    file: string;
    /** Of its file, in hex. */
    digest: string;
    source?: ItemFrontmatter['source'];
    corrections?: ItemFrontmatter['corrections'];
    /** True for an item whose text is no longer shown. */
    withdrawn?: true;
    /** Picture files it shows, below the content root. */
    pictures?: readonly string[];
    /** Findings that a person settled by changing the text, by their keys. */
    mended?: string[];
  }[];
  /** Warnings and notes; errors stop the build and are thrown. */
  issues: Issue[];
}

/** Called after a change; `version` tells whether it was one of words alone. */
type Listener = () => void;

// Astro runs the configuration, the loader and the pages of one build in module graphs of their own,
// each with its own copy of every module of ours. They are one process and meet here: ten thousand
// descriptions need not go through a file and be there several times.
const MEETING = Symbol.for('nianlun.loaded');
type Meeting = Map<string, { loaded?: LoadedContent; listeners: Set<Listener> }>;

function placeOf({ cache }: Roots) {
  const host = globalThis as { [MEETING]?: Meeting };
  const meeting = (host[MEETING] ??= new Map());
  const place = meeting.get(cache) ?? { listeners: new Set() };
  meeting.set(cache, place);
  return place;
}

/** Leaves what was read for the pages and the stages after them, and tells those who wait for changes. */
export function leaveLoaded(roots: Roots, loaded: LoadedContent): void {
  const place = placeOf(roots);
  place.loaded = loaded;
  for (const listener of place.listeners) listener();
}

/** Takes what the loader left in this process; throws when it has not read this content root. */
export function takeLoaded(roots: Roots): LoadedContent {
  const { loaded } = placeOf(roots);
  if (loaded === undefined) throw new Error(`the content of ${roots.content} has not been loaded`);
  return loaded;
}

/** Calls `listener` after each change until the function returned is called. */
export function onLoaded(roots: Roots, listener: Listener): () => void {
  const { listeners } = placeOf(roots);
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What the loader left for proof and report; throws as {@link takeLoaded} does. */
export function readLoaded(roots: Roots): Loaded {
  const { content, issues } = takeLoaded(roots);
  return {
    entries: content.entries.map(({ id, file, digest, pictures, frontmatter }) => {
      const { source, corrections, withdrawn } = frontmatter;
      const mended = mendedFindings(frontmatter);
      return {
        id,
        file,
        digest,
        ...(source === undefined ? {} : { source }),
        ...(corrections === undefined ? {} : { corrections }),
        ...(withdrawn === undefined ? {} : { withdrawn: true as const }),
        ...(pictures.length === 0 || withdrawn !== undefined ? {} : { pictures }),
        ...(mended.length === 0 ? {} : { mended }),
      };
    }),
    issues: [...issues],
  };
}
