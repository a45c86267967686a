import process from 'node:process';

/**
 * `npm run bench -- <name> [options]`: the benches of the project, each in a folder of its name. Exit
 * code 0 when the bench ran, 1 when it found a crash, a hang, a double entry or an answer that is not
 * exact, 2 for wrong usage.
 */
const BENCHES: Record<string, () => Promise<{ run: (args: string[]) => Promise<number> }>> = {
  build: () => import('./build/bench.ts'),
  dev: () => import('./dev/bench.ts'),
  intake: () => import('./intake/bench.ts'),
  merged: () => import('./merged/bench.ts'),
  pages: () => import('./pages/bench.ts'),
  search: () => import('./search/bench.ts'),
};

const [bench = '', ...args] = process.argv.slice(2);
const load = BENCHES[bench];
if (load === undefined) {
  console.error(`usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [options]`);
  process.exitCode = 2;
} else {
  const { run } = await load();
  process.exitCode = await run(args);
}
