import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import ts from 'typescript';

/** Bytes of a page over the wire, each file packed by gzip as hosts pack it. */
export interface PageWeight {
  html: number;
  css: number;
  js: number;
  /** Files beside the page, relative to the site. */
  files: string[];
}

/**
 * What a browser loads of a built page before the reader acts: the page, its style sheets and what
 * they import, its scripts and what these import statically. Pictures and fonts are not counted, nor
 * what a script asks for later. Throws when a file is missing or lies outside the site.
 */
export function weighPage(site: string, page: string): PageWeight {
  const html = readFileSync(path.join(site, page));
  const weight: PageWeight = { html: gzipSync(html).length, css: 0, js: 0, files: [] };
  const waiting = loadedBy(html.toString('utf8')).map((link) => resolve(page, link));
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    if (weight.files.includes(file)) continue;
    weight.files.push(file);
    const bytes = readFileSync(path.join(site, file));
    const kind = file.endsWith('.css') ? 'css' : 'js';
    weight[kind] += gzipSync(bytes).length;
    const imports = kind === 'css' ? styleImports : moduleImports;
    waiting.push(...imports(bytes.toString('utf8')).map((link) => resolve(file, link)));
  }
  return weight;
}

function resolve(from: string, link: string): string {
  const plain = decodeURI(link.replace(/[?#].*$/u, ''));
  const file = path.posix.join(path.posix.dirname(from), plain);
  if (/^(?:[a-z]+:|\/)/iu.test(plain) || file.startsWith('..')) {
    throw new Error(`${from} loads “${link}”, which is no file of the site`);
  }
  return file;
}

/** Style sheets, scripts and preloads that a page names. */
function loadedBy(html: string): string[] {
  const links: string[] = [];
  const parser = new Parser({
    onopentag(name, { href, src, rel = '' }) {
      if (name === 'script' && src !== undefined) links.push(src);
      const loads = /\b(?:stylesheet|preload|modulepreload)\b/u.test(rel);
      if (name === 'link' && href !== undefined && loads) links.push(href);
    },
  });
  parser.end(html);
  return links;
}

const styleImports = (css: string): string[] =>
  [...css.matchAll(/@import\s*(?:url\()?\s*["']?([^"')\s;]+)/gu)].map(([, link]) => String(link));

/** Static imports only: `import()` runs when something happens. */
function moduleImports(code: string): string[] {
  const { statements } = ts.createSourceFile('module.js', code, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    const imports = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    const from = imports ? statement.moduleSpecifier : undefined;
    return from !== undefined && ts.isStringLiteral(from) ? [from.text] : [];
  });
}
