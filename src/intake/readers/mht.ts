import type { Result } from '#issues/issue';
import { asciiHead } from './html-charset.ts';
import { readPage } from './html.ts';
import type { WebReader } from './html.ts';
import { mimeParts } from './mime-parts.ts';
import type { MimeMessage, MimePart } from './mime-parts.ts';
import type { FileOf } from './written-pictures.ts';
import { quoted, webFinding } from './web-finding.ts';

/** Web archives (RFC 2557): the page that a browser would open is read, other parts are named. */
export const mht: WebReader = {
  format: 'mht',
  accepts(bytes) {
    const head = asciiHead(bytes, 4096).trimStart();
    if (!/^[A-Za-z][\w-]{1,40}:[ \t]/u.test(head)) return false;
    return (
      /^content-type:\s*(?:multipart\/(?:related|mixed|alternative)|text\/html)/imu.test(head) &&
      /^(?:mime-version|snapshot-content-location|from|subject|x-[\w-]+):/imu.test(head)
    );
  },
  read(bytes) {
    let message: MimeMessage;
    try {
      message = mimeParts(bytes);
    } catch {
      return broken('部分过多或层次过深');
    }
    const root = rootOf(message);
    if (root === undefined) return broken('其中没有网页');
    if (root.bytes.length === 0) return broken('其中的网页没有内容');
    const shown = new Set<MimePart>();
    const page = readPage(root.bytes, root.charset, besides(message, root, shown));
    const issues = [...page.issues];
    if (!message.complete) issues.push(webFinding('mht-incomplete'));
    const content = message.parts.filter((part) => part !== root && isContent(part));
    const pictures = content.filter((part) => isPicture(part) && !shown.has(part));
    const others = content.filter((part) => !isPicture(part) && !shown.has(part));
    if (others.length > 0) issues.push(webFinding('mht-other-parts', inWords(others)));
    if (pictures.length > 0) issues.push(webFinding('mht-pictures', inWords(pictures)));
    return { value: page.value, issues };
  },
};

function inWords(parts: readonly MimePart[]): { count: number; list: string } {
  const list = parts.map(({ type, location }) => `${type} ${quoted(location, 40)}`.trim());
  return { count: parts.length, list: quoted(list.join('、'), 200) };
}

function broken(reason: string): Result<null> {
  return { value: null, issues: [webFinding('mht-broken', { reason })] };
}

function rootOf({ parts, start }: MimeMessage): MimePart | undefined {
  const pages = parts.filter(
    ({ type }) => type === 'text/html' || type === 'application/xhtml+xml',
  );
  return (
    pages.find(
      ({ id, location }) =>
        start !== undefined && start !== '' && (id === start || location === start),
    ) ?? pages[0]
  );
}

/** Longest address of a part. */
const LONGEST_ADDRESS = 4096;

/** Gives the pictures among the parts by the addresses in the page; those asked for are put to `shown`. */
function besides({ parts }: MimeMessage, root: MimePart, shown: Set<MimePart>): FileOf {
  const byAddress = new Map<string, MimePart>();
  const byName = new Map<string, MimePart | null>();
  for (const part of parts) {
    if (part === root || part.bytes.length === 0) continue;
    if (part.id !== '' && !byAddress.has(`cid:${part.id}`)) byAddress.set(`cid:${part.id}`, part);
    const location = resolved(part.location, root.location);
    if (location === '') continue;
    if (!byAddress.has(location)) byAddress.set(location, part);
    // Two parts of one name: neither is meant by the name alone.
    const name = nameIn(location);
    if (isPicture(part)) byName.set(name, byName.has(name) ? null : part);
  }
  return (address) => {
    if (address.length > LONGEST_ADDRESS) return undefined;
    const wanted = resolved(address, root.location);
    // Programs write a page's address and those of its pictures in different ways.
    const part =
      byAddress.get(wanted) ?? (nameIn(wanted) === '' ? null : byName.get(nameIn(wanted)));
    if (part === undefined || part === null) return undefined;
    shown.add(part);
    return part.bytes;
  };
}

/** An address in full, when the page's own is known; `cid:` without its escapes. */
function resolved(address: string, base: string): string {
  const plain = address.trim();
  try {
    if (/^cid:/iu.test(plain)) return `cid:${decodeURIComponent(plain.slice(4))}`;
    return plain === '' ? '' : new URL(plain, base === '' ? undefined : base).href;
  } catch {
    return plain;
  }
}

/** The file's name at the end of an address, without what may be asked of it. */
function nameIn(address: string): string {
  return (/([^/\\?#]*)(?:[?#].*)?$/su.exec(address)?.[1] ?? '').toLowerCase();
}

function isPicture({ type }: MimePart): boolean {
  return type.startsWith('image/');
}

/** Style sheets and scripts are no content; pictures, further pages and attachments are. */
function isContent({ type, bytes }: MimePart): boolean {
  return bytes.length > 0 && !/css|javascript|font/u.test(type);
}
