const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;
const FAT = 0xfffffffd;

/** A compound file of streams, small enough to read in a test; every stream is padded to 4096 bytes. */
export function makeOle(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const padded = Object.entries(streams).map(([name, bytes]) => {
    const body = new Uint8Array(Math.max(4096, Math.ceil(bytes.length / SECTOR) * SECTOR));
    body.set(bytes);
    return { name, body };
  });
  const directorySectors = Math.ceil((padded.length + 1) / 4);
  const fat: number[] = [FAT];
  chain(fat, directorySectors);
  const starts = padded.map(({ body }) => chain(fat, body.length / SECTOR));
  while (fat.length < SECTOR / 4) fat.push(FREE);

  const header = new Uint8Array(SECTOR).fill(0xff);
  header.fill(0, 0, 76);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const head = new DataView(header.buffer);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    head.setUint16(at, value, true);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, END],
    [68, END],
    [76, 0],
  ] as const)
    head.setUint32(at, value, true);

  const table = new Uint8Array(SECTOR);
  for (const [index, value] of fat.entries())
    new DataView(table.buffer).setUint32(index * 4, value, true);

  const directory = new Uint8Array(directorySectors * SECTOR);
  const first = padded.length === 0 ? FREE : 1;
  directory.set(entry('Root Entry', 5, { child: first, right: FREE, start: END, size: 0 }));
  for (const [index, { name, body }] of padded.entries()) {
    const right = index + 1 < padded.length ? index + 2 : FREE;
    const start = starts[index] ?? END;
    directory.set(
      entry(name, 2, { child: FREE, right, start, size: body.length }),
      (index + 1) * 128,
    );
  }
  return new Uint8Array(
    Buffer.concat([header, table, directory, ...padded.map(({ body }) => body)]),
  );
}

/** Adds a chain of sectors to the table and gives its first. */
function chain(fat: number[], count: number): number {
  const start = fat.length;
  for (let index = 1; index <= count; index += 1) fat.push(index === count ? END : start + index);
  return start;
}

function entry(
  name: string,
  kind: number,
  { child, right, start, size }: { child: number; right: number; start: number; size: number },
): Uint8Array {
  const bytes = new Uint8Array(128);
  const view = new DataView(bytes.buffer);
  for (const [index, letter] of [...name].entries())
    view.setUint16(index * 2, letter.charCodeAt(0), true);
  view.setUint16(64, name.length * 2 + 2, true);
  view.setUint8(66, kind);
  view.setUint32(68, FREE, true);
  view.setUint32(72, right, true);
  view.setUint32(76, child, true);
  view.setUint32(116, start, true);
  view.setUint32(120, size, true);
  return bytes;
}
