import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toDocx } from './fixtures/docx.ts';
import { filesOf } from './fixtures/formats.ts';
import { BENCH_FIXTURES, readSourceTexts } from './fixtures/source-text.ts';
import type { SourceText } from './fixtures/source-text.ts';

/**
 * `node test/bench/make-fixtures.ts [--soffice]` writes the files of the bench from its texts. The
 * project's own writers give the same bytes every time; LibreOffice (for doc, odt, and rtf and pdf as
 * it writes them) does not, so its files are made only when asked for, and kept.
 */
const texts = readSourceTexts();

for (const [index, source] of texts.entries()) {
  for (const { format, suffix, bytes } of filesOf(source, index)) {
    mkdirSync(path.join(BENCH_FIXTURES, format), { recursive: true });
    writeFileSync(path.join(BENCH_FIXTURES, format, `${source.id}${suffix}`), bytes);
  }
}
if (process.argv.includes('--soffice')) convertAll();

function convertAll(): void {
  convert('doc', texts, '.doc');
  convert('odt', texts, '.odt');
  convert(
    'rtf',
    texts.filter(({ numbering, notes }) => numbering === 'auto' || notes.length > 0),
    '.office.rtf',
  );
  // Fonts inside a page are heavy: the shortest texts, in the lightest font with Chinese signs.
  convert(
    'pdf',
    texts.filter(({ id }) => /^(?:village|duty)/u.test(id)),
    '.office.pdf',
    'Droid Sans Fallback',
  );
  mkdirSync(path.join(BENCH_FIXTURES, 'wps'), { recursive: true });
  for (const name of readdirSync(path.join(BENCH_FIXTURES, 'doc'))) {
    copyFileSync(
      path.join(BENCH_FIXTURES, 'doc', name),
      path.join(BENCH_FIXTURES, 'wps', name.replace(/\.doc$/u, '.wps')),
    );
  }
}

function convert(
  format: string,
  sources: readonly SourceText[],
  suffix: string,
  font?: string,
): void {
  const target = path.join(BENCH_FIXTURES, format);
  mkdirSync(target, { recursive: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'nianlun-office-'));
  const files = sources.map((source) => {
    const file = path.join(folder, `${source.id}.docx`);
    writeFileSync(file, toDocx(source, font));
    return file;
  });
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const args = [profile, '--headless', '--convert-to', format, '--outdir', folder, ...files];
  execFileSync('soffice', args, { stdio: 'ignore', timeout: 300_000 });
  for (const { id } of sources) {
    copyFileSync(path.join(folder, `${id}.${format}`), path.join(target, `${id}${suffix}`));
  }
  rmSync(folder, { recursive: true, force: true });
}
