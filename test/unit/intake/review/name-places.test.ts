import { expect, test } from 'vitest';
import { personsNamed } from '#domain/named-persons';
import { isUnsure, namesTyped } from '#intake/review/name-places';
import { placesOf } from '#intake/review/secret-places';

const places = (name: string, text: string) =>
  placesOf([{ name: 'person-named', words: name }], text);

test.each(['王小明', '王　小明', '王小\n明', '王 小\t明'])(
  'a name is found written “%s”',
  (form) => {
    const [place] = places('王小明', `授予${form}，`);
    expect(place).toMatchObject({ words: form, to: '王某某' });
  },
);

test.each([
  ['张伟', '主任张伟业讲话', true],
  ['马光', '书记司马光讲话', true],
  ['张　伟', '张　伟　业', true],
  ['张伟', '书记张伟主持', false],
  ['张伟', '主席张伟，', false],
  ['张伟', '张伟', false],
  ['王小明', '王小明深受鼓舞', false],
])('of %s in “%s” it is unsure: %s', (name, text, unsure) => {
  const start = text.indexOf(name);
  expect(isUnsure(text, { start, end: start + name.length })).toBe(unsure);
});

test('names may be typed with spaces in them and between them', () => {
  const text = '张　伟、王小明、李大为';
  expect(namesTyped('张 伟 王小明、李大为', text)).toEqual({ names: ['张伟', '王小明', '李大为'] });
  expect(namesTyped('王小明 赵六', text)).toEqual({ stranger: '赵六' });
});

test('persons are data of the finding; in an older record they are read from its message', () => {
  const old = { name: 'person-named', message: '文中出现人名：甲某（第3行）、乙某（第9行）。' };
  expect(personsNamed(old)).toEqual([
    { name: '甲某', line: 3 },
    { name: '乙某', line: 9 },
  ]);
  const persons = [{ name: '丙某', line: 1 }];
  expect(personsNamed({ ...old, persons })).toEqual(persons);
});
