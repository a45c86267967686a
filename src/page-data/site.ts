import type { Contents } from '#catalogue/holdings';
import { vocabulariesOf } from '#catalogue/vocabularies';
import { oncePer } from '#domain/once-per';
import { BROWSE } from '#labels';

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
  /** The lists by kind, topic, level and region, as far as there are any. */
  browse: { text: string; href: string }[];
  /** True when drafts are shown: every page says so. */
  preview: boolean;
}

/** The frame of an archive's pages. */
export const siteFrame = oncePer((contents: Contents): SiteFrame => {
  const { settings, preview, pages } = contents;
  return {
    name: settings.name,
    owner: settings.owner,
    contact: settings.contact,
    notice: settings.notice,
    searchAlso: settings.searchAlso,
    hasAbout: pages?.includes('about') ?? false,
    browse: vocabulariesOf(contents).map(({ name }) => ({
      text: BROWSE[name].label,
      href: `/${name}/`,
    })),
    preview,
  };
});
