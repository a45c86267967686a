import { READING } from '#labels';
import { readPassage } from '#domain/passage';
import { headingName, headingsAbove, joinNames, pointNumber } from '#domain/passage-name';
import { copyText } from '../search/client/copy-text.ts';
import { notice } from './notice.ts';
import {
  isInView,
  itemBody,
  pageAddress,
  passageInView,
  passageLink,
  passages,
  wordsOf,
} from './passages.ts';

/** What is meant, and its citation without the link; undefined for a draft, which is not to be cited. */
export function passageToCite():
  { passage: HTMLElement | undefined; citation: string } | undefined {
  const tools = document.querySelector<HTMLElement>('[data-item-tools]');
  const lead = tools?.dataset['citation'];
  if (lead === undefined) return undefined;
  const passage = passageMeant();
  const place = passage === undefined ? '' : placeOf(passage);
  return { passage, citation: [lead, place].filter((part) => part !== '').join('，') };
}

/** Copies the citation of the passage meant, and says what was copied. */
export async function copyCitation(): Promise<void> {
  const meant = passageToCite();
  if (meant === undefined) {
    notice(READING.cite.draft);
    return;
  }
  const { passage } = meant;
  const link = pageAddress() + (passage === undefined ? '' : passageLink(passage));
  const citation = `${meant.citation}，${link}`;
  if (await copyText(citation)) {
    notice(`${READING.cite.done}：${citation}`);
    return;
  }
  const field = document.createElement('input');
  field.readOnly = true;
  field.value = citation;
  field.setAttribute('aria-label', READING.cite.field);
  notice(READING.cite.failed, { stays: true, more: field });
  field.focus();
  field.select();
}

/**
 * What is selected; else what the address names while it can be seen; else what is being read. While
 * the title is in view and nothing is singled out, the item as a whole.
 */
function passageMeant(): HTMLElement | undefined {
  const selected = selectedPassage();
  if (selected !== undefined) return selected;
  const reading = passageInView();
  const title = document.querySelector('[data-item-title]');
  const isNamed = reading !== undefined && location.hash === `#${reading.id}`;
  return title !== null && isInView(title) && !isNamed ? undefined : reading;
}

function selectedPassage(): HTMLElement | undefined {
  const selection = getSelection();
  const body = itemBody();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0 || body === null)
    return undefined;
  const range = selection.getRangeAt(0);
  const touched = passages().filter((passage) => range.intersectsNode(passage));
  const from = range.startContainer;
  const at = from instanceof Element ? from : from.parentElement;
  // Where it begins, as narrowly as there is an address.
  const begun = touched.filter((passage) => passage.contains(at));
  return begun[begun.length - 1] ?? touched[0];
}

/** 一（二）第3点 */
function placeOf(passage: HTMLElement): string {
  const address = readPassage(passage.id);
  if (address === undefined) return '';
  const { section, kind, number } = address;
  const names = headingsAbove(section)
    .map((id) => document.getElementById(id))
    .map((heading) => (heading === null ? '' : headingName(wordsOf(heading))));
  const { cite } = READING;
  if (kind === 'table') names.push(cite.table(number));
  if (kind === 'illustration') names.push(cite.illustration(number));
  if (kind === 'paragraph') names.push(cite.paragraph(paragraphNumber(passage, section)));
  if (kind === 'point') names.push(pointName(passage, section));
  return joinNames(names);
}

/** Of a section's paragraphs as a reader counts them: an item that holds paragraphs is none itself. */
function paragraphNumber(passage: HTMLElement, section: string): number {
  const counted = passages().filter((other) => {
    const address = readPassage(other.id);
    return (
      address?.section === section &&
      address.kind === 'paragraph' &&
      (other.tagName === 'P' || other.querySelector('p[id]') === null)
    );
  });
  const at = counted.findIndex((other) => passage === other || passage.contains(other));
  return at + 1;
}

/** 第3点; where the section has several of that number, 第2段第3点. */
function pointName(point: HTMLElement, section: string): string {
  const { cite } = READING;
  const points = passages().filter((other) => {
    const address = readPassage(other.id);
    return address?.section === section && address.kind === 'point';
  });
  const ownNumber = pointNumber(wordsOf(point));
  const paragraph = point.closest<HTMLElement>('p[id], li[id]');
  // 最后 counts itself as no number: its place in the paragraph does.
  const number = ownNumber ?? Number(/\.i(\d+)$/.exec(point.id)?.[1]);
  const isOnly =
    points.filter((other) => pointNumber(wordsOf(other)) === ownNumber).length === 1 &&
    ownNumber !== undefined;
  if (isOnly || paragraph === null) return cite.point(number);
  return cite.paragraph(paragraphNumber(paragraph, section)) + cite.point(number);
}
