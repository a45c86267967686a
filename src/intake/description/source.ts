import { isDay } from '#domain/period';
import type { Proposal } from '#domain/proposal';
import { absent, atLine, doubtful, inferred, stated } from './subject.ts';
import type { Subject } from './subject.ts';

/** 网页日期: the date a page shows. Never the date of the text. */
export function describeWebDate(subject: Subject): Proposal<string> {
  for (const removal of subject.removed.filter(({ rule }) => rule === 'page-date')) {
    const match = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/u.exec(removal.text);
    if (match === null) continue;
    const [, year = '', month = '', day = ''] = match;
    const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isDay(value)) return stated(value, { text: removal.text, place: atLine(removal.line) });
  }
  return absent();
}

/** 来源网址: an address that the page's own notice gives. */
export function describeUrl(subject: Subject): Proposal<string> {
  for (const removal of subject.removed.filter(({ rule }) => rule === 'copyright-line')) {
    const match = /https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%]+/u.exec(removal.text);
    if (match !== null) {
      return inferred(
        match[0],
        { text: removal.text, place: atLine(removal.line) },
        '网页声明所载地址',
      );
    }
  }
  return absent();
}

/** 权利状况: open whenever something says that the text came from a page with claims of its own. */
export function describeRights(subject: Subject): Proposal<string> {
  const paid = subject.removed.find(({ rule }) => rule === 'paywall-mark');
  if (paid !== undefined) {
    return doubtful('待核定', { text: paid.text, place: atLine(paid.line) }, [
      '文中有付费阅读标记，来自收费页面',
    ]);
  }
  const claim = subject.removed.find(({ rule }) => rule === 'copyright-line');
  if (claim !== undefined) {
    return doubtful('待核定', { text: claim.text, place: atLine(claim.line) }, [
      '来源网页载有版权声明',
    ]);
  }
  return absent();
}
