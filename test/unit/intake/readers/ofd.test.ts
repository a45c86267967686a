import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ofd } from '#intake/readers/ofd';
import { deltas } from '#intake/readers/ofd-text';
import { makeOfd } from '../../../support/make-ofd.ts';
import { mutated, seeded } from '../../../support/mutations.ts';
import {
  bodyLines,
  expectedLines,
  fixtureBytes,
  furnitureWords,
  silence,
} from '../../../support/paged-fixture.ts';
import { typeset } from '../../../support/typeset.ts';

const PARAGRAPHS = [
  '杨柳街道团工委2018年工作总结',
  '一年来，街道团工委在辖区12个社区设立青年活动室，开放时间由每周2天增加到5天，全年接待青年3640人次，比前年多出一倍还多。',
  '明年打算把活动室交给青年自己管理，由各社区团支部轮流值班。',
  '\t2018年12月28日',
];
const PAGES = typeset(PARAGRAPHS, { columns: 20, lines: 30, size: 14, indent: 2 });
const BODY = PARAGRAPHS.map((paragraph) => paragraph.trim());
const names = ({ issues }: { issues: readonly { name: string }[] }) =>
  issues.map(({ name }) => name);

test.each(['single', 'two-bodies', 'template'])('every paragraph of %s comes out whole', (name) => {
  const read = ofd.read(fixtureBytes(`ofd/${name}`));
  expect(bodyLines(read)).toEqual(expectedLines(`ofd/${name}`));
});

test('several bodies are reported', () => {
  expect(names(ofd.read(fixtureBytes('ofd/two-bodies')))).toContain('ofd-several-bodies');
});

test('words of a template page are furniture, found on every page', () => {
  const words = furnitureWords(ofd.read(fixtureBytes('ofd/template')));
  expect(words).toEqual([
    '内部资料　注意保存',
    '— 1 —',
    '内部资料　注意保存',
    '— 2 —',
    '内部资料　注意保存',
    '— 3 —',
  ]);
});

test('a file of pictures says that it needs recognition', () => {
  const read = ofd.read(fixtureBytes('ofd/picture-only'));
  expect(read.value).toBeNull();
  expect(read.issues.map(({ message }) => message)).toEqual(['未识别到文字，请先作文字识别。']);
});

test('g n d stands for n offsets of d', () => {
  expect(deltas('5 g 3 2.5 4')).toEqual([5, 2.5, 2.5, 2.5, 4]);
});

test('offsets never end in an endless run, whatever is written', () => {
  fc.assert(
    fc.property(fc.string(), (written) => {
      expect(deltas(`g 99999999999 1 ${written}`).length).toBeLessThanOrEqual(200_000);
      expect(deltas(written).every(Number.isFinite)).toBe(true);
    }),
  );
});

test('text of vertical lines reads from right to left', () => {
  const column = (words: string, x: number) =>
    `<ofd:TextObject ID="9" Boundary="${x} 40 10 200" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaY="g ${words.length - 1} 5">${words}</ofd:TextCode></ofd:TextObject>`;
  const read = ofd.read(
    makeOfd([[[]]], { extra: column('左边一行', 100) + column('右边一行在前', 110) }),
  );
  expect(read.value?.text.replaceAll('\n', '')).toBe('右边一行在前左边一行');
});

test('a text object turned by its matrix keeps its order', () => {
  const turned =
    '<ofd:TextObject ID="9" Boundary="100 40 100 100" CTM="0 1 -1 0 0 0" Font="3" Size="5"><ofd:TextCode X="0" Y="0" DeltaX="g 3 5">转过一角</ofd:TextCode></ofd:TextObject>';
  expect(ofd.read(makeOfd([[[]]], { extra: turned })).value?.text).toBe('转过一角\n');
});

test('Latin words keep their letters together, whatever their widths', () => {
  const words = '用App和GDP';
  const latin = `<ofd:TextObject ID="9" Boundary="30 40 100 10" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="5 3.4 2.5 2.5 5 4 3.6">${words}</ofd:TextCode></ofd:TextObject>`;
  expect(ofd.read(makeOfd([[[]]], { extra: latin })).value?.text).toBe(`${words}\n`);
});

test('hidden text is left out and quoted', () => {
  const hidden =
    '<ofd:TextObject ID="9" Visible="false" Boundary="30 200 100 10" Font="3" Size="5"><ofd:TextCode X="0" Y="5">不给看的</ofd:TextCode></ofd:TextObject>';
  const read = ofd.read(makeOfd([PAGES], { extra: hidden }));
  expect(bodyLines(read)).toEqual(BODY);
  expect(read.issues.map(({ message }) => message)).toContain('隐藏文字未收入：“不给看的”。');
});

test('fillers of glyphs given by number are no characters', () => {
  const filler =
    '<ofd:TextObject ID="9" Boundary="30 200 100 10" Font="3" Size="5"><ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2"><ofd:Glyphs>11 12</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="5" DeltaX="5">¤¤</ofd:TextCode></ofd:TextObject>';
  const read = ofd.read(makeOfd([PAGES], { extra: filler }));
  expect(bodyLines(read).join('')).toContain('\ufffd\ufffd');
  expect(names(read)).toContain('paged-unreadable-glyphs');
});

test('a missing page is reported and costs itself only', () => {
  const document =
    '<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/><ofd:Page ID="2" BaseLoc="Pages/none.xml"/></ofd:Pages></ofd:Document>';
  const read = ofd.read(makeOfd([PAGES], { files: { 'Doc_0/Document.xml': document } }));
  expect(bodyLines(read)).toEqual(BODY);
  expect(names(read)).toContain('paged-page-failed');
});

test.each([
  ['a DOCTYPE', { 'OFD.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }, 'paged-broken'],
  ['no body', { 'OFD.xml': '<a/>' }, 'paged-broken'],
  ['encryption', { 'Encryptions.xml': '<a/>' }, 'paged-encrypted'],
])('a file with %s is refused', (_, files, name) => {
  const read = ofd.read(makeOfd([PAGES], { files }));
  expect(read.value).toBeNull();
  expect(names(read)).toEqual([name]);
});

test('a location never leaves the package', () => {
  const read = ofd.read(
    makeOfd([PAGES], { docRoot: () => '../../../../etc/../Doc_0/Document.xml' }),
  );
  expect(bodyLines(read)).toEqual(BODY);
});

test('a package that unpacks to too much is refused', () => {
  const read = ofd.read(
    makeOfd([PAGES], { files: { 'Doc_0/Pages/Page_0/Content.xml': ' '.repeat(33 * 1024 * 1024) } }),
  );
  expect(names(read)).toEqual(['paged-over-limit']);
});

test('200 broken files cost neither a crash nor 5 s, and none is empty in silence', () => {
  const random = seeded(33190);
  const sources = ['single', 'two-bodies', 'template', 'picture-only'].map((name) =>
    fixtureBytes(`ofd/${name}`),
  );
  for (let input = 0; input < 200; input += 1) {
    const bytes = mutated(sources[input % sources.length] ?? new Uint8Array(), random);
    const start = performance.now();
    const read = ofd.read(bytes);
    expect(performance.now() - start, `input ${input}`).toBeLessThan(5000);
    expect(silence(read), `input ${input}`).toBeUndefined();
  }
});
