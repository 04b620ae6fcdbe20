/**
 * Two people decide about the same thing in the same moment, over every kind of decision: one is answered, the other told;
 * what was decided is there once, and nothing is there by half.
 */
import { verifyChain } from '@guilu/platform/audit/chain.ts';
import { rebuildAll } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Caller, findCase, startCounty } from '../county.ts';

const county = await startCounty({ requestsPerMinute: 100_000 });
const rounds = 6;
let wang: Caller;
let zhang: Caller;
let he: Caller;
let qian: Caller;
let liu: Caller;
const won: Record<string, number> = {};
beforeAll(async () => {
  [wang, zhang, he, qian, liu] = (await Promise.all(
    ['wangmin', 'zhanglei', 'herong', 'qianfeng', 'liudawei'].map((name) => county.signIn(name)),
  )) as [Caller, Caller, Caller, Caller, Caller];
});
afterAll(() => console.log(`races decided: ${JSON.stringify(won)}`));

const active = (nth: number) => {
  let at = 0;
  return findCase(
    wang,
    'kind=correction&category=probation&size=200',
    (row) => row.state === 'active' && String(row.termEnd) > '2027-03-01' && at++ === nth,
  );
};
const count = async (text: string) =>
  Number((await sql<{ n: number }>`${sql.raw(text)}`.execute(county.database.owner)).rows[0]?.n);

/** Exactly one of the answers is yes, the others are told why not with a sentence. */
function oneWon(what: string, answers: Answer[]): void {
  const yes = answers.filter(({ status }) => status === 200);
  expect(
    yes.length,
    `${what}: ${answers.map(({ status, body }) => `${status} ${String(body?.code ?? '')}`).join(', ')}`,
  ).toBe(1);
  for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
    expect([403, 404, 409, 422], what).toContain(status);
    expect(String(body.sentence?.zh ?? ''), what).not.toBe('');
  }
  won[what] = (won[what] ?? 0) + 1;
}

test('leave: granted by one and refused by another', async () => {
  for (let n = 0; n < rounds; n++) {
    const { caseId } = await active(n);
    const asked = await wang.post(`/cases/${caseId}/leave`, {
      from: '2026-12-15',
      to: '2026-12-17',
      purpose: 'medical',
      destination: '医院',
      proof: true,
      urgent: false,
    });
    const path = `/cases/${caseId}/leave/${String(asked.body.leaveId)}`;
    oneWon('leave', await Promise.all([wang, zhang, he].map((who) => who.post(`${path}/approval`))));
    expect(
      await count(
        `select count(*)::int n from fact where data ->> 'for' = '${String(asked.body.leaveId)}' and type = 'correction.leave-approved'`,
      ),
    ).toBeLessThanOrEqual(1);
  }
});

test('a proposal: reviewed by two, approved and sent back', async () => {
  for (let n = 0; n < rounds; n++) {
    const { caseId } = await active(n);
    const base = `/cases/${caseId}/proposals`;
    const opened = await Promise.all(
      [wang, zhang, he].map((who) =>
        who.post(base, { kind: 'arrest', facts: '有现实危险。', addressee: '青石县人民法院' }),
      ),
    );
    oneWon('a proposal opened', opened);
    const path = `${base}/${String(opened.find(({ status }) => status === 200)?.body.proposalId)}`;
    await wang.post(`${path}/packet`, {
      papers: ['original-papers', 'evidence', 'danger'].map((item) => ({ item, pages: 1 })),
    });
    oneWon(
      'a proposal submitted',
      await Promise.all([wang.post(`${path}/submission`), zhang.post(`${path}/submission`)]),
    );
    const reviewers = [he, qian, liu];
    const reviewed = await Promise.all(reviewers.map((who) => who.post(`${path}/review`, { text: '同意' })));
    // Whoever opened it is told so; of the others one reviews.
    oneWon('a proposal reviewed', reviewed);
    oneWon(
      'a proposal approved',
      await Promise.all([
        liu.post(`${path}/approval`),
        liu.post(`${path}/return`, { reason: '再补' }),
        liu.post(`${path}/approval`),
      ]),
    );
    await he.post(`${path}/withdrawal`, { reason: '试' });
  }
});

