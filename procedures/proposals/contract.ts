/** Proposals to the court or the deciding organ: revocation, recall, arrest, commutation, from the draft to the outcome. */
import { caseReaders, caseStaff, countyStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readsProposals = permission('proposal.read', caseReaders);
export const drafts = permission('proposal.draft', caseStaff);
export const handles = permission('proposal.handle', countyStaff);
export const returns = permission('proposal.return', countyStaff, 'city-supervisor');
export const approves = permission('proposal.approve', 'county-head');
export const agrees = permission('proposal.agree', 'city-supervisor');

const day = T.String({ format: 'date' });
const wording = T.Object({ zh: T.String(), en: T.String() });
const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const ofProposal = T.Object({ caseId: T.String({ format: 'uuid' }), proposalId: T.String({ format: 'uuid' }) });
const some = (most: number, least = 2) => T.String({ minLength: least, maxLength: most });
export const kind = T.Union([
  T.Literal('revocation'),
  T.Literal('recall'),
  T.Literal('arrest'),
  T.Literal('commutation'),
]);

const content = {
  ground: T.Optional(T.String({ maxLength: 40, description: 'code of revocation-ground or recall-ground' })),
  incident: T.Optional(T.String({ format: 'uuid', description: 'the breach on file that it rests on' })),
  merit: T.Optional(T.Union([T.Literal('repentance'), T.Literal('merit'), T.Literal('major-merit')])),
  newTermEnd: T.Optional(day),
  facts: some(4000),
  addressee: some(100),
  sameProvince: T.Optional(T.Boolean({ description: 'revocation: the court that sentenced lies in this province' })),
  notCounted: T.Optional(T.Array(T.Object({ from: day, to: day, why: some(300) }), { maxItems: 20 })),
};

const step = T.Object({ act: T.String(), text: T.String(), by: T.String(), at: T.String() });
const proposal = T.Object({
  proposalId: T.String(),
  caseId: T.String(),
  name: T.String(),
  number: T.String(),
  kind,
  state: T.String(),
  ...content,
  notCountedDays: T.Integer(),
  packet: T.Array(T.Object({ item: T.String(), needed: T.Boolean(), pages: T.Optional(T.Integer()) })),
  /** Why the law does not let it out yet, in the gate's own words. */
  holds: T.Array(T.Object({ code: T.String(), title: wording })),
  /** The person was not heard on the breach it rests on. */
  notHeard: T.Boolean(),
  /** Who decides, as the law's route has it. */
  venue: T.Optional(T.String()),
  steps: T.Array(step),
  openedOn: day,
  receivedOn: T.Optional(T.String()),
  dueOn: T.Optional(day),
  outcome: T.Optional(
    T.Object({
      on: day,
      granted: T.Boolean(),
      number: T.String(),
      reason: T.String(),
      termEnd: T.Optional(day),
      notCountedDays: T.Optional(T.Integer()),
    }),
  ),
  acts: T.Array(T.String()),
});
export type Proposal = Static<typeof proposal>;

export const proposalsOfCase = get('/cases/:caseId/proposals', {
  permission: readsProposals,
  audit: null,
  params: ofCase,
  returns: T.Object({
    rows: T.Array(proposal),
    /** Kinds that may be opened for this person now. */
    opens: T.Array(kind),
    /** Breaches on file, to name one; the newest first. */
    incidents: T.Array(
      T.Object({ factId: T.String(), on: day, breach: T.String(), severity: T.String(), heard: T.Boolean() }),
    ),
    /** The court that sentenced, to begin with. */
    court: T.Optional(T.String()),
    termEnd: T.Optional(day),
  }),
});

export const listProposals = get('/proposals', {
  permission: readsProposals,
  audit: null,
  summary: 'Proposals in scope: those that wait for the asker, under way, all',
  query: T.Object({
    show: T.Optional(T.Union([T.Literal('mine'), T.Literal('open'), T.Literal('all')])),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 10_000 })),
  }),
  returns: T.Object({
    total: T.Integer(),
    rows: T.Array(
      T.Object({
        proposalId: T.String(),
        caseId: T.String(),
        name: T.String(),
        number: T.String(),
        kind,
        state: T.String(),
        openedOn: day,
        officeName: T.Optional(T.String()),
        mine: T.Boolean(),
      }),
    ),
  }),
});

