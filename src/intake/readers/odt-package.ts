import { DOMParser } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';
import { Refused } from './office-finding.ts';
import { changedFiles } from './zip-checksums.ts';

/** Most bytes one part may have when unpacked, and all parts that are read together. */
const PART_LIMIT = 48 * 1024 * 1024;
const TOTAL_LIMIT = 96 * 1024 * 1024;
const ENTRY_LIMIT = 5000;

const WANTED = new Set(['content.xml', 'styles.xml', 'META-INF/manifest.xml']);
const MIMETYPES = [
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.text-template',
  'application/vnd.oasis.opendocument.text-master',
];

/** True for a package whose first file, stored as it is, names an OpenDocument text. */
export function isOdt(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 160));
  if (!head.startsWith('PK\x03\x04')) return false;
  if (MIMETYPES.some((type) => head.slice(30).startsWith(`mimetype${type}`))) return true;
  // Some programs compress the type or put it elsewhere.
  return mimetypeOf(bytes).startsWith('application/vnd.oasis.opendocument.text');
}

function mimetypeOf(bytes: Uint8Array): string {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === 'mimetype' && originalSize < 200,
    });
    return new TextDecoder().decode(files['mimetype'] ?? new Uint8Array());
  } catch {
    return '';
  }
}

/** The XML parts that hold text. Throws Refused beyond the limits, when encrypted, for DOCTYPE and broken XML. */
export function openOdt(bytes: Uint8Array): Map<string, Document> {
  let total = 0;
  let entries = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > ENTRY_LIMIT) throw overLimit(`包内文件超过 ${ENTRY_LIMIT} 个`);
        // A package encrypted as a whole holds nothing else of use.
        if (name === 'encrypted-package') throw new Refused('office-encrypted');
        if (!WANTED.has(name)) return false;
        total += originalSize;
        if (originalSize > PART_LIMIT || total > TOTAL_LIMIT) throw overLimit('解压后的内容过大');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('office-broken', { format: 'odt', reason: '压缩包不能解开' });
  }
  const manifest = new TextDecoder().decode(files['META-INF/manifest.xml'] ?? new Uint8Array());
  if (/encryption-data/u.test(manifest)) throw new Refused('office-encrypted');
  const [changed] = changedFiles(bytes, files);
  if (changed !== undefined) {
    throw new Refused('office-broken', { format: 'odt', reason: `${changed} 校验不符` });
  }
  delete files['META-INF/manifest.xml'];
  return new Map(Object.entries(files).map(([name, part]) => [name, parseXml(name, part)]));
}

function overLimit(reason: string): Refused {
  return new Refused('office-over-limit', { format: 'odt', reason });
}

function parseXml(name: string, bytes: Uint8Array): Document {
  const source = new TextDecoder().decode(bytes);
  // Entities are declared in a DOCTYPE and nowhere else; office programs write none.
  if (/<!DOCTYPE|<!ENTITY/iu.test(source)) throw new Refused('office-doctype', { format: 'odt' });
  const broken = () =>
    new Refused('office-broken', { format: 'odt', reason: `${name} 不是规范的 XML` });
  try {
    const parser = new DOMParser({
      onError: (level) => {
        if (level !== 'warning') throw broken();
      },
    });
    return parser.parseFromString(source, 'text/xml');
  } catch {
    throw broken();
  }
}

/** A number from an attribute, within bounds; `otherwise` when there is none. */
export function numberAt(element: Element, attribute: string, otherwise: number): number {
  const value = Number(element.getAttribute(attribute) ?? Number.NaN);
  return Number.isInteger(value) ? value : otherwise;
}
