import type { Contents } from '#catalogue/holdings';
import { oncePer } from '#domain/once-per';

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

/** The frame of an archive's pages. */
export const siteFrame = oncePer(({ settings, preview, pages }: Contents): SiteFrame => ({
  name: settings.name,
  owner: settings.owner,
  contact: settings.contact,
  notice: settings.notice,
  searchAlso: settings.searchAlso,
  hasAbout: pages?.includes('about') ?? false,
  preview,
}));
