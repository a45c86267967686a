import { describe, expect, it } from 'vitest';
import { archiveAddress } from '#domain/archive-address';
import { settingsSchema } from '#domain/settings';
import { readYaml } from '#loader/yaml';

const settingsWith = (searchAlso: string) =>
  readYaml(
    `schemaVersion: 1\nname: 青莲县库\nowner: 团县委\nsearchAlso:\n${searchAlso}`,
    settingsSchema,
    'archive.yaml',
  );

describe('the address of another archive', () => {
  it.each([
    ['https://sjk.example.cn/tuan/', 'https://sjk.example.cn/tuan/'],
    ['http://10.1.2.3:8080', 'http://10.1.2.3:8080/'],
    ['HTTPS://sjk.example.cn', 'HTTPS://sjk.example.cn/'],
    ['/sjk', '/sjk/'],
    ['../sjk/', '../sjk/'],
    ['./sjk', './sjk/'],
    [' /市级/ ', '/市级/'],
  ])('may be written as %s', (written, address) => {
    expect(archiveAddress(written)).toBe(address);
  });

  it.each([
    'javascript:alert(1)//',
    'data:text/html,x',
    'file:///srv/sjk/',
    'ftp://sjk.example.cn/',
    '//sjk.example.cn/',
    '/\\sjk.example.cn/',
    'www.example.cn/tuan/',
    'sjk/',
    'https://user:secret@sjk.example.cn/',
    'https://sjk.example.cn/?q=1',
    '/sjk/#s1',
    '/sj k/',
    '/s\u200bjk/',
    'https://',
    'https://[sjk/',
    '',
  ])('is not %s', (written) => {
    expect(archiveAddress(written)).toBeUndefined();
  });
});

describe('searchAlso', () => {
  it('names the archives that are searched as well; none unless it is there', () => {
    const { value } = settingsWith('  - { name: 市级库, address: ../sjk }');
    expect(value?.searchAlso).toEqual([{ name: '市级库', address: '../sjk/' }]);
    expect(settingsSchema.parse({ schemaVersion: 1, name: '小库', owner: '团委' })).toMatchObject({
      searchAlso: [],
    });
  });

  it.each([
    ['an address that no site can have', '{ name: 市级库, address: "javascript:0" }', 'address'],
    ['a name that would split an address', '{ name: "市,县", address: /sjk/ }', 'name'],
    ['a name that is no name', '{ name: 市, address: /sjk/ }', 'name'],
  ])('is refused with %s, and says where and what may stand there', (_, entry, field) => {
    const { value, issues } = settingsWith(`  - ${entry}`);
    expect(value).toBeUndefined();
    expect(issues).toMatchObject([
      { name: 'field-invalid', field: `searchAlso.0.${field}`, line: 5 },
    ]);
    expect(issues[0]?.message).toContain(`searchAlso.0.${field}`);
    expect(issues[0]?.allowed).toContain(field === 'name' ? '2至16字' : '../sjk/');
  });

  it('names up to twenty others', () => {
    const named = (count: number) =>
      settingsWith(
        Array.from({ length: count }, (_, at) => `  - { name: 第${at}库, address: /a${at}/ }`).join(
          '\n',
        ),
      );
    expect(named(20).value?.searchAlso).toHaveLength(20);
    expect(named(21).issues[0]?.allowed).toContain('至多20个');
  });

  it('is refused where two archives have one name, or one address', () => {
    const { issues } = settingsWith(
      '  - { name: 市级库, address: /sjk }\n  - { name: 市级库, address: /sjk/ }',
    );
    expect(issues.map(({ field, line }) => [field, line])).toEqual([
      ['searchAlso.1.name', 6],
      ['searchAlso.1.address', 6],
    ]);
    expect(issues[0]?.allowed).toContain('各库不同');
  });
});
