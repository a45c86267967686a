import { DOMParser } from '@xmldom/xmldom';
import type { Document } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';
import { finding } from '../finding.ts';
import type { Issue } from '#issues/issue';
import { childrenOf } from './docx-xml.ts';
import { changedFiles } from './zip-checksums.ts';
import { ZipMembers } from './zip-members.ts';

/** Most bytes one part may have when unpacked, and all parts that are read together. */
const PART_LIMIT = 48 * 1024 * 1024;
const TOTAL_LIMIT = 96 * 1024 * 1024;
const ENTRY_LIMIT = 5000;

const WANTED =
  /^word\/(?:(?:document|numbering|styles|footnotes|endnotes|header\d*|footer\d*)\.xml|_rels\/document\.xml\.rels)$/;

/** A docx file that cannot be read, with the finding to report. */
export class DocxRefused extends Error {
  readonly issue: Issue;
  constructor(issue: Issue) {
    super(issue.message);
    this.issue = issue;
  }
}

/** Names in a zip archive, from its directory alone; empty when it is none. */
export function zipNames(bytes: Uint8Array): string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        if (names.length < ENTRY_LIMIT) names.push(entry.name);
        return false;
      },
    });
  } catch {
    return [];
  }
  return names;
}

/** The XML parts of a docx that hold text. Throws DocxRefused beyond the limits, for DOCTYPE and broken XML. */
export function openDocx(bytes: Uint8Array): Map<string, Document> {
  let total = 0;
  let entries = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: (entry) => {
        entries += 1;
        if (entries > ENTRY_LIMIT) throw overLimit(`包内文件超过 ${ENTRY_LIMIT} 个`);
        if (!WANTED.test(entry.name)) return false;
        total += entry.originalSize;
        if (entry.originalSize > PART_LIMIT || total > TOTAL_LIMIT) {
          throw overLimit('解压后的内容过大');
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof DocxRefused) throw error;
    throw new DocxRefused(finding('docx-broken', { reason: '压缩包不能解开' }));
  }
  if (changedFiles(bytes, files).length > 0)
    throw new DocxRefused(finding('docx-broken', { reason: '压缩包内容与校验值不符' }));
  return new Map(Object.entries(files).map(([name, part]) => [name, parseXml(name, part)]));
}

function overLimit(reason: string): DocxRefused {
  return new DocxRefused(finding('docx-over-limit', { reason }));
}

function parseXml(name: string, bytes: Uint8Array): Document {
  const source = decoded(name, bytes);
  // Entities are declared in a DOCTYPE and nowhere else; Word never writes one.
  if (/<!DOCTYPE|<!ENTITY/i.test(source)) throw new DocxRefused(finding('docx-doctype'));
  const broken = () =>
    new DocxRefused(finding('docx-broken', { reason: `${name} 不是规范的 XML` }));
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

/** XML is UTF-8 or UTF-16; a byte that is neither would become a sign nobody wrote. */
function decoded(name: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = !isUtf16(bytes)
    ? 'utf-8'
    : first === 0xfe && second === 0xff
      ? 'utf-16be'
      : 'utf-16le';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new DocxRefused(finding('docx-broken', { reason: `${name} 中有不能识别的编码` }));
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** What a relationship id of the body leads to: a file's bytes, or why there are none. */
export type Media = (id: string) => Uint8Array | 'elsewhere' | 'missing' | 'broken';

/**
 * The files the body refers to by relationship id (ECMA-376 part 2, 9.3), read when first asked for.
 * Names from the file are looked up among the archive's members and never become paths.
 */
export function mediaOf(bytes: Uint8Array, parts: ReadonlyMap<string, Document>): Media {
  const targets = targetsIn(parts.get('word/_rels/document.xml.rels'));
  const members = new ZipMembers(bytes);
  return (id) => {
    const target = targets.get(id);
    if (target === undefined) return 'missing';
    if (target === null) return 'elsewhere';
    return members.file(target) ?? (members.has(target) ? 'broken' : 'missing');
  };
}

/** Member names by relationship id; null for a target outside the file. */
function targetsIn(rels: Document | undefined): Map<string, string | null> {
  const targets = new Map<string, string | null>();
  for (const relationship of childrenOf(childrenOf(rels)[0])) {
    const [id, target] = ['Id', 'Target'].map((name) => relationship.getAttribute(name) ?? '');
    if (id === undefined || id === '' || target === undefined) continue;
    const isOutside = relationship.getAttribute('TargetMode') === 'External';
    // A target is relative to the folder of the part, or begins at the package's root.
    const name = target.startsWith('/') ? target.slice(1) : `word/${target.replace(/^\.\//u, '')}`;
    if (isOutside) targets.set(id, null);
    else if (/\/media\//u.test(`/${name}`)) targets.set(id, name);
  }
  return targets;
}
