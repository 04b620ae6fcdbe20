/**
 * Lives a published case through again over HTTP: the clock stands on the day something came to be known, it is recorded
 * as an officer would, and what the file shows is looked at then and on the first of each month between.
 */
import { refreshDue } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import type { Answer, Caller, County, Json } from '../county.ts';
import { type Course, inOrder, knownOn, moveYears, type PublishedCase, type Step } from './published-case.ts';

export interface SeenAlert {
  rule: string;
  title: string;
  basis: string;
  since: string;
  /** The first look at which it was there, and the last. */
  first: string;
  last: string;
}

export interface SeenDuty {
  rule: string;
  title: string;
  basis: string;
  due: string;
  status: string;
  metOn?: string;
}

export interface Lived {
  caseId: string;
  refused: { on: string; said: Step['said']; code: string; reasons: string[] }[];
  alerts: SeenAlert[];
  duties: SeenDuty[];
  looks: number;
}

/** Plays one course of a case; throws where a step is not answered as the case says. */
export async function live(county: County, told: PublishedCase, course: Course): Promise<Lived> {
  const story = moveYears(told, course.moved);
  const lived: Lived = { caseId: '', refused: [], alerts: [], duties: [], looks: 0 };
  const kept = new Map<string, string>();
  const { caseId, factId } = await openCase(county, story);
  lived.caseId = caseId;
  kept.set('case', caseId);
  if (factId) kept.set('opened', factId);
  let before = story.opened.on;
  for (const step of inOrder(story.steps)) {
    for (const first of firstsBetween(before, knownOn(step))) await look(county, lived, first);
    const who = await at(county, knownOn(step), step.by);
    await look(county, lived, knownOn(step), step.by ? undefined : who);
    await (step.propose ? propose(county, lived, kept, step) : take(who, lived, kept, step));
    before = knownOn(step);
  }
  for (const first of firstsBetween(before, story.until)) await look(county, lived, first);
  lived.duties = await look(county, lived, story.until);
  return lived;
}

const signedIn = new Map<string, Caller>();

/**
 * The clock on nine in the morning of a day, and somebody of the county signed in. A session is carried along with the
 * clock: signing in anew for each of some hundred days would meet the limit on signing in, which goes by real time.
 */
async function at(county: County, day: string, username = 'herong'): Promise<Caller> {
  const instant = `${day}T09:00:00+08:00`;
  county.clock.move(instant);
  const who = signedIn.get(username) ?? (await county.signIn(username));
  signedIn.set(username, who);
  await sql`update session set last_seen_at = ${instant}, expires_at = ${instant}::timestamptz + interval '1 hour' where revoked_at is null`.execute(
    county.database.owner,
  );
  return who;
}

async function openCase(county: County, story: PublishedCase): Promise<{ caseId: string; factId?: string }> {
  const { on, ...opened } = story.opened;
  const who = await at(county, on);
  const answer = await who.post('/intake/notices', {
    kind: 'correction',
    receivedOn: on,
    area: '990101100201',
    ...story.person,
    ...opened,
  });
  if (answer.status !== 200) throw new Error(`${story.id} could not be opened: ${JSON.stringify(answer.body)}`);
  return { caseId: String(answer.body.caseId) };
}

async function take(who: Caller, lived: Lived, kept: Map<string, string>, step: Step): Promise<void> {
  const answer = await send(who, lived.caseId, kept, step);
  const code = answer.status === 200 ? undefined : String(answer.body.code);
  if (code !== step.refused)
    throw new Error(`${step.on} ${step.record ?? step.call ?? ''}: ${answer.status} ${JSON.stringify(answer.body)}`);
  if (code) lived.refused.push({ on: knownOn(step), said: step.said, code, reasons: reasonsOf(answer.body) });
  const id = answer.body.factId ?? answer.body.leaveId ?? answer.body.id;
  if (step.keep && id) kept.set(step.keep, String(id));
}

const packet = ['original-papers', 'evidence', 'appraisals-and-sanctions', 'hearing'].map((item) => ({
  item,
  pages: 1,
}));

