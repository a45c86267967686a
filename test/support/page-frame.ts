import { DomUtils, parseDocument } from 'htmlparser2';

type Element = Extract<Parameters<typeof DomUtils.getChildren>[0], { attribs: unknown }>;

/** What the frame of a page says of it. */
export interface PageFrame {
  title: string;
  description: string;
}

const wordsOf = (node: Element): string => DomUtils.textContent(node).trim();
const headingDepth = ({ name }: Element): number => Number(/^h([1-6])$/u.exec(name)?.[1] ?? 0);

/** Reads the frame of a built page; `faults`: what every page must have and this one has not. */
export function readPageFrame(html: string): PageFrame & { faults: string[] } {
  const all = DomUtils.findAll(() => true, parseDocument(html).children);
  const named = (name: string) => all.filter((element) => element.name === name);
  const metas = (name: string) =>
    named('meta').filter(({ attribs }) => attribs['name'] === name && attribs['content']?.trim());
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  const titles = named('title').filter((element) => element.parent === named('head')[0]);
  const language = named('html')[0]?.attribs['lang'] ?? '';
  expect(/^zh-Han[st]$/u.test(language), `its language is “${language}”`);
  expect(titles.length === 1 && wordsOf(titles[0] as Element) !== '', 'not one title');
  expect(metas('description').length === 1, 'not one description');
  expect(metas('viewport').length === 1, 'not one viewport');
  expect(named('main').length === 1, 'not one main part');
  expect(named('h1').length === 1 && wordsOf(named('h1')[0] as Element) !== '', 'not one h1');
  faults.push(...headingFaults(all), ...pictureFaults(named('img')), ...repeatedIds(all));
  return {
    title: titles.map(wordsOf).join(),
    description: metas('description')
      .map(({ attribs }) => attribs['content'] ?? '')
      .join(),
    faults,
  };
}

/** Headings that leave out a level on the way down. */
function headingFaults(all: readonly Element[]): string[] {
  const headings = all.filter((element) => headingDepth(element) > 0);
  return headings
    .filter((heading, at) => {
      const above = headings[at - 1];
      return above !== undefined && headingDepth(heading) > headingDepth(above) + 1;
    })
    .map((heading) => `${heading.name} “${wordsOf(heading)}” leaves out a level`);
}

/** Pictures whose place is not kept while they load, or that say nothing to those who do not see. */
function pictureFaults(pictures: readonly Element[]): string[] {
  return pictures.flatMap(({ attribs }) => {
    const missing = ['width', 'height', 'alt'].filter((name) => attribs[name] === undefined);
    return missing.map((name) => `picture ${attribs['src']} has no ${name}`);
  });
}

function repeatedIds(all: readonly Element[]): string[] {
  const ids = all.flatMap(({ attribs }) => attribs['id'] ?? []);
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id ${id} stands there twice`);
}
