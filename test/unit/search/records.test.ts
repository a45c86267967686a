import { describe, expect, it } from 'vitest';
import { factsOf, recordOf } from '#search/records';

const PATH = 'units/beigang/2023/';
const pageOf = (attributes: string, body: string): string =>
  `<body><article data-item="beigang/2023" ${attributes}><h1 data-item-title> 北港总结 </h1>
  <div data-item-body>${body}</div></article></body>`;
const record = (attributes: string, body: string) => {
  const found = recordOf(pageOf(attributes, body), PATH);
  if (found === undefined) throw new Error('the page shows an item');
  return found;
};

describe('the record of a page', () => {
  it('is none where no item is shown', () => {
    expect(recordOf('<main><h1>单位</h1></main>', 'units/')).toBeUndefined();
  });

  it('has the facts that the article states', () => {
    const { item } = record(
      `lang="zh-Hant" data-unit="beigang nanwan" data-year="2022 2023" data-period="other"
       data-kinds="work-summary" data-end="2023-12-31" data-period-label="2022—2023年" data-draft`,
      '',
    );
    expect(item).toEqual({
      id: 'beigang/2023',
      path: PATH,
      lang: 'zh-Hant',
      end: '2023-12-31',
      periodLabel: '2022—2023年',
      draft: true,
      values: {
        unit: ['beigang', 'nanwan'],
        year: ['2022', '2023'],
        period: ['other'],
        kind: ['work-summary'],
        level: [],
      },
    });
  });

  it('has each block with its section and its roles', () => {
    const { blocks } = record(
      'data-section-roles="s1:problem+plan"',
      '<p id="p1">前言</p><h2 id="s1" data-run-in>一、打算。</h2><p id="s1.p1">办班</p>',
    );
    const section = { anchor: 's1', title: '一、打算。' };
    const roles = ['problem', 'plan'];
    expect(blocks).toEqual([
      { anchor: '', kind: 'title', text: '北港总结' },
      { anchor: 'p1', kind: 'body', text: '前言' },
      { anchor: 's1', kind: 'heading', text: '一、打算。', joinsNext: true, roles, section },
      { anchor: 's1.p1', kind: 'body', text: '办班', roles, section },
    ]);
  });

  it('shows the name of the unit and of the period as the page does', () => {
    const { fragment } = record('data-unit-name="北港团委" data-period-label="2023年度"', '');
    expect(JSON.parse(fragment)).toEqual({
      title: '北港总结',
      unitName: '北港团委',
      periodLabel: '2023年度',
      blocks: [{ anchor: '', kind: 'title', text: '北港总结' }],
    });
  });
});

describe('the digest of a record', () => {
  const digestOf = (attributes: string, body: string) => factsOf(record(attributes, body)).digest;
  const plain = digestOf('data-section-roles="s1:plan"', '<h2 id="s1">一</h2><p>甲，乙</p>');

  it.each([
    ['a comma', 'data-section-roles="s1:plan"', '<h2 id="s1">一</h2><p>甲；乙</p>'],
    ['a role', 'data-section-roles="s1:problem"', '<h2 id="s1">一</h2><p>甲，乙</p>'],
    ['an address', 'data-section-roles="s2:plan"', '<h2 id="s2">一</h2><p>甲，乙</p>'],
    [
      'a name',
      'data-section-roles="s1:plan" data-unit-name="乙"',
      '<h2 id="s1">一</h2><p>甲，乙</p>',
    ],
  ])('changes with %s', (_, attributes, body) => {
    expect(digestOf(attributes, body)).not.toBe(plain);
  });

  it('does not change with what only filters need', () => {
    const attributes = 'data-section-roles="s1:plan" data-kinds="work-plan"';
    expect(digestOf(attributes, '<h2 id="s1">一</h2><p>甲，乙</p>')).toBe(plain);
  });
});
