import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PEERS } from './list.ts';
import type { Peer, PeerDocument } from './peer.ts';

/**
 * `node build.ts PEER PACKAGES DOCUMENTS OUT`: makes the index file of one peer in a process of its
 * own, from documents as JSON, with the package out of the folder of packages.
 */
const [name = '', packages = '', documents = '', out = ''] = process.argv.slice(2);
const listed = PEERS[name];
if (listed === undefined) throw new Error(`no peer “${name}”`);
const file = path.resolve(packages, 'node_modules', listed.package, listed.entry);
const library: unknown =
  listed.global === undefined
    ? await import(pathToFileURL(file).href)
    : { default: createRequire(import.meta.url)(file) as unknown };
const { peer } = (await import(`./${name}.ts`)) as { peer: Peer };
const all = JSON.parse(readFileSync(documents, 'utf8')) as PeerDocument[];
const index = await peer.build(all, library as never);
writeFileSync(out, index);
console.log(JSON.stringify({ bytes: Buffer.byteLength(index) }));
