import type { Contents } from '#catalogue/holdings';
import { newsOf, type News } from '#catalogue/news';
import { dateLabel, NEWS } from '#labels';
import { entryOf } from './entry.ts';

/** A reader of feeds asks often; what is older stands on the page. */
const SHOWN = 50;

/**
 * What is new as an Atom feed (RFC 4287). Ids are of the archive's name and of what happened, never of
 * an address: the site may lie under any host and path. Links are relative to the feed, which lies at
 * the site's root.
 */
export async function newsFeed(contents: Contents): Promise<string> {
  const { name, owner } = contents.settings;
  const news = newsOf(contents).slice(0, SHOWN);
  const updated = news[0]?.day ?? contents.settings.updated ?? contents.today;
  const entries = await Promise.all(news.map((one) => entryXml(name, one)));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
<id>${await urn([name])}</id>
<title>${xml(NEWS.feedTitle(name))}</title>
<updated>${moment(updated)}</updated>
<author><name>${xml(owner)}</name></author>
<link rel="self" type="application/atom+xml" href="feed.xml"/>
<link rel="alternate" type="text/html" href="new/"/>
${entries.join('')}</feed>
`;
}

async function entryXml(archive: string, { kind, day, holding, reason }: News): Promise<string> {
  const { title, href, unitName, period } = entryOf(holding);
  const label = NEWS.kinds[kind];
  const summary = NEWS.summary({ label, day: dateLabel(day), unit: unitName, period, reason });
  return `<entry>
<id>${await urn([archive, holding.id, kind, day])}</id>
<title>${xml(NEWS.entryTitle(label, title))}</title>
<updated>${moment(day)}</updated>
<link rel="alternate" type="text/html" href="${xml(href.slice(1))}"/>
<category term="${kind}" label="${xml(label)}"/>
<summary>${xml(summary)}</summary>
</entry>
`;
}

/** A day of people in China, as the moment at which it begins. */
const moment = (day: string): string => `${day}T00:00:00+08:00`;

/** What XML 1.0 cannot hold is left out, the five signs are written as it asks. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
    .replace(/'/gu, '&apos;');
}

/** The namespace of this project's ids: any UUID, as long as it stays. */
const NAMESPACE = '6f0c1f0e-7c0b-4d0a-9a55-2f6d0b1c7e21';

/** A UUID (RFC 9562, version 5) of these names, as a URN. */
async function urn(names: readonly string[]): Promise<string> {
  const space = Uint8Array.from(NAMESPACE.replaceAll('-', '').match(/../gu) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  );
  const bytes = new Uint8Array([...space, ...new TextEncoder().encode(names.join('\n'))]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes)).slice(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
  return `urn:uuid:${uuid}`;
}
