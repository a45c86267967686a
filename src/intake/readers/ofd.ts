import type { Issue, Result } from '#issues/issue';
import { zipNames } from './docx-package.ts';
import { element, elements, OfdPackage, textOf } from './ofd-package.ts';
import { OfdBody, OfdFindings } from './ofd-pages.ts';
import { pagedFinding, pageList, PagedRefused } from './paged-finding.ts';
import { pagedResult } from './paged-result.ts';
import type { PagedDocument } from './reflow.ts';

const FORMAT = 'ofd';

/** The Chinese standard for fixed-layout documents (GB/T 33190-2016). All bodies of a file are read, in order. */
export const ofd = {
  format: FORMAT,
  accepts: (bytes: Uint8Array): boolean =>
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    zipNames(bytes).some((name) => /^[/\\]?ofd\.xml$/iu.test(name)),
  read(bytes: Uint8Array): Result<PagedDocument | null> {
    try {
      return readOfd(new OfdPackage(bytes));
    } catch (error) {
      const issue =
        error instanceof PagedRefused
          ? error.issue
          : pagedFinding('paged-broken', { format: FORMAT, reason: '结构不能解析' });
      return { value: null, issues: [issue] };
    }
  },
};

function readOfd(archive: OfdPackage): Result<PagedDocument | null> {
  if (archive.has('Encryptions.xml')) throw new PagedRefused('paged-encrypted', { format: FORMAT });
  const main = archive.part('OFD.xml');
  const roots = elements(main?.root, 'DocBody').map((body) => textOf(element(body, 'DocRoot')));
  const findings = new OfdFindings();
  const issues: Issue[] = [];
  const bodies = roots.flatMap((location) => {
    const part = archive.part(location, main?.path);
    if (part !== undefined) return [new OfdBody(archive, part.root, part.path, findings).pages()];
    issues.push(pagedFinding('paged-not-carried', { what: '缺失的正文', count: 1 }));
    return [];
  });
  if (bodies.length === 0 || findings.pages === 0 || findings.failed.length === findings.pages) {
    throw new PagedRefused('paged-broken', { format: FORMAT, reason: '缺少正文' });
  }
  const result = pagedResult(bodies, findings.tally, findings.left);
  if (bodies.length > 1) issues.push(pagedFinding('ofd-several-bodies', { count: bodies.length }));
  if (findings.failed.length > 0) {
    issues.push(pagedFinding('paged-page-failed', { pages: pageList(findings.failed) }));
  }
  return { value: result.value, issues: [...result.issues, ...issues] };
}
