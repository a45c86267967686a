/**
 * Which files of the site's scripts import which others. Astro names in a page only the files that it
 * starts; named beside them, the imported ones are on their way before the first has been read.
 */

/** The bundler's part of the build tells it, the pages' part asks: each has its modules to itself. */
const KEPT = Symbol.for('nianlun script imports');

type ScriptImports = ReadonlyMap<string, readonly string[]>;
type Keeper = { [KEPT]?: ScriptImports };

/** What the bundler says of a file that it made. */
interface Output {
  type: string;
  /** Files imported at the start of a script. */
  imports?: readonly string[];
}

/** Keeps the imports of a bundle, whose files are named from the site's root. */
export function keepImports(bundle: Readonly<Record<string, Output>>): void {
  const files = Object.entries(bundle).filter(([, { type }]) => type === 'chunk');
  (globalThis as Keeper)[KEPT] = new Map(files.map(([file, { imports = [] }]) => [file, imports]));
}

const SCRIPT = /<script type="module" src="\/([^"]*)"/gu;

/** The page with a `modulepreload` for every file that its scripts import and it does not name. */
export function withPreloads(
  html: string,
  imports: ScriptImports = (globalThis as Keeper)[KEPT] ?? new Map(),
): string {
  const started = Array.from(html.matchAll(SCRIPT), ([, file = '']) => file);
  const named = new Set(started);
  for (const file of named) for (const imported of imports.get(file) ?? []) named.add(imported);
  const links = [...named]
    .slice(new Set(started).size)
    .map((file) => `<link rel="modulepreload" href="/${file}">`);
  return html.replace('</head>', () => `${links.join('')}</head>`);
}