test('a case is named to two officers, closed by two, and its end written by two', async () => {
  for (let n = 0; n < rounds; n++) {
    const { caseId } = await active(n + rounds);
    const end = { on: '2026-11-25', cause: 'amnesty' };
    await he.post(`/cases/${caseId}/discharge/appraisal`, { summary: '按时报告。', appraisal: '表现良好，遵守规定。' });
    const answers = await Promise.all([
      he.post(`/cases/${caseId}/discharge`, end),
      qian.post(`/cases/${caseId}/discharge`, end),
    ]);
    oneWon('discharge', answers);
    expect(
      await count(`select count(*)::int n from fact where case_id = '${caseId}' and type = 'correction.discharged'`),
    ).toBe(1);
    expect(
      await count(
        `select count(*)::int n from paper where case_id = '${caseId}' and template = 'discharge-certificate'`,
      ),
    ).toBe(1);
  }
});

test('a commission: two opinions at once, and one closes the other', async () => {
  for (let n = 0; n < 3; n++) {
    const taken = await he.post('/investigations', {
      receivedOn: '2026-11-25',
      by: 'court',
      agency: '青石县人民法院',
      letterNumber: `（2026）委${n}号`,
      name: `竞态${'甲乙丙'[n]}`,
      sex: 'male',
      offence: '盗窃罪',
      category: 'probation',
      fastTrack: false,
      complete: true,
      carriedBy: 'organ',
      residenceVerified: true,
      victim: false,
    });
    const path = `/cases/${String(taken.body.caseId)}/investigation`;
    for (const part of ['home', 'family-and-ties', 'impact', 'village-view', 'prohibitions', 'social-danger'])
      await wang.post(`${path}/inquiries`, {
        on: '2026-11-25',
        part,
        with: '村委会',
        investigators: ['王敏', '徐洁'],
        found: '情况属实',
      });
    await he.post(`${path}/inquiries`, {
      on: '2026-11-25',
      part: 'home',
      with: '本人',
      investigators: ['何蓉', '钱锋'],
      found: '情况属实',
    });
    for (const part of ['family-and-ties', 'impact', 'village-view', 'prohibitions', 'social-danger'])
      await he.post(`${path}/inquiries`, {
        on: '2026-11-25',
        part,
        with: '村委会',
        investigators: ['何蓉', '钱锋'],
        found: '情况属实',
      });
    const opinion = { opinion: 'suitable', reasons: '有固定居所。', noVictim: true };
    oneWon(
      'an opinion',
      await Promise.all([
        he.post(`${path}/opinion`, opinion),
        qian.post(`${path}/opinion`, opinion),
        he.post(`${path}/withdrawal`, { on: '2026-11-25' }),
      ]),
    );
    expect(
      await count(
        `select count(*)::int n from fact where case_id = '${String(taken.body.caseId)}' and type in ('investigation.opinion-sent', 'investigation.withdrawn')`,
      ),
    ).toBe(1);
  }
});

test('a request about one’s own data, decided by two', async () => {
  const self = await county.signIn('benren');
  const made = await self.post('/my/data-requests', { request: 'copy' });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  const path = `/data-requests/${String(made.body.requestId)}/decision`;
  oneWon(
    'a request about data',
    await Promise.all([
      zhang.post(path, { outcome: 'granted' }),
      liu.post(path, { outcome: 'granted' }),
      zhang.post(path, { outcome: 'granted' }),
    ]),
  );
});

test('the same correction of the same entry by two', async () => {
  for (let n = 0; n < rounds; n++) {
    const { caseId } = await active(n);
    const first = await wang.post(`/cases/${caseId}/facts`, {
      type: 'case.contact-made',
      on: '2026-11-24',
      data: { channel: 'phone', about: 'other' },
    });
    const put = (who: Caller, on: string) =>
      who.post(`/cases/${caseId}/facts`, {
        type: 'case.contact-made',
        on,
        data: { channel: 'phone', about: 'other' },
        supersedes: first.body.factId,
      });
    oneWon(
      'an entry put right',
      await Promise.all([put(wang, '2026-11-23'), put(zhang, '2026-11-22'), put(he, '2026-11-21')]),
    );
    expect(await count(`select count(*)::int n from fact where supersedes = '${String(first.body.factId)}'`)).toBe(1);
  }
});

test('afterwards the chains hold and live equals rebuilt', async () => {
  expect((await verifyChain(county.database.owner)).broken).toBeUndefined();
  expect((await rebuildAll(county.opened.services, false)).differences).toEqual([]);
});
