import path from 'node:path';
import type { System } from '../system.ts';
import { LATEST, put, putItems } from './item-files.ts';
import { installed, nodeCommand, putProject, type Packages } from './npm-system.ts';

const PACKAGES: Packages = [{ package: '@11ty/eleventy', version: '3.1.8' }];

/** Groups are made once, neighbours looked up: nothing here grows with the square of the items. */
const CONFIGURATION = `export default function (config) {
  const neighbours = new Map();
  const byPeriod = (a, b) => (a.data.end + a.url < b.data.end + b.url ? -1 : 1);
  const grouped = (items, idOf, nameOf) => {
    const groups = new Map();
    for (const item of items) {
      const id = idOf(item);
      if (!groups.has(id)) groups.set(id, { id, name: nameOf(item), items: [] });
      groups.get(id).items.push(item);
    }
    const all = [...groups.values()];
    for (const { items } of all) items.sort(byPeriod);
    return all;
  };
  config.setUseGitIgnore(false);
  config.addCollection('byUnit', (api) => {
    const groups = grouped(api.getFilteredByTag('item'), ({ data }) => data.unit, ({ data }) => data.unitName);
    for (const { items } of groups) {
      items.forEach((item, at) => neighbours.set(item.url, { previous: items[at - 1], next: items[at + 1] }));
    }
    return groups;
  });
  config.addCollection('byYear', (api) =>
    grouped(api.getFilteredByTag('item'), ({ data }) => data.year, ({ data }) => data.year + '年'));
  config.addCollection('latest', (api) => api.getFilteredByTag('item').sort(byPeriod).slice(-${LATEST}).reverse());
  config.addFilter('neighbours', (url) => neighbours.get(url));
  return { dir: { input: 'src', output: 'out' }, markdownTemplateEngine: false };
}
`;

const TABLE = `<table><tr><th>所属期</th><th>题名</th><th>单位</th></tr>{% for item in listed %}
<tr><td>{{ item.data.period }}</td><td><a href="{{ item.url }}">{{ item.data.title }}</a></td><td>{{ item.data.unitName }}</td></tr>{% endfor %}
</table>`;

const indexPage = (front: string, body: string): string =>
  `---\nlayout: base.njk\n${front}\n---\n${body}\n`;

const groupPages = (of: string, folder: string): string =>
  indexPage(
    `pagination: { data: collections.${of}, size: 1, alias: group }\npermalink: "/${folder}/{{ group.id }}/"`,
    `<h1>{{ group.name }}</h1>{% set listed = group.items %}${TABLE}`,
  );

const listPage = (of: string, folder: string, title: string): string =>
  indexPage(
    `permalink: "/${folder}/"\ntitle: ${title}`,
    `<h1>${title}</h1><ul>{% for group in collections.${of} %}<li><a href="/${folder}/{{ group.id }}/">{{ group.name }}</a> {{ group.items.length }}件</li>{% endfor %}</ul>`,
  );

const FILES: Record<string, string> = {
  '_includes/base.njk': `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">
<title>{{ title or group.name }}</title></head>
<body><header><a href="/">工作总结库</a> <a href="/units/">单位</a> <a href="/years/">年度</a></header>
<main>{{ content | safe }}</main></body></html>
`,
  '_includes/item.njk': `---
layout: base.njk
---
{% set near = page.url | neighbours %}<article lang="{{ language }}">
<nav><a href="/units/">单位</a> <a href="/units/{{ unit }}/">{{ unitName }}</a></nav>
<h1>{{ title }}</h1>
<dl><dt>单位</dt><dd>{{ unitName }}</dd><dt>所属期</dt><dd>{{ period }}</dd></dl>
<div>{{ content | safe }}</div>
<nav>{% if near.previous %}<a href="{{ near.previous.url }}">{{ near.previous.data.title }}</a>{% endif %}
{% if near.next %}<a href="{{ near.next.url }}">{{ near.next.data.title }}</a>{% endif %}</nav>
</article>
`,
  'units/units.json': '{ "layout": "item.njk", "tags": "item" }\n',
  'unit-pages.njk': groupPages('byUnit', 'units'),
  'year-pages.njk': groupPages('byYear', 'years'),
  'unit-list.njk': listPage('byUnit', 'units', '单位'),
  'year-list.njk': listPage('byYear', 'years', '年度'),
  'index.njk': indexPage(
    'title: 工作总结库',
    `<h1>{{ title }}</h1>{% set listed = collections.latest %}${TABLE}`,
  ),
};

/** Eleventy with plain templates; it makes no search index, and here no outline of a page. */
export const eleventy: System = {
  name: 'eleventy',
  variants: ['pages'],
  install: () => installed('eleventy', PACKAGES),
  write(folder, { items }) {
    putProject(folder, 'eleventy', PACKAGES);
    put(folder, 'eleventy.config.mjs', CONFIGURATION);
    for (const [name, text] of Object.entries(FILES)) put(folder, `src/${name}`, text);
    putItems(path.join(folder, 'src', 'units'), items, (item) => ({
      title: item.title,
      end: item.end,
      period: item.periodLabel,
      language: item.lang,
      year: item.year,
      unit: item.unit.id,
      unitName: item.unit.name,
    }));
  },
  build: (folder) => nodeCommand(folder, '@11ty/eleventy/cmd.cjs', '--quiet'),
  out: (folder) => path.join(folder, 'out'),
  source: ({ id }) => path.join('src', 'units', `${id}.md`),
  page: ({ id }) => path.join('units', id, 'index.html'),
};
