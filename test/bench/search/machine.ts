import os from 'node:os';

/** On what the figures were taken. */
export interface Machine {
  system: string;
  processor: string;
  cores: number;
  memoryGB: number;
  node: string;
  browser: string;
}

export function machine(browser: string): Machine {
  const cores = os.cpus();
  return {
    system: `${os.type()} ${os.release()}`,
    processor: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memoryGB: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    browser,
  };
}
