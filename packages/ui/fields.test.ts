/** What a form counts as missing, what it sends, and where it shows the server's no. */
import { describe, expect, test } from 'vitest';
import { type Field, fieldOfProblem, filledValues, joinMoment, missingFields, splitMoment } from './fields.ts';

const fields: Field[] = [
  { name: 'by', label: '谁', kind: 'choice', required: true },
  { name: 'findings', label: '情况', kind: 'long', required: true },
  { name: 'topics', label: '话题', kind: 'texts' },
  { name: 'until', label: '到', kind: 'day', required: true, when: (values) => values.by === 'office' },
];

describe('a form', () => {
  test('names what is missing in the order of the form, blanks included', () => {
    expect(missingFields(fields, { findings: '  ' })).toEqual(['by', 'findings']);
  });
  test('asks for a field that depends on another only where it is shown', () => {
    expect(missingFields(fields, { by: 'office', findings: '好' })).toEqual(['until']);
    expect(missingFields(fields, { by: 'village', findings: '好' })).toEqual([]);
  });
  test('sends nothing that is empty or hidden, keeps no and zero', () => {
    const values = { by: 'village', findings: ' 在家 ', topics: ['', '就业 '], until: '2026-01-01', seen: false };
    const more: Field[] = [...fields, { name: 'seen', label: '见到', kind: 'yes-no' }];
    expect(filledValues(more, values)).toEqual({ by: 'village', findings: '在家', topics: ['就业'], seen: false });
  });
  test('finds the field a problem speaks of by the last part of its path', () => {
    const problem = { code: 'x', status: 422, sentence: { zh: '', en: '' } };
    expect(fieldOfProblem({ ...problem, field: 'data.findings' }, fields)).toBe('findings');
    expect(fieldOfProblem({ ...problem, field: 'elsewhere' }, fields)).toBeUndefined();
    expect(fieldOfProblem(problem, fields)).toBeUndefined();
  });
});

describe('a moment', () => {
  test('without an hour stays a day', () => expect(joinMoment('2026-11-24', '')).toBe('2026-11-24'));
  test('is the hour in China, whatever offset it comes in', () => {
    expect(splitMoment(joinMoment('2026-11-24', '00:30'))).toEqual({ day: '2026-11-24', time: '00:30' });
    expect(splitMoment('2026-11-23T16:30:00Z')).toEqual({ day: '2026-11-24', time: '00:30' });
  });
});
