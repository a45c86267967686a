import { DOMParser } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';
import { PagedRefused } from './paged-finding.ts';
import { ZipMembers } from './zip-members.ts';

const FORMAT = 'ofd';

/** Most bytes one part may have when unpacked, and all parts together; most entries of a package. */
const PART_LIMIT = 32 * 1024 * 1024;
const TOTAL_LIMIT = 96 * 1024 * 1024;
const ENTRY_LIMIT = 20_000;

/** The XML parts of an OFD package (GB/T 33190-2016, 5), found as forgivingly as other readers find them. */
export class OfdPackage {
  readonly #parts: Map<string, Uint8Array>;
  readonly #members: ZipMembers;

  /** Unpacks the XML parts; throws PagedRefused beyond the limits and for broken packages. */
  constructor(bytes: Uint8Array) {
    this.#members = new ZipMembers(bytes, (name) => absolute(name, ''));
    let total = 0;
    let entries = 0;
    try {
      const files = unzipSync(bytes, {
        filter: ({ name, originalSize }) => {
          entries += 1;
          if (entries > ENTRY_LIMIT) throw overLimit(`包内文件超过 ${ENTRY_LIMIT} 个`);
          if (!/\.xml$/iu.test(name)) return false;
          total += originalSize;
          if (originalSize > PART_LIMIT || total > TOTAL_LIMIT) throw overLimit('解压后的内容过大');
          return true;
        },
      });
      this.#parts = new Map(
        Object.entries(files).map(([name, part]) => [absolute(name, ''), part]),
      );
    } catch (error) {
      if (error instanceof PagedRefused) throw error;
      throw new PagedRefused('paged-broken', { format: FORMAT, reason: '压缩包不能解开' });
    }
  }

  has(location: string): boolean {
    return this.#parts.has(absolute(location, ''));
  }

  /**
   * The file at a location as written in the part `from`, in the folder that the part gives its files;
   * undefined when there is none, it is broken, or beyond what all may have together.
   */
  file(location: string, folder: string, from: string): Uint8Array | undefined {
    const base = folderOf(from);
    // Some writers leave the folder out, others mean the package's root without saying so.
    const places = [absolute(folder, base), base, absolute(folder, ''), ''];
    const found = places
      .map((place) => absolute(location, place))
      .find((place) => this.#members.has(place));
    return found === undefined ? undefined : this.#members.file(found);
  }

  /** The part at a location as written in the part `from`; undefined when there is none. */
  part(location: string, from = ''): { root: Element; path: string } | undefined {
    // Some writers mean the package's root without saying so.
    const path = [absolute(location, folderOf(from)), absolute(location, '')].find((each) =>
      this.#parts.has(each),
    );
    const bytes = path === undefined ? undefined : this.#parts.get(path);
    if (path === undefined || bytes === undefined) return undefined;
    const root = parsed(bytes).documentElement;
    return root === null ? undefined : { root, path };
  }
}

function overLimit(reason: string): PagedRefused {
  return new PagedRefused('paged-over-limit', { format: FORMAT, reason });
}

/**
 * A location as a key: from the package's root, without case (writers and their package disagree),
 * never out of the package. `/a` begins at the root, anything else at the folder.
 */
function absolute(location: string, folder: string): string {
  const plain = location.trim().replaceAll('\\', '/').toLowerCase();
  const steps = plain.startsWith('/') ? plain.split('/') : `${folder}/${plain}`.split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function broken(): PagedRefused {
  return new PagedRefused('paged-broken', { format: FORMAT, reason: '内含不规范的 XML' });
}

function parsed(bytes: Uint8Array): Document {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /encoding\s*=\s*["']([\w-]+)["']/u.exec(head)?.[1] ?? 'utf-8';
  try {
    // GB2312 and GBK are written for what is GB18030.
    const label = /^gb/iu.test(declared) ? 'gb18030' : declared;
    const source = new TextDecoder(label).decode(bytes).replace(/^\ufeff/u, '');
    // Entities are declared in a DOCTYPE and nowhere else; no writer of OFD needs one.
    if (/<!DOCTYPE|<!ENTITY/iu.test(source)) {
      throw new PagedRefused('paged-broken', {
        format: FORMAT,
        reason: '内含 DOCTYPE 声明，为安全起见不予读取',
      });
    }
    const parser = new DOMParser({
      onError: (level) => {
        if (level !== 'warning') throw broken();
      },
    });
    return parser.parseFromString(source, 'text/xml');
  } catch (error) {
    throw error instanceof PagedRefused ? error : broken();
  }
}

/** Name of an element without its prefix, which differs by writer. */
export function localName(node: Element): string {
  return node.localName ?? node.nodeName.replace(/^.*:/u, '');
}

/** Child elements of a name (without prefix), or all of them. */
export function elements(parent: Element | undefined, name?: string): Element[] {
  const found: Element[] = [];
  for (let node = parent?.firstChild ?? null; node !== null; node = node.nextSibling) {
    if (node.nodeType !== 1) continue;
    const child = node as Element;
    if (name === undefined || localName(child) === name) found.push(child);
  }
  return found;
}

/** The first child of a name, or of a path of names. */
export function element(parent: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => elements(at, name)[0], parent);
}

export function textOf(node: Element | undefined): string {
  return node?.textContent?.trim() ?? '';
}
