import { describe, expect, it } from 'vitest';
import { manuscriptOf } from '../../../../src/intake/manuscript.ts';
import { odt } from '../../../../src/intake/readers/odt.ts';
import { makeOdt } from '../../../support/make-odt.ts';
import { officeFixtures, misread, mutants } from '../../../support/office-fixtures.ts';

const fixtures = officeFixtures('odt');

function read(text: string, styles?: string): string | undefined {
  return odt.read(makeOdt(text, styles)).value?.text;
}

function item(words: string, start = ''): string {
  return `<text:list-item ${start}><text:p>${words}</text:p></text:list-item>`;
}

describe('an OpenDocument text', () => {
  it.each(fixtures)('$name comes out word by word', ({ bytes, expected }) => {
    expect(odt.accepts(bytes)).toBe(true);
    const { value } = odt.read(bytes);
    expect(value?.text).toBe(expected);
    expect(value === null ? '' : manuscriptOf(value).text).toBe(expected);
  });

  it('reads white space as OpenDocument does', () => {
    expect(
      read('<text:p>  甲\n  乙<text:s text:c="2"/> 丙<text:span> 丁 </text:span> 戊</text:p>'),
    ).toBe('甲 乙   丙 丁 戊\n');
  });

  it('counts lists on, anew, and from a stated number', () => {
    const styles =
      '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-prefix="第" style:num-suffix="、"/></text:list-style>';
    const list = (attributes: string, items: string) =>
      `<text:list text:style-name="L" ${attributes}>${items}</text:list>`;
    expect(
      read(
        list('xml:id="a"', item('甲') + item('乙')) +
          list('text:continue-numbering="true"', item('丙')) +
          list('', item('丁')) +
          list('text:continue-list="a"', item('戊') + item('己', 'text:start-value="9"')),
        styles,
      ),
    ).toBe('第一、甲\n第二、乙\n第三、丙\n第一、丁\n第四、戊\n第九、己\n');
  });

  it('repeats cells that stand for several, and leaves covered ones empty', () => {
    expect(
      read(
        '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>甲</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>零</text:p></table:table-cell></table:table-row></table:table>',
      ),
    ).toBe('甲\t\n零\t零\n');
  });

  it('leaves hidden words out and says so', () => {
    const styles =
      '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>';
    const { value, issues } = odt.read(
      makeOdt('<text:p>甲<text:span text:style-name="H">暗</text:span>乙</text:p>', styles),
    );
    expect(value?.text).toBe('甲乙\n');
    expect(issues.map(({ message }) => message)).toEqual(['隐藏文字未收入：“暗”。']);
  });

  it.each([
    [
      'encrypted',
      makeOdt('', '', {
        'META-INF/manifest.xml':
          '<manifest:manifest><manifest:encryption-data/></manifest:manifest>',
      }),
      'office-encrypted',
    ],
    ['with a DOCTYPE', makeOdt('', '', { 'styles.xml': '<!DOCTYPE a><a/>' }), 'office-doctype'],
    ['without a body', makeOdt('', '', { 'content.xml': '<a/>' }), 'office-broken'],
  ])('is refused when %s', (_, bytes, name) => {
    const { value, issues } = odt.read(bytes);
    expect(value).toBeNull();
    expect(issues.map((issue) => issue.name)).toEqual([name]);
  });

  it('is refused when packed words were changed', () => {
    const bytes = makeOdt('<text:p>2018</text:p>', '', {}, 0);
    expect(odt.read(bytes).value?.text).toBe('2018\n');
    bytes[Buffer.from(bytes).indexOf('2018') + 3] = 0x39;
    expect(odt.read(bytes).issues.map(({ name }) => name)).toEqual(['office-broken']);
  });
});

it.each(fixtures)('no broken copy of $name makes the reader throw or hang', ({ bytes }) => {
  const faults = [...mutants(bytes, 200, 13)].map((copy) => misread(odt.read, copy));
  expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
});
