import { strToU8, unzipSync, zipSync } from 'fflate';
import { grid, list, listed, makeDocx, para, run } from './make-docx.ts';
import type { DocxParts } from './make-docx.ts';

/** One text of which the office formats are made: as docx, and what must come out of every format. */
export interface OfficeSource {
  name: string;
  docx: Uint8Array;
  /** One paragraph a line; cells of a row joined by tabs. */
  expected: string;
}

interface Source extends DocxParts {
  name: string;
  lines: readonly string[];
}

const NOTES =
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>' +
  '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>';

function note(id: number, words: string): string {
  return `<w:footnote w:id="${id}"><w:p><w:r><w:footnoteRef/></w:r>${run(words)}</w:p></w:footnote>`;
}

function call(id: number): string {
  return `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
}

function merged(words: string, properties: string): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${words === '' ? '<w:p/>' : para(words)}</w:tc>`;
}

const SOURCES: readonly Source[] = [
  {
    name: 'numbered',
    numbering: list(1, [
      ['chineseCounting', '%1、'],
      ['chineseCounting', '（%2）'],
      ['decimal', '%3.'],
      ['decimalEnclosedCircle', '%4'],
    ]),
    footnotes: NOTES + note(1, '口径为全县在册支部。') + note(2, '含两所职业学校。'),
    body: [
      para('澄湖县团委2019年工作总结'),
      para('澄湖县地处平原，水网密布，全县辖九个镇。现将一年来的情况小结如下。'),
      para(run('基层组织更实', '<w:b/>'), listed(1)),
      para('支部换届', listed(1, 1)),
      para(run('全年完成换届一百零六个') + call(1) + run('，占比97.5％，较上年“净增”12个。')),
      para('青年之家', listed(1, 1)),
      para('新开门两处', listed(1, 2)),
      para('改造旧址一处', listed(1, 2)),
      para('夜间照明', listed(1, 3)),
      para(run('服务青年更细', '<w:b/>'), listed(1)),
      para('就业见习', listed(1, 1)),
      para(
        run('组织见习岗位对接会六场') +
          call(2) +
          run('，到场者称之为‘及时雨’——人人有收获……另有&lt;90%&gt;的来访者留下意见。'),
      ),
      para(run('来年打算', '<w:b/>'), listed(1)),
      para('把“小站点”办成大课堂，***不图虚名***。'),
      para('共青团澄湖县委员会'),
      para('2019年12月20日'),
    ].join(''),
    lines: [
      '澄湖县团委2019年工作总结',
      '澄湖县地处平原，水网密布，全县辖九个镇。现将一年来的情况小结如下。',
      '一、基层组织更实',
      '（一）支部换届',
      '全年完成换届一百零六个[1]，占比97.5％，较上年“净增”12个。',
      '（二）青年之家',
      '1. 新开门两处',
      '2. 改造旧址一处',
      '① 夜间照明',
      '二、服务青年更细',
      '（一）就业见习',
      '组织见习岗位对接会六场[2]，到场者称之为‘及时雨’——人人有收获……另有<90%>的来访者留下意见。',
      '三、来年打算',
      '把“小站点”办成大课堂，***不图虚名***。',
      '共青团澄湖县委员会',
      '2019年12月20日',
      '[1]口径为全县在册支部。',
      '[2]含两所职业学校。',
    ],
  },
  {
    name: 'tables',
    body: [
      para('柳泊镇2021年上半年工作小结'),
      para('一、数据一览'),
      grid([
        ['项目', '一季度', '二季度'],
        ['志愿服务（场）', '14', '23'],
        ['参与人次', '620', '1105'],
      ]),
      para('上表由镇团委汇总。'),
      '<w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>' +
        merged('片区', '<w:tcW w:w="2000" w:type="dxa"/><w:vMerge w:val="restart"/>') +
        merged('活动', '<w:tcW w:w="6000" w:type="dxa"/><w:gridSpan w:val="2"/>') +
        '</w:tr><w:tr>' +
        merged('', '<w:tcW w:w="2000" w:type="dxa"/><w:vMerge/>') +
        merged('植树', '<w:tcW w:w="3000" w:type="dxa"/>') +
        merged('清河', '<w:tcW w:w="3000" w:type="dxa"/>') +
        '</w:tr><w:tr>' +
        merged('东片', '<w:tcW w:w="2000" w:type="dxa"/>') +
        merged('3', '<w:tcW w:w="3000" w:type="dxa"/>') +
        merged('5', '<w:tcW w:w="3000" w:type="dxa"/>') +
        '</w:tr></w:tbl>',
      para(
        '<w:r><w:t>二、存在不足</w:t></w:r><w:r><w:br/></w:r><w:r><w:t xml:space="preserve">台账不全，  个别村缺报。</w:t></w:r>',
      ),
      para('<w:r><w:t>附：名单</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>略</w:t></w:r>'),
    ].join(''),
    lines: [
      '柳泊镇2021年上半年工作小结',
      '一、数据一览',
      '项目\t一季度\t二季度',
      '志愿服务（场）\t14\t23',
      '参与人次\t620\t1105',
      '上表由镇团委汇总。',
      '片区\t活动\t',
      '\t植树\t清河',
      '东片\t3\t5',
      '二、存在不足',
      '台账不全，  个别村缺报。',
      '附：名单\t略',
    ],
  },
  {
    name: 'revised',
    body: [
      para('青禾中学团委2022年工作計劃與總結'),
      para(
        run('本年共召开') +
          '<w:del w:id="1" w:author="甲" w:date="2022-12-01T00:00:00Z"><w:r><w:delText>九次</w:delText></w:r></w:del>' +
          '<w:ins w:id="2" w:author="甲" w:date="2022-12-01T00:00:00Z"><w:r><w:t>十一次</w:t></w:r></w:ins>' +
          run('例会。') +
          run('此句隐去不印。', '<w:vanish/>') +
          run('到会率稳定在九成。', '<w:b/>'),
      ),
      para(
        '<w:r><w:t>详见</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
          '<w:r><w:instrText xml:space="preserve"> HYPERLINK "http://example.invalid/" </w:instrText></w:r>' +
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>校内网页</w:t></w:r>' +
          '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>。</w:t></w:r>',
      ),
      para('校團委書記室'),
    ].join(''),
    lines: [
      '青禾中学团委2022年工作計劃與總結',
      '本年共召开十一次例会。到会率稳定在九成。',
      '详见校内网页。',
      '校團委書記室',
    ],
  },
];

/** The texts, as docx files LibreOffice can open. */
export function officeSources(): OfficeSource[] {
  return SOURCES.map(({ name, lines, ...parts }) => ({
    name,
    docx: whole(makeDocx(parts)),
    expected: `${lines.join('\n')}\n`,
  }));
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts a word processor asks for beside those that hold text: types and relationships. */
function whole(bare: Uint8Array): Uint8Array {
  const files = unzipSync(bare);
  const parts = Object.keys(files)
    .filter((name) => name.startsWith('word/'))
    .map((name) => name.slice('word/'.length, -'.xml'.length));
  const types = parts.map(
    (part) =>
      `<Override PartName="/word/${part}.xml" ContentType="${WORD}.${part === 'document' ? 'document.main' : part}+xml"/>`,
  );
  const relations = parts
    .filter((part) => part !== 'document')
    .map(
      (part, index) =>
        `<Relationship Id="r${index + 1}" Type="${OFFICE}/${part}" Target="${part}.xml"/>`,
    );
  files['[Content_Types].xml'] = strToU8(
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
  );
  files['_rels/.rels'] = strToU8(
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  files['word/_rels/document.xml.rels'] = strToU8(
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`,
  );
  return zipSync(files, { mtime: new Date(2024, 0, 1) });
}
