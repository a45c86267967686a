import { close, createIndex } from 'pagefind';

/** `node stock-build.ts SITE OUT`: stock Pagefind over the pages of the items, as it comes. */
const [site = '', out = ''] = process.argv.slice(2);
const { index, errors } = await createIndex({ rootSelector: 'article' });
if (index === undefined) throw new Error(errors.join('; '));
const added = await index.addDirectory({ path: site, glob: 'units/**/index.html' });
const written = await index.writeFiles({ outputPath: out });
await index.deleteIndex();
await close();
console.log(JSON.stringify({ pages: added.page_count, errors: written.errors }));
