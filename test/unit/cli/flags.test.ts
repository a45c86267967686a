import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { build } from '../../../src/cli/commands/build.ts';
import { dev } from '../../../src/cli/commands/dev.ts';
import { serve } from '../../../src/cli/commands/serve.ts';
import { contentFolder, parseFlags, rootsGiven } from '../../../src/cli/flags.ts';

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

describe('the folders of a build', () => {
  const NAMES = ['ARCHIVE_CONTENT', 'ARCHIVE_OUT'] as const;
  const before = NAMES.map((name) => process.env[name]);
  afterEach(() => {
    for (const [at, name] of NAMES.entries()) {
      if (before[at] === undefined) delete process.env[name];
      else process.env[name] = before[at];
    }
  });

  test('are taken from the flags as by every other command, and told to what the build starts', () => {
    process.env['ARCHIVE_OUT'] = 'elsewhere';
    const given = rootsGiven({ content: 'some archive' });
    expect(given.content).toBe(path.resolve('some archive'));
    expect(given.out).toBe(path.resolve('elsewhere'));
    expect(process.env['ARCHIVE_CONTENT']).toBe(path.resolve('some archive'));
    expect(rootsGiven({ out: 'site' }).out).toBe(path.resolve('site'));
  });

  test('are part of the usage of every command that builds or reads them', async () => {
    for (const [command, flag] of [
      [build, '--content'],
      [build, '--out'],
      [serve, '--out'],
      [dev, '--content'],
    ] as const) {
      const lines: string[] = [];
      const io = { print: () => undefined, error: (line: string) => void lines.push(line) };
      expect([await command(['--wrong'], io), lines.join('')]).toEqual([
        2,
        expect.stringContaining(flag),
      ]);
    }
  });
});
