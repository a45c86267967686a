import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markText } from '../../../src/page-data/marked-text.ts';

const FIG = '<span class="fig">';
const bare = (html: string) => html.replace(/<span class="(?:fig|mask)"[^>]*>|<\/span>/gu, '');

it('puts figures and what was hidden into elements of their own', () => {
  expect(markText('<p id="s1.p1">办了26场，公众号“青春XX”推送</p>')).toBe(
    `<p id="s1.p1">办了${FIG}26场</span>，公众号“青春<span class="mask" title="此处已隐去">XX</span>”推送</p>`,
  );
  expect(markText('<li><strong>3人</strong></li>')).toBe(
    `<li><strong>${FIG}3人</span></strong></li>`,
  );
});

it('leaves headings, tables, drawings, attributes and what the site added alone', () => {
  for (const html of [
    '<h2>办了26场</h2>',
    '<table><tbody><tr><td><p>26场</p></td></tr></tbody></table>',
    '<p data-added>26场</p>',
    '<p><sup data-added><a href="#x">26场</a></sup></p>',
    '<p title="a > 26场"><img alt="26场">—</p>',
    '<svg><text>26场</text></svg>',
    '<!-- <p>26场</p> -->',
    '<p>二○○三年</p>',
  ])
    expect(markText(html), html).toBe(html);
});

it('adds elements and changes nothing else', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<li>',
    '</li>',
    '<strong>',
    '</strong>',
    '<br>',
    '&#x3C;',
    '&amp;',
    '20小时',
    '**',
    '某县',
    'XX',
    '近4万次',
    '“学习”',
    '12.5%',
    '第3期',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const html = pieces.join('');
      expect(bare(markText(html))).toBe(html);
    }),
  );
});
