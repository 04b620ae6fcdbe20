// Which address holds, and until when the others did.
import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../contract.ts';
import { spansOf } from './spans.ts';

const entry = (id: string, on: string, data: Record<string, unknown>, supersededBy?: string): TimelineEntry => ({
  id,
  type: 'person.address-recorded',
  title: { zh: '', en: '' },
  on,
  recordedAt: `${on}T09:00:00+08:00`,
  recordedBy: '',
  data,
  lines: [],
  met: [],
  raised: [],
  ...(supersededBy && { supersededBy }),
});
const spans = (...entries: TimelineEntry[]) =>
  spansOf(entries, 'person.address-recorded', '2026-11-25').map((span) => [
    span.entry.id,
    span.from,
    span.to,
    span.current,
  ]);

test('of one kind the next takes the place of the one before; other kinds stand beside it', () => {
  expect(
    spans(
      entry('c', '2026-05-01', { addressKind: 'actual' }),
      entry('b', '2026-03-01', { addressKind: 'registered' }),
      entry('a', '2025-01-01', { addressKind: 'actual' }),
    ),
  ).toEqual([
    ['c', '2026-05-01', undefined, true],
    ['b', '2026-03-01', undefined, true],
    ['a', '2025-01-01', '2026-05-01', false],
  ]);
});

test('two places of work stand together; what ended has its day; what is superseded is not there', () => {
  expect(
    spans(
      entry('c', '2026-05-01', { addressKind: 'work' }),
      entry('b', '2026-04-01', { addressKind: 'work', until: '2026-10-31' }),
      entry('a', '2025-01-01', { addressKind: 'work', until: '2026-12-31' }),
      entry('x', '2025-01-01', { addressKind: 'work' }, 'a'),
    ),
  ).toEqual([
    ['c', '2026-05-01', undefined, true],
    ['a', '2025-01-01', '2026-12-31', true],
    ['b', '2026-04-01', '2026-10-31', false],
  ]);
});
