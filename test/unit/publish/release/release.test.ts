import { execFileSync, spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { manifestOf, type Manifest } from '#publish/release/manifest';
import { writeRelease } from '#publish/release/package';
import { serveFolder } from '../../../../src/cli/static-server.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const site = path.join(folder, 'site');
const home = path.join(folder, 'releases');
const served = path.join(folder, 'served');

const items = (...lines: object[]) =>
  ['{"items":[', ...lines.map((line) => `${JSON.stringify(line)},`), ']}'].join('\n');
const item = (id: string, more: object = {}) => ({
  id,
  title: `${id}年总结`,
  digest: id,
  draft: false,
  withdrawn: null,
  ...more,
});

beforeEach(() => {
  for (const place of [site, home, served]) rmSync(place, { recursive: true, force: true });
  mkdirSync(path.join(site, 'data'), { recursive: true });
  mkdirSync(path.join(site, 'pagefind'));
  writeFileSync(path.join(site, 'index.html'), '<h1>总结</h1>\n');
  writeFileSync(path.join(site, 'old.html'), '<h1>旧页</h1>\n');
  writeFileSync(path.join(site, 'pagefind/0.bin'), Buffer.from([31, 139, 8, 0]));
  writeFileSync(path.join(site, 'data/items.json'), items(item('a/2023'), item('a/2024')));
});

async function release(more: Partial<Parameters<typeof writeRelease>[1]> = {}) {
  const { value: manifest, issues } = manifestOf(site);
  expect(issues).toEqual([]);
  const parts = { site, manifest, name: '某库', materials: '{}\n', ...more };
  const { folder: name, ...written } = await writeRelease(home, parts);
  return { manifest, place: path.join(home, name), name, ...written };
}

/** The folder that comes out of an archive of a release. */
function unpacked(place: string, archive: string): string {
  const into = path.join(folder, `unpacked-${archive}`);
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into);
  execFileSync('tar', ['-xzf', path.join(place, archive), '-C', into]);
  return path.join(into, path.basename(place));
}

interface Outcome {
  code: number | null;
  said: string;
}

function run(program: string, ...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
}

/** Both programs that verify, asked of the same place. */
const verifiers = (place: string) => ({
  node: (...args: string[]) => run(process.execPath, path.join(place, 'verify.mjs'), ...args),
  shell: (...args: string[]) => run('sh', path.join(place, 'verify.sh'), ...args),
});

const bytesBelow = (place: string) =>
  new Map(readdirSync(place).map((name) => [name, readFileSync(path.join(place, name), 'base64')]));

test('the same site gives the same bytes, whatever the zone of the machine', async () => {
  const first = bytesBelow((await release()).place);
  const zone = process.env['TZ'];
  process.env['TZ'] = 'America/New_York';
  const second = bytesBelow((await release()).place);
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  expect([...second.keys()]).toEqual([...first.keys()]);
  for (const [name, bytes] of first) expect(second.get(name) === bytes, name).toBe(true);
});

test('the zip holds the site as the tar does', async () => {
  const { place, name, manifest } = await release();
  const from = unpacked(place, `${name}.tar.gz`);
  const { unzipSync } = await import('fflate');
  const zip = unzipSync(readFileSync(path.join(place, `${name}.zip`)));
  for (const file of manifest.files) {
    const wanted = readFileSync(path.join(site, file.path));
    expect(readFileSync(path.join(from, 'site', file.path)).equals(wanted)).toBe(true);
    expect(Buffer.from(zip[`${name}/site/${file.path}`] ?? []).equals(wanted)).toBe(true);
  }
});

test('what was changed, taken away and added is named in a folder', async () => {
  const { place, name } = await release();
  const from = unpacked(place, `${name}.tar.gz`);
  const { node, shell } = verifiers(from);
  const there = path.join(from, 'site');
  for (const verify of [node, shell]) {
    expect(verify(there)).toMatchObject({ code: 0, said: expect.stringContaining('核验通过') });
  }
  const index = readFileSync(path.join(there, 'index.html'));
  index[1] = (index[1] ?? 0) ^ 1;
  writeFileSync(path.join(there, 'index.html'), index);
  rmSync(path.join(there, 'old.html'));
  writeFileSync(path.join(there, 'data/more.json'), '{}');
  for (const verify of [node, shell]) {
    const { code, said } = verify(there);
    expect(code).toBe(1);
    expect(said).toMatch(/^index\.html：内容不符/mu);
    expect(said).toMatch(/^old\.html：缺失/mu);
    expect(said).toMatch(/^data\/more\.json：清单中没有/mu);
    expect(said).not.toContain('pagefind');
  }
});

