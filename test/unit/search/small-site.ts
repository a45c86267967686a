import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A small item, enough for a page that the index can read. */
export interface SmallItem {
  id: string;
  title: string;
  lang?: 'zh-Hans' | 'zh-Hant';
  period?: string;
  kinds?: string;
  sections: { heading: string; runIn?: boolean; paragraphs: string[] }[];
}

export const SMALL_ITEMS: SmallItem[] = [
  {
    id: 'beigang/2021',
    title: '北港团委2021年工作总结',
    sections: [
      { heading: '一、思想引领', paragraphs: ['组织“读书会”12场，覆盖137.05万元项目青年。'] },
      { heading: '二、志愿服务', paragraphs: ['巡河护河20余场，参加1+100联系。', '一切顺利'] },
    ],
  },
  {
    id: 'beigang/2022-h1',
    title: '北港团委2022年上半年工作总结',
    period: 'H1',
    kinds: 'work-summary work-plan',
    sections: [
      {
        heading: '（一）抓好计划落实。',
        runIn: true,
        paragraphs: ['全年办班三期，12·5 活动如期举行。'],
      },
    ],
  },
  {
    id: 'nanwan/2022',
    title: '南灣團委2022年工作總結',
    lang: 'zh-Hant',
    sections: [
      { heading: '一、落實計畫', paragraphs: ['著力開展志願服務，組織讀書會。', '裏面有說明'] },
    ],
  },
  {
    id: 'nanwan/2023',
    title: '南湾团委2023年工作总结',
    sections: [{ heading: '一、读书', paragraphs: ['办读书、会客厅活动；疫情后恢复巡河。'] }],
  },
  ...Array.from({ length: 8 }, (_, at): SmallItem => ({
    id: `xishan/${2015 + at}`,
    title: `西山团委${2015 + at}年工作总结`,
    sections: [
      {
        heading: '一、主要工作',
        paragraphs: [
          `第${at}次团代会筹备，发展团员${100 + at * 7}人，占比${at}.5%。`,
          at % 2 === 0 ? '組織志願者護河，与乡镇联动。' : 'Wi-Fi 与 VR 体验活动两场。',
        ],
      },
    ],
  })),
  {
    id: '_inbox/0123456789ab',
    title: '关于读书活动的总结',
    sections: [{ heading: '总体情况', paragraphs: ['志愿服务一次。'] }],
  },
];

/** Writes the pages of items, and pages that must not be indexed, below `outDir`. */
export function writeSmallSite(outDir: string, items: readonly SmallItem[] = SMALL_ITEMS): void {
  const page = (file: string, html: string): void => {
    mkdirSync(path.dirname(path.join(outDir, file)), { recursive: true });
    writeFileSync(
      path.join(outDir, file),
      `<!doctype html><html lang="zh-Hans"><meta charset="utf-8">${html}</html>`,
    );
  };
  for (const item of items) page(`${pathOf(item.id)}index.html`, itemHtml(item));
  page('units/index.html', '<main><h1>单位</h1><p>巡河</p></main>');
  page('units/beigang/index.html', '<main><h1>北港</h1><p>巡河</p></main>');
  page('404.html', '<p>巡河</p>');
}

function pathOf(id: string): string {
  return id.startsWith('_inbox/') ? `inbox/${id.slice(7)}/` : `units/${id}/`;
}

function itemHtml(item: SmallItem): string {
  const [unit = ''] = item.id.split('/');
  const year = /\d{4}/.exec(item.title)?.[0] ?? '';
  const body = item.sections.map(({ heading, runIn, paragraphs }, at) => {
    const head = `<h2 id="s${at + 1}"${runIn ? ' data-run-in' : ''}>${heading}<a data-added>¶</a></h2>`;
    const texts = paragraphs.map((text, p) => `<p id="s${at + 1}.p${p + 1}">${text}</p>`);
    return head + texts.join('');
  });
  return `<header>疫情专栏</header><article data-item="${item.id}" lang="${item.lang ?? 'zh-Hans'}"
    data-unit="${unit === '_inbox' ? '' : unit}" data-unit-name="${unit}" data-year="${year}"
    data-period="${item.period ?? 'year'}" data-period-label="${year}年度" data-end="${year}-12-31"
    data-kinds="${item.kinds ?? 'work-summary'}"><h1 data-item-title>${item.title}</h1>
    <div data-item-body>${body.join('')}</div></article>`;
}
