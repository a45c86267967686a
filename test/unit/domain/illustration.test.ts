import { describe, expect, it } from 'vitest';
import {
  isCaption,
  pictureFile,
  picturePath,
  pictureUrl,
  takenPicture,
} from '#domain/illustration';

const SHA = 'abe6e26b53e5'.padEnd(64, '0');

describe('the address of a picture', () => {
  it('leads from the body to the file and to its place on the site', () => {
    const file = takenPicture(SHA, 2, 'png');
    expect(file).toBe('originals/abe6e26b53e5/illustration-2.png');
    expect(pictureFile(pictureUrl(file))).toBe(file);
    expect(picturePath(file)).toBe('/illustrations/abe6e26b53e5-2.png');
    expect(picturePath('illustrations/open-day.jpg')).toBe('/illustrations/open-day.jpg');
  });

  it.each([
    'https://example.org/a.png',
    '//example.org/a.png',
    'data:image/png;base64,AAAA',
    '/illustrations/a.png',
    '../../units.yaml',
    '../../illustrations/a.svg',
    '../../illustrations/../units.png',
    '../../illustrations/sub/a.png',
    '../../illustrations/A.png',
    '../../originals/abe6e26b53e5/original.docx',
    '../../originals/abe6e26b53e5/illustration-1.png?x',
    '../illustrations/a.png',
  ])('is refused as %s', (url) => {
    expect(pictureFile(url)).toBeUndefined();
  });
});

describe('a caption', () => {
  it.each(['图1　志愿者在街头', '图一 现场', '（图3）合影', '附图：组织架构', '照片2 授旗'])(
    'is %s',
    (words) => expect(isCaption(words)).toBe(true),
  );

  it.each([
    '图书馆新开放两处。',
    '图为活动现场，共有三百人参加。',
    '图文并茂',
    '图1所示为全年活动。',
    '',
  ])('is not %s', (words) => expect(isCaption(words)).toBe(false));
});
