import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import tar from 'tar-stream';
import yazl from 'yazl';

/** A file of a package. */
export interface PackedFile {
  /** In the package, with `/`. */
  path: string;
  /** Read when its turn comes, so that one file is in memory at a time. */
  read: () => Uint8Array;
  /** True for what a shell may start. */
  executable?: boolean;
}

/** The same for every file: an archive of the same content has the same bytes, whenever it was made. */
const NO_TIME = new Date(0);
/** The first day a zip can name; it has no zone, so it is said in that of the machine. */
const noZipTime = (): Date => new Date(1980, 0, 1);
const FILE_MODE = 0o644;
const PROGRAM_MODE = 0o755;
/** Where gzip says on which system it was made; 255 is “unknown”. */
const GZIP_SYSTEM = 9;
/** The index is packed already. */
const PACKED = /\.(?:bin|png|jpe?g|gif|webp|woff2?)$/u;

/** Writes files, in their order, as a tar packed by gzip. */
export async function writeTarGz(file: string, files: Iterable<PackedFile>): Promise<void> {
  const pack = tar.pack();
  const writing = pipeline(
    pack,
    createGzip({ level: 9 }),
    withoutSystem(),
    createWriteStream(file),
  );
  writing.catch((error: Error) => pack.destroy(error));
  for (const { path, read, executable } of files) {
    const content = Buffer.from(read());
    const mode = executable === true ? PROGRAM_MODE : FILE_MODE;
    await new Promise<void>((resolve, reject) => {
      pack.entry({ name: path, mode, mtime: NO_TIME }, content, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }
  pack.finalize();
  await writing;
}

/** Writes files, in their order, as a zip. */
export async function writeZip(file: string, files: Iterable<PackedFile>): Promise<void> {
  const zip = new yazl.ZipFile();
  const out = createWriteStream(file);
  const writing = pipeline(zip.outputStream as unknown as Readable, out);
  for (const { path, read, executable } of files) {
    zip.addBuffer(Buffer.from(read()), path, {
      mtime: noZipTime(),
      forceDosTimestamp: true,
      mode: 0o100000 | (executable === true ? PROGRAM_MODE : FILE_MODE),
      compress: !PACKED.test(path),
    });
    // What was added waits in memory until it is written.
    if (out.writableNeedDrain) await once(out, 'drain');
  }
  zip.end();
  await writing;
}

/** Makes the head of a gzip say nothing of the machine. */
function withoutSystem(): Transform {
  let at = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const place = GZIP_SYSTEM - at;
      if (place >= 0 && place < chunk.length) chunk[place] = 255;
      at += chunk.length;
      done(null, chunk);
    },
  });
}
