import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { docx } from '../../../../src/intake/readers/docx.ts';
import { convertWithSoffice } from '../../../../src/intake/readers/soffice.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const FIXTURE = path.join(import.meta.dirname, '../../../fixtures/intake-formats/doc/numbered.doc');
const isWindows = process.platform === 'win32';

const { folder, remove } = temporaryFolder();
afterAll(remove);

/** A program that stands in for LibreOffice. */
function program(name: string, script: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

function leftBehind(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('nianlun-soffice-'));
}

describe('the conversion by LibreOffice', () => {
  it('says when LibreOffice is not there', async () => {
    await expect(convertWithSoffice(FIXTURE, { program: 'no-such-program' })).rejects.toMatchObject(
      {
        issue: { name: 'converter-missing' },
      },
    );
  });

  it.skipIf(isWindows)('ends a program that takes too long, and tidies up', async () => {
    const before = leftBehind();
    const slow = convertWithSoffice(FIXTURE, {
      program: program('slow', 'sleep 60'),
      timeLimit: 200,
    });
    await expect(slow).rejects.toMatchObject({ issue: { name: 'converter-failed' } });
    expect(leftBehind()).toEqual(before);
  });

  it.skipIf(isWindows)('says when nothing came out', async () => {
    await expect(
      convertWithSoffice(FIXTURE, { program: program('idle', 'exit 0') }),
    ).rejects.toMatchObject({ issue: { name: 'converter-failed' } });
  });

  it.skipIf(isWindows)(
    'gives the program a copy, a profile without macros, and no proxy',
    async () => {
      const script = [
        'profile="${1#-env:UserInstallation=file://}"',
        'for last; do :; done',
        'out="$(dirname "$last")/out"; mkdir -p "$out"',
        '{ basename "$last"; echo "$http_proxy"; cat "$profile/user/registrymodifications.xcu"; } > "$out/source.docx"',
      ].join('\n');
      const bytes = await convertWithSoffice(FIXTURE, { program: program('telling', script) });
      const told = new TextDecoder().decode(bytes);
      expect(told).toContain('source.doc\nhttp://127.0.0.1:9\n');
      expect(told).toMatch(/DisableMacrosExecution.*?<value>true/u);
      expect(docx.accepts(bytes)).toBe(false);
    },
  );
});
