/** A peer that comes from npm: its exact version, and where in its package a browser finds it. */
export interface PeerPackage {
  package: string;
  version: string;
  /** Module or script of the package that runs in Node and in a browser. */
  entry: string;
  /** A classic script leaves its export under this name. */
  global?: string;
}

/** The peers by name; stock Pagefind comes with the project and is no package here. */
export const PEERS: Record<string, PeerPackage> = {
  minisearch: { package: 'minisearch', version: '7.2.0', entry: 'dist/es/index.js' },
  flexsearch: {
    package: 'flexsearch',
    version: '0.8.212',
    entry: 'dist/flexsearch.bundle.module.min.mjs',
  },
  lunr: { package: 'lunr', version: '2.3.9', entry: 'lunr.min.js', global: 'lunr' },
  orama: { package: '@orama/orama', version: '3.1.18', entry: 'dist/browser/index.js' },
  fuse: { package: 'fuse.js', version: '7.5.0', entry: 'dist/fuse.min.mjs' },
};
