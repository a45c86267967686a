import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What Chromium 78 has of the language's library; syntax is lowered by the build, this is not. */
const LIBRARY = ['es2019', 'es2020.promise', 'es2020.string', 'dom', 'dom.iterable'];
/** Told to the error alone, and overlooked where it is not known. */
const HARMLESS = ['es2022.error'];
/** What it lacks of the platform, whose types bear no years. */
const MISSING = ['structuredClone', 'replaceChildren', 'requestSubmit', 'randomUUID', 'scheduler'];

const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(
    ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)).config,
    ts.sys,
    process.cwd(),
  ).options,
  lib: [...LIBRARY, ...HARMLESS].map((name) => `lib.${name}.d.ts`),
  types: [],
};

/** The modules that the scripts of pages and components load, and what comes along with them. */
function browserModules(): string[] {
  const found = new Set<string>();
  const waiting = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.astro'))
    .flatMap((file) => {
      const astro = path.resolve('src', file);
      const scripts = readFileSync(astro, 'utf8').matchAll(/<script>(.*?)<\/script>/gsu);
      return [...scripts].flatMap(([, script = '']) => valuesImported(script, astro));
    });
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    waiting.push(...valuesImported(readFileSync(file, 'utf8'), file));
  }
  return [...found].sort();
}

/** The project's modules that a script imports, also when it runs; types are nothing to a browser. */
function valuesImported(script: string, file: string): string[] {
  const names: string[] = [];
  const look = (node: ts.Node): void => {
    const isType = ts.isImportDeclaration(node)
      ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : ts.isExportDeclaration(node) && node.isTypeOnly;
    if (isType) return;
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
    if (from !== undefined && ts.isStringLiteral(from)) names.push(from.text);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, script, ts.ScriptTarget.Latest));
  return names.flatMap((name) => {
    const { resolvedModule } = ts.resolveModuleName(name, file, options, ts.sys);
    // Packages are compiled with types of their own.
    const isOwn = resolvedModule !== undefined && resolvedModule.isExternalLibraryImport !== true;
    return isOwn ? [path.resolve(resolvedModule.resolvedFileName)] : [];
  });
}

describe('the code that browsers run', () => {
  const files = browserModules();

  it('is found from the modules of the pages', () => {
    const named = files.map((file) => path.relative('src', file).split(path.sep).join('/'));
    expect(named).toContain('search/client/panel.ts');
    expect(named).toContain('search/client/search-page.ts');
    expect(named).toContain('search/client/index-source.ts');
    expect(named).toContain('domain/variants.ts');
    expect(named.some((file) => file.includes('build-index'))).toBe(false);
  });

  it('asks no more of the language’s library than Chromium 78 has', () => {
    const program = ts.createProgram(files, options);
    const said = files.flatMap((file) =>
      program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ start, messageText }) => {
        const at = `${path.relative('.', file)}:${lineAt(file, start)}`;
        return `${at} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      }),
    );
    expect(said).toEqual([]);
  });

  it('names nothing of the platform that Chromium 78 lacks', () => {
    const word = new RegExp(String.raw`\b(?:${MISSING.join('|')})\b`, 'u');
    expect(files.filter((file) => word.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

function lineAt(file: string, start = 0): number {
  return readFileSync(file, 'utf8').slice(0, start).split('\n').length;
}