/** A proposal on its whole way in one day: drafted, heard, reviewed by another, approved by the head, by the city where it goes there, delivered. */
async function propose(county: County, lived: Lived, kept: Map<string, string>, step: Step): Promise<void> {
  const base = `/cases/${lived.caseId}`;
  const as = (username?: string) => at(county, knownOn(step), username);
  const content = JSON.parse(
    named(kept, JSON.stringify({ kind: step.propose, facts: '见材料。', addressee: '决定机关', ...step.with })),
  ) as Record<string, unknown>;
  const he = await as();
  if (content.incident)
    await expectTaken(
      await he.post(`${base}/facts`, {
        type: 'correction.statement-heard',
        on: knownOn(step),
        data: { for: content.incident },
      }),
    );
  const opened = await expectTaken(await he.post(`${base}/proposals`, content));
  const path = `${base}/proposals/${String(opened.proposalId)}`;
  kept.set(`proposal-${step.propose}`, String(opened.proposalId));
  await expectTaken(await he.post(`${path}/packet`, { papers: packet }));
  const submitted = await he.post(`${path}/submission`);
  if (step.refused) {
    if (String(submitted.body.code) !== step.refused) throw new Error(`${step.on}: ${JSON.stringify(submitted.body)}`);
    lived.refused.push({ on: knownOn(step), said: step.said, code: step.refused, reasons: reasonsOf(submitted.body) });
    return;
  }
  await expectTaken(submitted);
  await expectTaken(await (await as('qianfeng')).post(`${path}/review`, { text: '同意' }));
  await expectTaken(await (await as('liudawei')).post(`${path}/approval`));
  if (step.propose === 'commutation')
    await expectTaken(await (await as('sunli')).post(`${path}/agreement`, { text: '同意' }));
  await expectTaken(await he.post(`${path}/receipt`, { on: step.on }));
}

async function expectTaken({ status, body }: Answer): Promise<Json> {
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

const named = (kept: Map<string, string>, text: string) =>
  text.replace(/\$([a-z-]+)/g, (all, name: string) => kept.get(name) ?? all);

function send(who: Caller, caseId: string, kept: Map<string, string>, step: Step): Promise<Answer> {
  const data = JSON.parse(named(kept, JSON.stringify(step.with ?? {}))) as Record<string, unknown>;
  if (step.decided)
    return who.post(`/cases/${caseId}/proposals/${kept.get(`proposal-${step.decided}`) ?? ''}/outcome`, {
      on: step.on,
      number: '见公布材料',
      ...data,
    });
  if (step.call) return who.post(`/cases/${caseId}${named(kept, step.call)}`, data);
  return who.post(`/cases/${caseId}/facts`, { type: step.record, on: step.on, data });
}

const reasonsOf = (body: Json) =>
  Array.isArray(body.reasons) ? body.reasons.map((one) => String(one.sentence?.zh ?? one.zh ?? one.code)) : [];

/** Looks into the file, after the job of every five minutes has run; alerts are remembered, duties answered. */
async function look(county: County, lived: Lived, day: string, here?: Caller): Promise<SeenDuty[]> {
  const who = here ?? (await at(county, day));
  await refreshDue(county.opened.services);
  const { status, body } = await who.get(`/cases/${lived.caseId}`);
  if (status !== 200) throw new Error(`${day}: the file answered ${status} ${JSON.stringify(body)}`);
  lived.looks++;
  for (const alert of body.alerts) remember(lived, day, alert);
  return body.duties.map(dutyOf);
}

function remember(lived: Lived, day: string, alert: Json): void {
  const since = String(alert.since);
  const known = lived.alerts.find((one) => one.rule === String(alert.rule) && one.since === since);
  if (known) known.last = day;
  else
    lived.alerts.push({
      rule: String(alert.rule),
      title: String(alert.title?.zh),
      basis: basisOf(alert),
      since,
      first: day,
      last: day,
    });
}

const dutyOf = (duty: Json): SeenDuty => ({
  rule: String(duty.rule),
  title: String(duty.title?.zh),
  basis: basisOf(duty),
  due: String(duty.dueOn),
  status: String(duty.status),
  ...(duty.metOn && { metOn: String(duty.metOn) }),
});

const basisOf = (of: Json) => (of.basis ?? []).map((one: Json) => String(one.zh)).join('；');

/** First days of months after one day and before another. */
function firstsBetween(after: string, before: string): string[] {
  const found: string[] = [];
  for (let at = new Date(`${after.slice(0, 7)}-01T00:00:00Z`); ; at.setUTCMonth(at.getUTCMonth() + 1)) {
    const day = at.toISOString().slice(0, 10);
    if (day >= before) return found;
    if (day > after) found.push(day);
  }
}
