import type { Contents } from '#catalogue/holdings';

/** What every page shows around its content. */
export interface SiteFrame {
  name: string;
  owner: string;
  contact: string | undefined;
  notice: string;
  /** Other archives that every search box searches as well. */
  searchAlso: Contents['settings']['searchAlso'];
  /** True when the archive says something about itself. */
  hasAbout: boolean;
  /** True when drafts are shown: every page says so. */
  preview: boolean;
}

// Asked once a page.
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
    notice: settings.notice,
    searchAlso: settings.searchAlso,
    hasAbout: contents.pages?.includes('about') ?? false,
    preview,
  };
  known.set(contents, frame);
  return frame;
}
