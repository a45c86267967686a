import { itemPath } from '#domain/address';
import { errorsOf, type Issue } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { entryId, SUMMARIES } from './content.ts';
import type { LoadedContent } from './loaded.ts';

/**
 * What stands in the place of a page that the content's errors keep from being shown while people edit:
 * an entry's own errors for its page, those of the archive's lists for every page. Undefined for a page
 * that can be shown.
 */
export function findingsPage(
  { issues, live }: LoadedContent,
  pathname: string,
): string | undefined {
  if (!live) return undefined;
  const shown = errorsOf(issues).filter(
    ({ file }) => pageOf(file) === undefined || pageOf(file) === pathname,
  );
  return shown.length === 0 ? undefined : pageWith(shown);
}

/** The page that an error about a file keeps from being shown; undefined when it is all of them. */
function pageOf(file: string | undefined): string | undefined {
  return file?.startsWith(`${SUMMARIES}/`) === true ? itemPath(entryId(file)) : undefined;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

// The script of the dev server brings the page back when the content is mended.
const pageWith = (issues: readonly Issue[]) => `<!doctype html>
<html lang="zh-Hans">
  <head>
    <meta charset="utf-8" />
    <title>内容有误</title>
    <script type="module" src="/@vite/client"></script>
  </head>
  <body>
    <h1>内容有误</h1>
    <p>改正并存盘后，本页自动显示。</p>
    <pre style="white-space: pre-wrap">${formatIssues(issues).replaceAll(/[&<>]/gu, (sign) => ESCAPES[sign] ?? '')}</pre>
  </body>
</html>
`;
