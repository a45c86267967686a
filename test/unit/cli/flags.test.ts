import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingOf } from '../../../src/cli/commands/new.ts';
import { contentFolder, parseFlags } from '../../../src/cli/flags.ts';

const options = { content: { type: 'string' }, list: { type: 'boolean' } } as const;

describe('flags', () => {
  test('are read with the words around them', () => {
    expect(parseFlags(['a', '--content', 'x', '--list'], options)).toMatchObject({
      positionals: ['a'],
      values: { content: 'x', list: true },
    });
  });

  test.each([
    [['--wrong'], '--wrong'],
    [['--content'], '--content'],
    [['--content='], '--content 之后'],
  ])('%j are refused with a sentence that names the flag', (args, named) => {
    const parsed = parseFlags(args, options);
    expect('problem' in parsed ? parsed.problem : '').toContain(named);
  });

  test('name the content root, or leave it to the environment', () => {
    const before = process.env['ARCHIVE_CONTENT'];
    process.env['ARCHIVE_CONTENT'] = 'elsewhere';
    expect([contentFolder('x'), contentFolder(undefined)].map((at) => path.basename(at))).toEqual([
      'x',
      'elsewhere',
    ]);
    if (before === undefined) delete process.env['ARCHIVE_CONTENT'];
    else process.env['ARCHIVE_CONTENT'] = before;
  });
});

test('the environment is set in the way of the platform, whatever the folder is called', () => {
  expect(settingOf('库', 'linux')).toEqual(["export ARCHIVE_CONTENT='库'"]);
  expect(settingOf("a b's", 'darwin')).toEqual(["export ARCHIVE_CONTENT='a b'\\''s'"]);
  expect(settingOf("C:\\我的 库's", 'win32')).toEqual([
    "PowerShell：$env:ARCHIVE_CONTENT = 'C:\\我的 库''s'",
    '命令提示符：set "ARCHIVE_CONTENT=C:\\我的 库\'s"',
  ]);
});