test('a flipped byte is named in a served copy, under a sub-path', async () => {
  const { place, name } = await release();
  const from = unpacked(place, `${name}.tar.gz`);
  const server = await serveFolder(path.join(from, 'site'), {
    host: '127.0.0.1',
    port: 0,
    base: '/oa/zj/',
  });
  const verify = async (program: string, file: string) => {
    const { spawn } = await import('node:child_process');
    const child = spawn(program, [path.join(from, file), server.address]);
    let said = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, said };
  };
  try {
    expect(await verify(process.execPath, 'verify.mjs')).toMatchObject({ code: 0 });
    expect(await verify('sh', 'verify.sh')).toMatchObject({ code: 0 });
    writeFileSync(path.join(from, 'site/pagefind/0.bin'), Buffer.from([31, 139, 8, 1]));
    for (const found of [
      await verify(process.execPath, 'verify.mjs'),
      await verify('sh', 'verify.sh'),
    ]) {
      expect(found).toMatchObject({ code: 1, said: expect.stringContaining('pagefind/0.bin') });
      expect(found.said).not.toContain('index.html');
    }
  } finally {
    await server.close();
  }
});

test('a manifest that was signed is known by its key, and no other list is', async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { place, name } = await release({ key: privateKey });
  const from = unpacked(place, `${name}.tar.gz`);
  const key = path.join(folder, 'public.pem');
  writeFileSync(key, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }));
  const { node } = verifiers(from);
  const there = path.join(from, 'site');
  expect(node(there, '--key', key)).toMatchObject({ code: 0 });
  const list = path.join(from, 'manifest.json');
  const manifest = JSON.parse(readFileSync(list, 'utf8')) as Manifest;
  writeFileSync(list, JSON.stringify({ ...manifest, files: manifest.files.slice(1) }));
  expect(node(there, '--key', key)).toMatchObject({
    code: 1,
    said: expect.stringContaining('签名与清单不符'),
  });
});

test('a delta deployed on the release before gives the new one, and one command the old one', async () => {
  const first = await release();
  writeFileSync(path.join(site, 'index.html'), '<h1>新总结</h1>\n');
  rmSync(path.join(site, 'old.html'));
  writeFileSync(
    path.join(site, 'data/items.json'),
    items(item('a/2023', { withdrawn: {} }), item('a/2025')),
  );
  const second = await release({ before: first.manifest });
  expect(second.changes).toEqual({
    since: first.manifest.release,
    added: [],
    changed: ['data/items.json', 'index.html'],
    removed: ['old.html'],
  });
  const told = readFileSync(path.join(second.place, 'CHANGES.txt'), 'utf8');
  expect(told).toMatch(/新增：1件\n {2}a\/2025年总结（a\/2025）/u);
  expect(told).toMatch(/停止利用：1件\n {2}a\/2023年总结（a\/2023）/u);
  expect(told).toMatch(/不再收录：1件\n {2}a\/2024年总结（a\/2024）/u);

  const delta = unpacked(second.place, `${second.name}-since-${first.manifest.release}.tar.gz`);
  const deploy = (from: string, ...args: string[]) =>
    run('sh', path.join(from, 'deploy.sh'), ...args);
  const index = () => readFileSync(path.join(served, 'current/index.html'), 'utf8');
  expect(existsSync(path.join(delta, 'site/pagefind/0.bin'))).toBe(false);
  expect(deploy(delta, served)).toMatchObject({ code: 1, said: expect.stringContaining('增量包') });
  expect(existsSync(path.join(served, 'current'))).toBe(false);

  const whole = unpacked(first.place, `${first.name}.tar.gz`);
  expect(deploy(whole, served)).toMatchObject({ code: 0 });
  expect(deploy(delta, served)).toMatchObject({ code: 0 });
  expect(index()).toContain('新总结');
  expect(manifestOf(path.join(served, 'current')).value.release).toBe(second.manifest.release);
  expect(deploy(delta, '--rollback', served)).toMatchObject({ code: 0 });
  expect(index()).not.toContain('新总结');
  expect(deploy(delta, '--rollback', served)).toMatchObject({ code: 0 });
  expect(index()).toContain('新总结');
});

test('a package that was damaged on its way is not deployed', async () => {
  const { place, name } = await release();
  const sound = unpacked(place, `${name}.tar.gz`);
  expect(run('sh', path.join(sound, 'deploy.sh'), served)).toMatchObject({ code: 0 });
  writeFileSync(path.join(site, 'index.html'), '<h1>第二版</h1>\n');
  const next = await release();
  const damaged = unpacked(next.place, `${next.name}.tar.gz`);
  appendFileSync(path.join(damaged, 'site/index.html'), 'x');
  expect(run('sh', path.join(damaged, 'deploy.sh'), served)).toMatchObject({
    code: 1,
    said: expect.stringContaining('index.html：内容不符'),
  });
  expect(readFileSync(path.join(served, 'current/index.html'), 'utf8')).toBe('<h1>总结</h1>\n');
});

test('names that a host may not know, or confuse, and drafts are refused', () => {
  writeFileSync(path.join(site, '总结.html'), '');
  writeFileSync(path.join(site, 'INDEX.html'), '');
  writeFileSync(path.join(site, 'data/items.json'), items(item('a/2023', { draft: true })));
  expect(manifestOf(site).issues.map(({ name, found }) => [name, found])).toEqual([
    ['release-path-differs-in-case', 'INDEX.html'],
    ['release-path-not-plain', '总结.html'],
    ['release-of-preview', 'a/2023'],
  ]);
});
