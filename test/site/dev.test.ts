import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDevServer, type DevServer } from '../support/dev-server.ts';
import { temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
const content = path.join(folder, 'content');
let server: DevServer;

beforeAll(async () => {
  cpSync('content', content, { recursive: true });
  server = await startDevServer(content);
});
afterAll(async () => {
  await server.stop();
  remove();
});

const FILE = 'summaries/nandu/2021.mdx';
const ITEM = '/units/nandu/2021/';
const UNIT = '/units/nandu/';
const LONGEST = 20_000;

const at = (file: string) => path.join(content, file);
const textOf = async (page: string) => (await server.get(page)).text;

/** Saves something and waits for the word to load pages again, as an open browser does. */
async function saving(save: () => void): Promise<void> {
  const before = server.reloads.length;
  save();
  await vi.waitFor(() => expect(server.reloads.length).toBeGreaterThan(before), LONGEST);
}

function edit(file: string, from: string | RegExp, to: string): () => void {
  const text = readFileSync(at(file), 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to change in ${file}`);
  return () => writeFileSync(at(file), changed);
}

describe('while people edit', () => {
  it('changed words are on the page that an open browser loads again', async () => {
    expect(await textOf(ITEM)).not.toContain('补记一句');
    await saving(edit(FILE, /\n*$/u, '\n\n补记一句。\n'));
    expect(await textOf(ITEM)).toContain('补记一句');
  });

  it('a changed title is on the page of the unit, a changed name on those of its items', async () => {
    await saving(edit(FILE, /^title: .*$/mu, 'title: 改过的题名'));
    expect(await textOf(UNIT)).toContain('改过的题名');
    await saving(edit('units.yaml', 'shortName: ', 'shortName: 改名的'));
    expect(await textOf('/units/')).toContain('改名的');
  });

  it('an entry that comes has its page, components and all, and one that goes has none', async () => {
    const file = 'summaries/nandu/2021-zhuanti.mdx';
    const text = readFileSync(at(FILE), 'utf8')
      .replace(/^title: .*$/mu, 'title: 新收的专题总结')
      .replace('kinds:', 'topic: {slug: zhuanti, name: 专题}\nkinds:')
      .replace(/^source:\n(?: .*\n)*/mu, '')
      .concat('\n<Note title="编者注">\n\n新收的附注。\n\n</Note>\n');
    await saving(() => writeFileSync(at(file), text));
    const page = await server.get('/units/nandu/2021-zhuanti/');
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/role="note"[\s\S]*新收的附注/u);
    expect(await textOf(UNIT)).toContain('新收的专题总结');

    await saving(edit(file, '新收的附注', '改过的附注'));
    expect(await textOf('/units/nandu/2021-zhuanti/')).toContain('改过的附注');

    await saving(() => rmSync(at(file)));
    expect((await server.get('/units/nandu/2021-zhuanti/')).status).toBe(404);
    expect(await textOf(UNIT)).not.toContain('新收的专题总结');
  });

  it('an entry with an error says so in its place, costs no other page, and comes back', async () => {
    await saving(edit(FILE, /^kinds: .*$/mu, 'kinds: [no-kind]'));
    const broken = await server.get(ITEM);
    expect(broken.status).toBe(500);
    expect(broken.text).toContain('内容有误');
    expect(broken.text).toContain(`${FILE}，第`);
    expect(broken.text).toContain('现值：no-kind');
    expect(server.said()).toContain('现值：no-kind');
    const unit = await server.get(UNIT);
    expect(unit.status).toBe(200);
    expect(unit.text).not.toContain('改过的题名');

    await saving(edit(FILE, 'kinds: [no-kind]', 'kinds: [work-summary]'));
    expect(await textOf(ITEM)).toContain('补记一句');
    expect(await textOf(UNIT)).toContain('改过的题名');
  });

  it('settings with an error say so on every page, until they are mended', async () => {
    const sound = readFileSync(at('archive.yaml'), 'utf8');
    await saving(() => writeFileSync(at('archive.yaml'), `${sound}nonsense: 1\n`));
    for (const page of ['/', ITEM]) {
      const { status, text } = await server.get(page);
      expect([status, text.includes('nonsense')]).toEqual([500, true]);
    }
    await saving(() => writeFileSync(at('archive.yaml'), sound));
    expect((await server.get('/')).status).toBe(200);
  });
});
