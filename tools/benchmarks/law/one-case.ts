/** A supervised person of some months with so many facts, most of them reports, visits and talks. */
import { addDays } from '../../../packages/calendar/index.ts';
import type { Fact } from '../../../packages/law/index.ts';

export const AS_OF = '2026-03-15';

const KINDS: [string, Record<string, unknown>][] = [
  ['correction.reported', { channel: 'phone' }],
  ['case.visit-made', { by: 'office' }],
  ['case.talk-held', { by: 'office' }],
  ['case.note-written', { text: 'x' }],
];

export function oneCase(size: number): Fact[] {
  const facts: Fact[] = [];
  const add = (type: string, on: string, data: Record<string, unknown> = {}) => {
    facts.push({ id: `f${facts.length + 1}`, type, on, data });
  };
  add('correction.judgment-effective', '2025-03-03', { category: 'probation' });
  add('correction.notice-received', '2025-03-06');
  add('correction.papers-received', '2025-03-10');
  add('correction.papers-receipt-sent', '2025-03-12');
  add('correction.reported-in', '2025-03-13');
  add('correction.registered', '2025-03-13', { category: 'probation', termStart: '2025-03-03', termEnd: '2027-03-02' });
  add('correction.report-interval-set', '2025-03-13', { every: 1, unit: 'month' });
  add('correction.leave-approved', '2025-05-05', { from: '2025-05-06', to: '2025-05-09', decidedBy: 'office' });
  add('correction.leave-returned', '2025-05-09', { for: 'f8' });
  add('case.objection-made', '2025-06-02', { against: 'f8' });
  for (let n = 0; facts.length < size; n += 1) {
    const [type, data] = KINDS[n % KINDS.length] ?? ['case.note-written', {}];
    add(type, addDays('2025-04-01', Math.floor((n * 330) / size)), data);
  }
  return facts;
}

/** The same person with leave after leave: each starts a duty and an alert of its own, and half of the returns name theirs. */
export function manyLeaves(size: number): Fact[] {
  const facts = oneCase(10).slice(0, 6);
  for (let n = 0; facts.length < size; n += 1) {
    const day = addDays('2025-04-01', Math.floor((n * 660) / size));
    const leave = `f${facts.length + 1}`;
    facts.push({
      id: leave,
      type: 'correction.leave-approved',
      on: day,
      data: { from: day, to: addDays(day, 1), decidedBy: 'office' },
    });
    const named = n % 2 === 0 ? { for: leave } : {};
    facts.push({ id: `f${facts.length + 1}`, type: 'correction.leave-returned', on: addDays(day, 1), data: named });
  }
  return facts;
}
