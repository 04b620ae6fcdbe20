/** The ladder of an ending: what is now, what waits, what is late, for a term that runs out and for another end. */
import { expect, test } from 'vitest';
import { ladderOf, type LadderDuty } from './ladder.ts';

const fact = (type: string, on: string, data: Record<string, unknown> = {}, id = type) => ({
  id,
  type,
  on,
  data,
  recordedName: '李华',
});
const duty = (rule: string, dueOn: string, more: Partial<LadderDuty> = {}): LadderDuty => ({
  key: `${rule}|x`,
  rule,
  dueOn,
  done: false,
  void: false,
  owedBy: ['county'],
  basis: ['CCL 44'],
  verified: true,
  title: { zh: rule, en: rule },
  ...more,
});
const given = { today: '2026-11-25', termEnd: '2026-11-25', closedOn: null, handover: 'owed' as const, facts: [], duties: [] };
const shown = (steps: ReturnType<typeof ladderOf>) => steps.map((step) => `${step.name} ${step.state} ${step.act ?? '-'}`);

test('far from the end every step waits; nothing is offered as due', () => {
  const steps = ladderOf({ ...given, termEnd: '2027-11-25' });
  expect(steps.every((step) => step.state === 'later')).toBe(true);
});

test('on the last day the certificate is due, after it the papers, the handover and its receipt', () => {
  expect(shown(ladderOf({ ...given, facts: [fact('correction.summary-written', '2026-10-20')] }))).toEqual([
    'summary done -',
    'appraisal now appraisal',
    'certificate now discharge',
    'service later -',
    'notice later -',
    'exit later -',
    'handover later -',
    'receipt later -',
    'closing later -',
  ]);
  const facts = [
    fact('correction.discharged', '2026-11-25'),
    fact('correction.handed-to-resettlement', '2026-11-25', {}, 'h'),
    fact('case.notice-sent', '2026-11-25', { about: 'discharge', to: ['decision-organ', 'police'] }),
  ];
  const duties = [duty('correction.lift-restrictions', '2026-11-25'), duty('correction.handover-receipt', '2026-11-30')];
  const steps = ladderOf({ ...given, facts, duties });
  expect(shown(steps).slice(2)).toEqual([
    'certificate done -',
    'service now send',
    'notice now send',
    'exit now send',
    'handover done -',
    'receipt now receipt',
    'closing now close',
  ]);
  expect(steps.find((step) => step.name === 'receipt')?.dueOn).toBe('2026-11-30');
});

test('the notice is done when the last of the three has been told, the receipt when it is for this handover', () => {
  const facts = [
    fact('correction.discharged', '2026-11-20'),
    fact('correction.handed-to-resettlement', '2026-11-20', {}, 'h'),
    fact('case.notice-sent', '2026-11-20', { about: 'discharge', to: ['decision-organ', 'police'] }, 'n1'),
    fact('case.notice-sent', '2026-11-21', { about: 'discharge', to: ['procuratorate'] }, 'n2'),
    fact('case.receipt-received', '2026-11-22', { for: 'n1' }, 'r'),
  ];
  const steps = ladderOf({ ...given, facts });
  expect(steps.find((step) => step.name === 'notice')).toMatchObject({ state: 'done', doneOn: '2026-11-21' });
  expect(steps.find((step) => step.name === 'receipt')).toMatchObject({ state: 'now' });
});

test('another end has no certificate and no handover; a death is told under its own article', () => {
  const revoked = ladderOf({ ...given, facts: [fact('correction.terminated', '2026-11-20', { cause: 'revoked' })] });
  expect(revoked.map((step) => step.name)).toEqual(['termination', 'notice', 'closing']);
  const died = ladderOf({ ...given, facts: [fact('correction.terminated', '2026-11-20', { cause: 'died' })] });
  expect(died[1]?.basis).toEqual(['CCL 51']);
});

test('what else a rule of the county asks for stands before the closing', () => {
  const facts = [fact('correction.discharged', '2026-11-25')];
  const duties = [duty('correction.seal-record', '2026-11-28'), duty('correction.old', '2026-01-01', { void: true })];
  const steps = ladderOf({ ...given, handover: 'offer-only', facts, duties });
  expect(steps.at(-2)).toMatchObject({ name: 'duty', act: 'record', dueOn: '2026-11-28' });
});
