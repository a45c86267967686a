import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Corpus } from '../../../support/corpus/items.ts';
import type { System } from '../system.ts';
import { byUnit, frontMatter, LATEST, put, putItems } from './item-files.ts';

const CONFIGURATION = `baseURL = "/"
title = "工作总结库"
languageCode = "zh-Hans"
disableKinds = ["RSS", "sitemap"]
buildFuture = true
[taxonomies]
year = "years"
`;

const LAYOUTS: Record<string, string> = {
  '_default/baseof.html': `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">
<title>{{ .Title }}</title><link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">{{ site.Title }}</a> <a href="/units/">单位</a> <a href="/years/">年度</a></header>
<main>{{ block "main" . }}{{ end }}</main></body></html>
`,
  '_default/single.html': `{{ define "main" }}<article lang="{{ .Params.language }}">
<nav><a href="/units/">单位</a> <a href="{{ .Parent.RelPermalink }}">{{ .Parent.Title }}</a></nav>
<h1>{{ .Title }}</h1>
<dl><dt>单位</dt><dd>{{ .Parent.Title }}</dd><dt>所属期</dt><dd>{{ .Params.period }}</dd></dl>
<nav>{{ .TableOfContents }}</nav>
<div>{{ .Content }}</div>
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
</article>{{ end }}
`,
  '_default/list.html': `{{ define "main" }}<h1>{{ .Title }}</h1>
{{ with .Sections }}<ul>{{ range . }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}件</li>
{{ end }}</ul>{{ else }}{{ partial "table.html" .Pages.ByDate }}{{ end }}{{ end }}
`,
  '_default/term.html': `{{ define "main" }}<h1>{{ .Title }}年</h1>{{ partial "table.html" .Pages.ByDate }}{{ end }}
`,
  '_default/terms.html': `{{ define "main" }}<h1>年度</h1><ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}年</a> {{ len .Pages }}件</li>{{ end }}</ul>{{ end }}
`,
  'index.html': `{{ define "main" }}<h1>{{ .Title }}</h1>
{{ partial "table.html" (first ${LATEST} site.RegularPages.ByDate.Reverse) }}{{ end }}
`,
  'partials/table.html': `<table><tr><th>所属期</th><th>题名</th><th>单位</th></tr>{{ range . }}
<tr><td>{{ .Params.period }}</td><td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td><td>{{ .Parent.Title }}</td></tr>{{ end }}
</table>
`,
};

/** Hugo as Debian has it, with plain templates; it makes no search index. */
export const hugo: System = {
  name: 'hugo',
  variants: ['pages'],
  install() {
    const found = versionOf();
    if (found !== undefined) return { version: found };
    if (process.getuid?.() !== 0) {
      return { missing: 'hugo is not installed, and only root can install the Debian package' };
    }
    console.log('peers: apt-get install hugo');
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'hugo'], { stdio: 'ignore' });
    const version = versionOf();
    return version === undefined ? { missing: 'apt-get does not install hugo' } : { version };
  },
  write(folder, corpus) {
    put(folder, 'config.toml', CONFIGURATION);
    put(folder, 'static/style.css', 'body { max-width: 46rem; margin: auto }\n');
    for (const [name, text] of Object.entries(LAYOUTS)) put(folder, `layouts/${name}`, text);
    writeContent(path.join(folder, 'content', 'units'), corpus);
    mkdirSync(path.join(folder, 'cache'));
  },
  build: (folder) => ({
    file: 'hugo',
    args: ['--quiet', '--destination', 'out', '--cacheDir', path.join(folder, 'cache')],
    cwd: folder,
  }),
  out: (folder) => path.join(folder, 'out'),
  source: ({ id }) => path.join('content', 'units', `${id}.md`),
  page: ({ id }) => path.join('units', id, 'index.html'),
};

function versionOf(): string | undefined {
  const { stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return /v(\d[\d.]*)/u.exec(stdout ?? '')?.[1];
}

function writeContent(folder: string, corpus: Corpus): void {
  put(folder, '_index.md', frontMatter({ title: '单位' }));
  for (const { id, name } of byUnit(corpus)) {
    put(folder, `${id}/_index.md`, frontMatter({ title: name }));
  }
  putItems(folder, corpus.items, (item) => ({
    title: item.title,
    date: item.end,
    period: item.periodLabel,
    language: item.lang,
    years: [item.year],
  }));
}
