import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureBatch } from './batch.ts';
import { measureDescription } from './description.ts';
import { measureFidelity } from './fidelity.ts';
import { measureFuzz } from './fuzz.ts';
import { batchRows, descriptionRows, fidelityRows, fuzzRows } from './tables.ts';

const PARTS = ['fidelity', 'description', 'batch', 'fuzz'] as const;

const USAGE = `usage: npm run bench -- intake [options]

  --only a,b    parts to run: ${PARTS.join(', ')}; all by default
  --files N     files of the batch, 1000 by default
  --inputs N    mutated inputs of the fuzzing, 2000 by default
  --json FILE   write the figures as JSON
  --details     list every file, field and input that fell short (never those of the accepting half)`;

/** The bench of intake: fidelity, description, batch, fuzz. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error(USAGE);
    return 2;
  }
  const report: Record<string, unknown> = {};
  const faults: string[] = [];
  const broken: string[] = [];
  if (options.parts.has('fidelity')) {
    const formats = await measureFidelity(faults);
    report['formats'] = formats;
    console.log(fidelityRows(formats).join('\n'));
  }
  if (options.parts.has('description')) {
    const accept = await measureDescription('accept', faults);
    report['description'] = accept;
    const tune = await measureDescription('tune', faults);
    console.log(descriptionRows(accept, tune).join('\n'));
  }
  if (options.parts.has('batch')) {
    const { resumed, verdicts, ...batch } = await measureBatch(options.files);
    report['batch'] = batch;
    console.log(batchRows({ ...batch, resumed, verdicts }).join('\n'));
    if (resumed.double + resumed.lost + resumed.incomplete > 0) broken.push('batch');
  }
  if (options.parts.has('fuzz')) {
    const failed: string[] = [];
    const { read, refused, ...fuzz } = await measureFuzz(options.inputs, failed);
    report['fuzz'] = fuzz;
    console.log(fuzzRows({ ...fuzz, read, refused }, failed).join('\n'));
    if (failed.length > 0) broken.push('fuzz');
  }
  if (options.details && faults.length > 0) console.log(['', ...faults].join('\n'));
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  return broken.length > 0 ? 1 : 0;
}

interface Options {
  parts: ReadonlySet<string>;
  files: number;
  inputs: number;
  json: string | undefined;
  details: boolean;
}

function readOptions(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        only: { type: 'string', default: PARTS.join(',') },
        files: { type: 'string', default: '1000' },
        inputs: { type: 'string', default: '2000' },
        json: { type: 'string' },
        details: { type: 'boolean', default: false },
      },
    });
    const parts = new Set(values.only.split(','));
    const [files, inputs] = [Number(values.files), Number(values.inputs)];
    const known = [...parts].every((part) => PARTS.some((each) => each === part));
    if (!known || !(files >= 2) || !(inputs >= 1)) return undefined;
    return { parts, files, inputs, json: values.json, details: values.details };
  } catch {
    return undefined;
  }
}
