import { expect, it } from 'vitest';
import { keepImports, withPreloads } from '../../src/script-imports.ts';

const page = (...scripts: string[]): string =>
  `<head></head>${scripts.map((file) => `<script type="module" src="/${file}"></script>`).join('')}`;

it('a page names the files that its scripts import, of each import those as well, and each once', () => {
  const imports = new Map([
    ['a.js', ['c.js', 'b.js']],
    ['b.js', ['c.js']],
    ['c.js', ['d.js', 'a.js']],
    ['other.js', ['e.js']],
  ]);
  const named = Array.from(
    withPreloads(page('a.js', 'b.js'), imports).matchAll(/modulepreload" href="([^"]*)"/g),
    ([, file]) => file,
  );
  expect(named).toEqual(['/c.js', '/d.js']);
});

it('a page whose scripts import nothing stays as it is', () => {
  expect(withPreloads(page('a.js'), new Map([['a.js', []]]))).toBe(page('a.js'));
  expect(withPreloads('{"no": "page"}', new Map())).toBe('{"no": "page"}');
});

it('the imports are those of the last bundle that was kept', () => {
  keepImports({
    'a.js': { type: 'chunk', imports: ['b.js'] },
    'b.js': { type: 'chunk', imports: [] },
    'a.css': { type: 'asset' },
  });
  expect(withPreloads(page('a.js'))).toContain('<link rel="modulepreload" href="/b.js"></head>');
});