const done = T.Object({
  proposalId: T.String(),
  state: T.String(),
  paper: T.Optional(T.Object({ paperId: T.String(), number: T.String() })),
});

export const openProposal = post('/cases/:caseId/proposals', {
  permission: drafts,
  audit: 'proposal opened',
  summary:
    'Opens a draft. For a revocation or a recall this is recorded in the file, because positioning may rest on it (CCL 29)',
  params: ofCase,
  body: T.Object({ kind, ...content }),
  returns: done,
});
export const editProposal = post('/cases/:caseId/proposals/:proposalId', {
  permission: drafts,
  audit: 'proposal edited',
  params: ofProposal,
  body: T.Object(content),
  returns: done,
});
export const fillPacket = post('/cases/:caseId/proposals/:proposalId/packet', {
  permission: drafts,
  audit: 'proposal packet filled',
  summary: 'The papers that are in the packet, with their pages (OP26 16)',
  params: ofProposal,
  body: T.Object({
    papers: T.Array(T.Object({ item: T.String({ maxLength: 40 }), pages: T.Integer({ minimum: 1, maximum: 5000 }) }), {
      maxItems: 20,
    }),
  }),
  returns: done,
});
export const submitProposal = post('/cases/:caseId/proposals/:proposalId/submission', {
  permission: drafts,
  audit: 'proposal submitted',
  summary: 'To the county’s legal review. Refused while a paper of the packet is missing or the law’s gate says no',
  params: ofProposal,
  body: T.Object({}),
  returns: done,
});
export const reviewProposal = post('/cases/:caseId/proposals/:proposalId/review', {
  permission: handles,
  audit: 'proposal reviewed',
  summary: 'Legal review by another person than its author',
  params: ofProposal,
  body: T.Object({ text: some(2000) }),
  returns: done,
});
export const returnProposal = post('/cases/:caseId/proposals/:proposalId/return', {
  permission: returns,
  audit: 'proposal returned',
  params: ofProposal,
  body: T.Object({ reason: some(2000) }),
  returns: done,
});
export const approveProposal = post('/cases/:caseId/proposals/:proposalId/approval', {
  permission: approves,
  audit: 'proposal approved',
  summary:
    'By the head of the county (TR14 23), through the law’s gate; the proposal is made as a paper. A commutation goes on to the city',
  params: ofProposal,
  body: T.Object({}),
  returns: done,
});
export const agreeProposal = post('/cases/:caseId/proposals/:proposalId/agreement', {
  permission: agrees,
  audit: 'proposal agreed by the city',
  params: ofProposal,
  body: T.Object({ text: some(2000) }),
  returns: done,
});
export const receiveProposal = post('/cases/:caseId/proposals/:proposalId/receipt', {
  permission: handles,
  audit: 'proposal received',
  summary: 'Who decides has it: their clock begins. An arrest counts in hours, from the instant (OP26 17)',
  params: ofProposal,
  body: T.Object({ on: T.String({ maxLength: 40, description: 'a day; for an arrest an instant' }) }),
  returns: done,
});
export const decideProposal = post('/cases/:caseId/proposals/:proposalId/outcome', {
  permission: handles,
  audit: 'proposal decided',
  summary: 'What the court or the deciding organ decided. One not granted says why',
  params: ofProposal,
  body: T.Object({
    on: day,
    granted: T.Boolean(),
    number: some(100, 1),
    reason: T.Optional(T.String({ maxLength: 2000 })),
    termEnd: T.Optional(day),
    notCountedDays: T.Optional(T.Integer({ minimum: 0, maximum: 20_000 })),
  }),
  returns: done,
});
export const withdrawProposal = post('/cases/:caseId/proposals/:proposalId/withdrawal', {
  permission: handles,
  audit: 'proposal withdrawn',
  params: ofProposal,
  body: T.Object({ reason: some(500) }),
  returns: done,
});
