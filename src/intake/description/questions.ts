import { parsePeriod } from '#domain/period';
import type { Issue } from '#issues/issue';
import { finding } from '../finding.ts';
import { countKeptMasks } from '../masks.ts';
import { breaksOff } from './broken-off.ts';
import { isUnsigned } from './date-created.ts';
import { isPlanOfSection } from './kinds.ts';
import { maskedCongresses } from './dating.ts';
import type { Description } from './describe.ts';
import { findPersons } from './persons.ts';
import { findPlaces, placesInWords } from './places.ts';
import type { Subject } from './subject.ts';

/** Everything a person should look at or decide before the text counts as filed. */
export function questionsOf(subject: Subject, fields: Description): Issue[] {
  return [
    ...fieldQuestions(subject, fields),
    ...unitQuestions(subject, fields),
    ...textQuestions(subject),
  ];
}

function fieldQuestions(subject: Subject, fields: Description): Issue[] {
  const issues: Issue[] = [];
  const { title, period, planPeriod, kinds, dateCreated, rights } = fields;
  if (subject.title === null)
    issues.push(finding('title-missing', { title: title.value ?? '' }, { field: 'title' }));
  else if (title.confidence === 'doubtful') {
    issues.push(
      finding('title-doubtful', { reason: title.reasons.join('；') }, { field: 'title' }),
    );
  }
  if (period.value === null && period.reasons[0] === '原文未载')
    issues.push(finding('period-missing', {}, { field: 'period' }));
  else if (period.confidence === 'doubtful') {
    const values = { value: period.value ?? '未定', reason: period.reasons.join('；') };
    issues.push(finding('period-doubtful', values, { field: 'period' }));
  }
  if (planPeriod.confidence === 'doubtful') {
    const values = { value: planPeriod.value ?? '未定', reason: planPeriod.reasons.join('；') };
    issues.push(finding('plan-period-doubtful', values, { field: 'planPeriod' }));
  }
  if (kinds.confidence === 'doubtful')
    issues.push(
      finding('kinds-doubtful', { reason: kinds.reasons.join('；') }, { field: 'kinds' }),
    );
  else if (kinds.value === null) issues.push(finding('kinds-missing', {}, { field: 'kinds' }));
  else if (isPlanOfSection(kinds)) {
    const [, section = ''] = kinds.evidence.text.split('；');
    issues.push(finding('kinds-of-section', { section }, { field: 'kinds' }));
  }
  if (isUnsigned(dateCreated)) {
    const { text } = dateCreated.evidence;
    issues.push(finding('date-unsigned', { date: text.trim() }, { field: 'dateCreated' }));
  } else if (dateCreated.confidence === 'doubtful') {
    const values = { value: dateCreated.value ?? '', reason: dateCreated.reasons.join('；') };
    issues.push(finding('date-doubtful', values, { field: 'dateCreated' }));
  }
  const span = period.value === null ? undefined : parsePeriod(period.value);
  if (span !== undefined && dateCreated.value !== null && dateCreated.confidence === 'stated') {
    const day = dateCreated.value;
    if (day < span.end.slice(0, day.length) && kinds.value?.includes('work-summary')) {
      issues.push(
        finding('signed-before-end', { date: day, end: span.end }, { field: 'dateCreated' }),
      );
    }
  }
  if (rights.confidence === 'doubtful') {
    issues.push(
      finding(
        'rights-undecided',
        { reason: rights.reasons.join('；') },
        { field: 'source.rights' },
      ),
    );
  }
  return issues;
}

function unitQuestions(subject: Subject, { unit }: Description): Issue[] {
  if (unit.value === null) return [finding('unit-missing', {}, { field: 'unit' })];
  if (unit.id !== null && unit.confidence !== 'doubtful') return [];
  const places = placesInWords(findPlaces(subject.remarks));
  const values = { name: unit.value, reason: unit.reasons.join('；'), places };
  return [
    finding(unit.confidence === 'doubtful' ? 'unit-doubtful' : 'unit-unknown', values, {
      field: 'unit',
    }),
  ];
}

function textQuestions(subject: Subject): Issue[] {
  const issues: Issue[] = [];
  const counts = countKeptMasks(subject.taken, subject.removed);
  const masks = Object.entries(counts).sort(([, one], [, other]) => other - one);
  if (masks.length > 0) {
    issues.push(
      finding('mask-found', {
        list: masks.map(([form, count]) => `${form} ${count} 处`).join('、'),
      }),
    );
  }
  const congresses = maskedCongresses(subject.folded);
  if (congresses > 0) issues.push(finding('congress-masked', { count: congresses }));
  const persons = findPersons(subject.remarks);
  if (persons.length > 0) {
    const list = persons.map(({ name, line }) => `${name}（第${line}行）`).join('、');
    issues.push(finding('person-named', { list }, { persons }));
  }
  for (const { kind, words, folded, line } of subject.remarks) {
    if (kind === 'paragraph' && breaksOff(folded))
      issues.push(finding('paragraph-breaks-off', { text: words.slice(-12) }, { line }));
  }
  return issues;
}
