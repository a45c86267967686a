import { parentPort, workerData } from 'node:worker_threads';
import { filedOriginals } from './filing/filed-originals.ts';
import type { Receiver } from './receiver.ts';
import { takeInFile } from './take-in.ts';

/** One worker of the pool: takes in the files it is handed, one after the other. */
const receiver = workerData as Receiver;
const filed = filedOriginals(receiver.root);

parentPort?.on('message', ({ file }: { file: string }) => {
  void takeInFile(file, receiver, filed).then((reports) => parentPort?.postMessage(reports));
});
