// Who decides a leave where the law leaves it to the entrusted office (IM 27, CCL 9), and what is then offered.
import { expect, test } from 'vitest';
import { actsOn, decidingChain, leavesFrom } from './rules.ts';

test.each([
  [['office'], true, ['office']],
  [['office'], false, ['office', 'county']],
  [['office', 'county'], false, ['office', 'county']],
  [['office', 'county', 'city'], false, ['office', 'county', 'city']],
  [[], false, []],
])('the law says %j, entrusted %s: %j', (lawful, entrusted, chain) => {
  expect(decidingChain(lawful, entrusted)).toEqual(chain);
});

const asked = {
  id: 'ask',
  type: 'correction.leave-applied',
  on: '2026-11-20',
  data: { from: '2026-12-01', to: '2026-12-03', purpose: 'medical', destination: '临岚市', proof: true },
  recordedName: '王敏',
};
const decided = (type: string, data: object, source: object) => ({
  ...asked,
  id: 'decision',
  type,
  data: { for: 'ask', ...data },
  source: source as Record<string, unknown>,
});
const stretch = { from: '2026-12-01', to: '2026-12-03' };

test('an office without the power passes it on, and the county decides after it or in its place', () => {
  const [leave] = leavesFrom([asked]);
  const acts = (level: 'office' | 'county', chain: string[], opinions: { level: string }[] = []) =>
    leave && actsOn(leave, level, chain, opinions, '2026-11-25');
  expect(acts('office', ['office'])).toEqual(['approve', 'refuse', 'withdraw']);
  expect(acts('office', ['office', 'county'])).toEqual(['opinion', 'withdraw']);
  expect(acts('county', ['office', 'county'])).toEqual(['approve', 'refuse', 'withdraw']);
  expect(acts('office', ['office', 'county'], [{ level: 'office' }])).toEqual(['withdraw']);
});

test('an extension is offered only from the level that decides', () => {
  const [leave] = leavesFrom([asked, decided('correction.leave-approved', { ...stretch, decidedBy: 'office' }, {})]);
  const acts = (level: 'office' | 'county', chain: string[]) => leave && actsOn(leave, level, chain, [], '2026-12-02');
  expect(acts('office', ['office'])).toContain('extend');
  expect(acts('office', ['office', 'county'])).not.toContain('extend');
  expect(acts('county', ['office', 'county'])).toContain('extend');
});

test('a decision keeps its level and the instrument behind it, a refusal too', () => {
  const delegation = { id: 'd', instrument: '青矫委〔2026〕1号' };
  const [granted] = leavesFrom([
    asked,
    decided('correction.leave-approved', { ...stretch, decidedBy: 'office' }, { delegation }),
  ]);
  expect(granted).toMatchObject({ decidedBy: 'office', instrument: '青矫委〔2026〕1号' });
  const [refused] = leavesFrom([
    asked,
    decided('correction.leave-refused', { reason: 'false-materials', evidence: '没有预约' }, { decidedBy: 'county' }),
  ]);
  expect(refused).toMatchObject({
    decidedBy: 'county',
    decidedOn: '2026-11-20',
    refusal: { reason: 'false-materials' },
  });
  expect(refused).not.toHaveProperty('instrument');
});
