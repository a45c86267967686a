/** A person whom a text names, and the 1-based line in which the name stands first. */
export interface NamedPerson {
  name: string;
  line: number;
}

/**
 * The persons that a finding names, in its order; none for a finding about something else. Records of
 * older versions have them in the words of the message alone: they are read from there.
 */
export function personsNamed(finding: {
  name: string;
  message: string;
  persons?: readonly NamedPerson[] | undefined;
}): readonly NamedPerson[] {
  if (finding.name !== 'person-named') return [];
  if (finding.persons !== undefined) return finding.persons;
  const named = finding.message.matchAll(/[：、]([^：、（]+)（第(\d+)行）/gu);
  return [...named].map(([, name = '', line]) => ({ name, line: Number(line) }));
}
