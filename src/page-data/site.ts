import type { Contents } from '#catalogue/holdings';

/** What every page shows around its content. */
export interface SiteFrame {
  name: string;
  owner: string;
  contact: string | undefined;
  /** ISO day of the last update; undefined when nothing says it. */
  updated: string | undefined;
  notice: string;
  /** True when the archive says something about itself. */
  hasAbout: boolean;
  /** True when drafts are shown: every page says so. */
  preview: boolean;
}

// Asked once a page; the latest day is the same for all of them.
const known = new WeakMap<Contents, SiteFrame>();

/** The frame of an archive's pages. */
export function siteFrame(contents: Contents): SiteFrame {
  const before = known.get(contents);
  if (before !== undefined) return before;
  const { settings, preview } = contents;
  const frame: SiteFrame = {
    name: settings.name,
    owner: settings.owner,
    contact: settings.contact,
    updated: settings.updated ?? lastReceived(contents),
    notice: settings.notice,
    hasAbout: contents.pages?.includes('about') ?? false,
    preview,
  };
  known.set(contents, frame);
  return frame;
}

function lastReceived({ items }: Contents): string | undefined {
  let last: string | undefined;
  for (const { frontmatter } of items) {
    const day = frontmatter.source?.receivedAt;
    if (day !== undefined && (last === undefined || day > last)) last = day;
  }
  return last;
}
