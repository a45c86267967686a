/** The only module that writes to the terminal. */
export const terminal = {
  print(line: string): void {
    process.stdout.write(`${line}\n`);
  },
  error(line: string): void {
    process.stderr.write(`${line}\n`);
  },
};

export type Terminal = typeof terminal;
