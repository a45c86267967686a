/** What a reader has chosen of a list; it stands in the address. Empty means all. */
type Choice<Name extends string> = Record<Name, string>;

/** Reads `?year=2023&tier=乡级`; a value that the page does not offer is ignored. */
export function readChosen<Name extends string>(
  names: readonly Name[],
  search: string,
  offers: (name: Name, value: string) => boolean,
): Choice<Name> {
  const params = new URLSearchParams(search);
  const choice = {} as Choice<Name>;
  for (const name of names) {
    const value = params.get(name) ?? '';
    choice[name] = value !== '' && offers(name, value) ? value : '';
  }
  return choice;
}

/** A choice as the query part of an address, `?` included; empty when nothing is chosen. */
export function writeChosen<Name extends string>(
  names: readonly Name[],
  choice: Partial<Choice<Name>>,
): string {
  const params = new URLSearchParams();
  for (const name of names) {
    const value = choice[name];
    if (value !== undefined && value !== '') params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
