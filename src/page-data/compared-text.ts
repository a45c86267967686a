import { Parser } from 'htmlparser2';
import type { ComparedSection } from '#compare/compared-item';
import { PassageReader } from '#compare/passage-reader';

/** The sections of a rendered body, with the roles they have by the addresses of their headings. */
export function readSections(
  html: string,
  roles: ReadonlyMap<string, readonly string[]>,
): ComparedSection[] {
  const reader = new PassageReader(roles);
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => reader.open(tag, (name) => attributes[name] ?? null),
      ontext: (words) => reader.text(words),
      onclosetag: () => reader.close(),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return reader.end();
}
