import type { Result } from '#issues/issue';
import { asciiHead } from './html-charset.ts';
import { readPage } from './html.ts';
import type { WebReader } from './html.ts';
import { mimeParts } from './mime-parts.ts';
import type { MimeMessage, MimePart } from './mime-parts.ts';
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
    const page = readPage(root.bytes, root.charset);
    const issues = [...page.issues];
    if (!message.complete) issues.push(webFinding('mht-incomplete'));
    const content = message.parts.filter((part) => part !== root && isContent(part));
    // Pictures in the text itself are named by the page's own reader.
    const pictures = content.filter(({ type }) => type.startsWith('image/'));
    const others = content.filter((part) => !pictures.includes(part));
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

/** Style sheets and scripts are no content; pictures, further pages and attachments are. */
function isContent({ type, bytes }: MimePart): boolean {
  return bytes.length > 0 && !/css|javascript|font/u.test(type);
}
