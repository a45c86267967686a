import { describe, expect, test } from 'vitest';
import { mht } from '#intake/readers/mht';
import { mimeParts } from '#intake/readers/mime-parts';
import { readerFor } from '#intake/readers/registry';
import {
  expectedLines,
  faultOf,
  formatFixture,
  linesOf,
  mutated,
  seededRandom,
} from '../../../support/web-fixtures.ts';

const saved = formatFixture('mht/saved-page/input.mht');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('the mht reader', () => {
  test('gives the text of the page that was saved', () => {
    expect(readerFor(saved).format).toBe('mht');
    expect(linesOf(mht.read(saved).value)).toEqual(expectedLines('mht/saved-page'));
  });

  test('names the parts that it does not take in', () => {
    const { issues } = mht.read(saved);
    expect(issues.find(({ name }) => name === 'mht-other-parts')?.message).toContain('ad.htm');
    // Pictures beside the page are told and not asked about: those in the text are its own finding.
    const pictures = issues.find(({ name }) => name === 'mht-pictures');
    expect(pictures).toMatchObject({ severity: 'note' });
    expect(pictures?.message).toContain('image/png');
  });

  test('says when the end is missing', () => {
    const cut = saved.subarray(0, saved.length - 60);
    expect(mht.read(cut).issues.map(({ name }) => name)).toContain('mht-incomplete');
    expect(mht.read(saved).issues.map(({ name }) => name)).not.toContain('mht-incomplete');
  });

  test('refuses an archive without a page', () => {
    const source =
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n';
    const { value, issues } = mht.read(bytesOf(source));
    expect(value).toBeNull();
    expect(issues.map(({ name }) => name)).toEqual(['mht-broken']);
  });

  test('opens the part that the message names, not the first', () => {
    const source =
      'Content-Type: multipart/related; start="<two>"; boundary="b"\nMIME-Version: 1.0\n\n' +
      '--b\nContent-Type: text/html\n\n<p>one</p>\n--b\nContent-Type: text/html\nContent-ID: <two>\n\n<p>two</p>\n--b--\n';
    expect(linesOf(mht.read(bytesOf(source)).value)).toEqual(['two']);
  });

  test('reads or refuses every damaged archive, and says so when no words are left', () => {
    const random = seededRandom(5);
    const inputs = Array.from({ length: 200 }, () => mutated(saved, random));
    expect(inputs.flatMap((bytes) => faultOf(mht.read, bytes))).toEqual([]);
    const silent = inputs
      .map((bytes) => mht.read(bytes))
      .filter(({ value, issues }) => value?.text.trim() === '' && issues.length === 0);
    expect(silent).toEqual([]);
  });
});

describe('the parts of a message', () => {
  test('keep their bytes, whatever the transfer encoding', () => {
    const body = Buffer.from('团委', 'utf8');
    const quoted = [...body].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('');
    const part = (encoding: string, content: string) =>
      `--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}\r\n`;
    const source = `Content-Type: multipart/related; boundary=b\r\n\r\n${part('base64', body.toString('base64'))}${part('quoted-printable', `${quoted}=\r\n`)}${part('8bit', body.toString('latin1'))}--b--\r\n`;
    const texts = mimeParts(bytesOf(source)).parts.map(({ bytes }) =>
      new TextDecoder().decode(bytes),
    );
    expect(texts.map((text) => text.trim())).toEqual(['团委', '团委', '团委']);
  });
});
