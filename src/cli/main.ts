import { terminal, type Terminal } from './console.ts';

/** A command: flags in, exit code out (0 done, 1 something was not, 2 wrong usage). */
type Command = (args: string[], io: Terminal) => Promise<number>;

const COMMANDS: Record<string, { load: () => Promise<Command>; purpose: string }> = {
  start: {
    load: async () => (await import('./commands/start.ts')).start,
    purpose: '建站并提供浏览：start [--content 目录] [--out 目录]（PORT、HOST 可设）',
  },
  build: {
    load: async () => (await import('./commands/build.ts')).build,
    purpose: '建站：build [--content 目录] [--out 目录]（ARCHIVE_DRAFTS 可设）',
  },
  serve: {
    load: async () => (await import('./commands/serve.ts')).serve,
    purpose: '浏览已建成的站点：serve [--out 目录]（PORT、HOST、BASE 可设）',
  },
  dev: {
    load: async () => (await import('./commands/dev.ts')).dev,
    purpose: '边改边看（不含检索）：dev [--content 目录]',
  },
  intake: {
    load: async () => (await import('./commands/intake.ts')).intake,
    purpose: '收稿：intake <文件或文件夹…> [--content 目录] [--report 文件] [--sheet 文件]',
  },
  review: {
    load: async () => (await import('./commands/review.ts')).review,
    purpose: '逐件核定：review [件] [--content 目录] [--list] [--restore 行号]',
  },
  units: {
    load: async () => (await import('./commands/units.ts')).units,
    purpose:
      '从表格并入单位名录：units <文件.csv> [--correct] [--dry-run]；--edit 代码 改正一个；--propose 列出拟增的单位',
  },
  new: {
    load: async () => (await import('./commands/new.ts')).newArchive,
    purpose: '新建空库：new <目录>',
  },
  package: {
    load: async () => (await import('./commands/package.ts')).packageSite,
    purpose: '打包发布：package [--out 目录] [--to 目录] [--key 私钥文件]',
  },
  check: {
    load: async () => (await import('./commands/check.ts')).check,
    purpose: '核对内容：check [--content 目录] [--json 文件]',
  },
};

// A reader of the output that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  terminal.error('用法：npm run <命令> -- [参数]');
  for (const [known, { purpose }] of Object.entries(COMMANDS)) {
    terminal.error(`  ${known.padEnd(8)}${purpose}`);
  }
  process.exitCode = 2;
} else {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.exitCode = await (await command.load())(args, terminal);
}
