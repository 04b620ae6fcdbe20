/** What is done with a commission, each act recorded as the fact it is, with the paper that goes out. */
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import {
  appendTo,
  type HeldCase,
  holdCase,
  type NewFact,
  openCase,
  saveParticulars,
  throughGate,
} from '@guilu/records/cases/index.ts';
import type * as contract from './contract.ts';
import { completionRequest, opinionPaper, returnLetter } from './papers.ts';
import { type Act, actsFor, commissionOf, inquiryOf } from './rules.ts';

export type Done = { factId: string; paper?: { paperId: string; number: string } };

const filled = (data: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== ''));

/** Opens the case of a commission. */
export async function takeIn(
  work: Work,
  { body }: Call<typeof contract.takeCommission>,
): Promise<{ caseId: string; personId: string } | Refusal> {
  if (body.receivedOn > work.today) return invalid('fact/in-future', 'receivedOn', { on: body.receivedOn });
  const on = body.receivedOn;
  const identity: NewFact = {
    type: 'person.identified',
    on,
    data: filled({
      name: body.name.trim(),
      idStatus: body.idNumber ? 'unverified' : 'unknown',
      idNumber: body.idNumber?.replace(/\s/g, '').toUpperCase(),
      sex: body.sex,
      bornOn: body.bornOn,
    }),
  };
  const address: NewFact = {
    type: 'person.address-recorded',
    on,
    data: filled({ addressKind: 'actual', area: body.area, text: body.address }),
  };
  const { by, category, fastTrack, complete, carriedBy, residenceVerified } = body;
  const commissioned: NewFact = {
    type: 'investigation.commissioned',
    on,
    data: filled({ by, category, fastTrack, complete, carriedBy, residenceVerified }),
    source: filled({
      agency: body.agency,
      letterNumber: body.letterNumber,
      guarantor: body.guarantor,
      victim: body.victim ?? false,
    }),
  };
  const opened = await openCase(work, {
    kind: 'investigation',
    ...(body.personId && { personId: body.personId }),
    ...(body.area && { area: body.area }),
    openedOn: on,
    facts: [...(body.personId ? [] : [identity]), ...(body.area || body.address ? [address] : []), commissioned],
  });
  if (isRefusal(opened)) return opened;
  const gate = await throughGate(
    work,
    opened.caseRow,
    'investigation.accept',
    { carriedBy },
    'investigation/not-accepted',
  );
  if (isRefusal(gate)) return gate;
  await saveParticulars(
    work,
    opened.caseRow.county,
    opened.caseRow.id,
    filled({ offence: body.offence }) as Record<string, string>,
  );
  return { caseId: opened.caseRow.id, personId: opened.personId };
}

/** The investigation, held, where the act is the next that may be done. */
async function holdFor(work: Work, caseId: string, act: Act): Promise<HeldCase | Refusal> {
  const held = await holdCase(work, caseId);
  if (isRefusal(held)) return held;
  if (held.row.kind !== 'investigation') return refused('investigation/other-kind', { status: 422 });
  if (!actsFor({ state: held.row.state, facts: held.live }).includes(act))
    return refused(`investigation/not-now-${act}`, { status: 409 });
  return held;
}

type Paper = (work: Work, held: HeldCase, factId: string) => Promise<{ paperId: string; number: string } | Refusal>;

async function record(work: Work, held: HeldCase, fact: NewFact, paper?: Paper): Promise<Done | Refusal> {
  if (fact.on > work.today) return invalid('fact/in-future', 'on', { on: fact.on });
  const appended = await appendTo(work, held, [fact]);
  if (isRefusal(appended)) return appended;
  const factId = appended.ids[0] ?? '';
  if (!paper) return { factId };
  const made = await paper(work, held, factId);
  return isRefusal(made) ? made : { factId, paper: made };
}

/** One act: the case held for it, then the fact that `told` makes, and its paper. */
function does<Asked extends { params: { caseId: string }; body: unknown }>(
  act: Act,
  told: (body: Asked['body'], work: Work, held: HeldCase) => NewFact,
  paper?: (body: Asked['body']) => Paper,
) {
  return async (work: Work, { params, body }: Asked): Promise<Done | Refusal> => {
    const held = await holdFor(work, params.caseId, act);
    return isRefusal(held) ? held : record(work, held, told(body, work, held), paper?.(body));
  };
}

export const askForCompletion = does<Call<typeof contract.askCompletion>>(
  'ask-completion',
  ({ missing }, { today }) => ({ type: 'investigation.completion-asked', on: today, data: { missing } }),
  ({ missing }) =>
    (work, held, factId) =>
      completionRequest(work, held, factId, missing),
);
export const complete = does<Call<typeof contract.takeCompletion>>('complete', ({ on }) => ({
  type: 'investigation.papers-completed',
  on,
}));
export const meetObstacle = does<Call<typeof contract.stateObstacle>>('cannot-proceed', ({ on, why, found }) => ({
  type: 'investigation.cannot-proceed',
  on,
  data: { why },
  source: { found },
}));
export const talkOver = does<Call<typeof contract.noteTalk>>('clarify', (body) => ({
  type: 'investigation.clarified',
  on: body.on,
  source: { with: body.with, result: body.result },
}));
export const sendBack = does<Call<typeof contract.returnPapers>>(
  'return',
  ({ reason }, { today }) => ({ type: 'investigation.papers-returned', on: today, data: { reason } }),
  ({ reason }) =>
    (work, held, factId) =>
      returnLetter(work, held, factId, reason),
);
export const agreeLater = does<Call<typeof contract.extend>>(
  'extend',
  ({ until, agreedWith }, { today }, { live }) => ({
    type: 'investigation.extended',
    on: today,
    data: { until, agreedBy: commissionOf(live)?.data.by },
    source: { agreedWith },
  }),
);
export const inquire = does<Call<typeof contract.recordInquiry>>(
  'inquire',
  ({ on, part, investigators, found, place, with: whom }) => ({
    type: 'investigation.inquiry-made',
    on,
    data: { part, with: whom, investigators: investigators.length },
    source: filled({ investigators, found, place }),
  }),
);
export const review = does<Call<typeof contract.recordReview>>('review', ({ on, members, opinion, reasons }) => ({
  type: 'investigation.reviewed',
  on,
  data: { members, opinion },
  source: { reasons },
}));
export const hear = does<Call<typeof contract.learnDecision>>('learn-decision', ({ on, outcome }) => ({
  type: 'investigation.decision-learnt',
  on,
  data: { outcome },
}));
export const takeBack = does<Call<typeof contract.withdraw>>('withdraw', ({ on, letterNumber }) => ({
  type: 'investigation.withdrawn',
  on,
  source: filled({ letterNumber }),
}));

/** Form 4 through its gate: all parts, two investigators, and no decision yet. */
export async function giveOpinion(
  work: Work,
  { params, body }: Call<typeof contract.sendOpinion>,
): Promise<Done | Refusal> {
  const held = await holdFor(work, params.caseId, 'send-opinion');
  if (isRefusal(held)) return held;
  const gate = await throughGate(
    work,
    held.row,
    'investigation.send-opinion',
    inquiryOf(held.live, body.noVictim),
    'investigation/not-ready',
  );
  if (isRefusal(gate)) return gate;
  const to = commissionOf(held.live)?.data.by;
  const fact: NewFact = {
    type: 'investigation.opinion-sent',
    on: work.today,
    data: { opinion: body.opinion, to },
    source: filled({ reasons: body.reasons, prohibitions: body.prohibitions }),
    gate,
  };
  return record(work, held, fact, (w, h, factId) => opinionPaper(w, h, factId, body));
}
