/** Sealing a minor's record after execution has ended: setting the seal, who may still open the file, lifting it, answering a query. */
import { permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const seals = permission('sealing.seal', 'county-officer', 'county-head');
export const keepsSealed = permission('sealing.keep', 'county-head');

const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const day = T.String({ format: 'date' });
const reason = T.String({ minLength: 4, maxLength: 500 });

export const sealRecord = post('/cases/:caseId/seal', {
  permission: seals,
  audit: 'record sealed',
  summary: 'Sets the seal: the file leaves every list, search, roster and export but for the accounts named',
  params: ofCase,
  returns: T.Object({ keepers: T.Integer() }),
});

const account = T.Object({ accountId: T.String(), name: T.String(), organisation: T.String() });
export const sealState = get('/cases/:caseId/seal', {
  permission: seals,
  audit: null,
  params: ofCase,
  returns: T.Object({
    sealed: T.Boolean(),
    sealedOn: T.Optional(day),
    /** Set by the job on the day it was due. */
    byItself: T.Optional(T.Boolean()),
    may: T.Boolean({ description: 'may be sealed now' }),
    keepers: T.Array(account),
    others: T.Array(account, { description: 'staff of the county who might be named' }),
    queries: T.Array(T.Object({ factId: T.String(), on: day, from: T.Optional(T.String()), answered: T.Boolean() })),
  }),
});
export type SealState = Static<typeof sealState.returns>;

export const nameKeeper = post('/cases/:caseId/seal/keepers', {
  permission: keepsSealed,
  audit: 'sealed file opened to an account',
  params: ofCase,
  body: T.Object({ accountId: T.String({ format: 'uuid' }), reason }),
  returns: T.Object({ keepers: T.Integer() }),
});

export const liftSeal = post('/cases/:caseId/seal/lifting', {
  permission: keepsSealed,
  audit: 'seal lifted',
  summary: 'Lifts the seal on one of the two grounds of article 18, with a reason',
  params: ofCase,
  body: T.Object({ ground: T.Union([T.Literal('newly-found-crime'), T.Literal('retrial')]), reason }),
  returns: T.Object({}),
});

export const answerQuery = post('/cases/:caseId/seal/queries/:factId', {
  permission: keepsSealed,
  audit: 'query about a sealed record answered',
  summary: 'Answers a query; a yes goes through the gate of articles 16 and 17',
  params: T.Object({ caseId: T.String({ format: 'uuid' }), factId: T.String({ format: 'uuid' }) }),
  body: T.Object({
    granted: T.Boolean(),
    requester: T.String({ maxLength: 40 }),
    written: T.Boolean(),
    reason: T.Optional(T.String({ maxLength: 300 })),
    scope: T.Optional(T.String({ maxLength: 300 })),
    credentials: T.Boolean(),
    undertaking: T.Boolean(),
    reasons: T.Optional(T.String({ maxLength: 500, description: 'why not, where it is refused' })),
  }),
  returns: T.Object({}),
});

export const sealedFiles = get('/sealed-files', {
  permission: seals,
  audit: 'sealed files listed',
  summary: 'Sealed files that are open to the asker',
  returns: T.Object({
    rows: T.Array(
      T.Object({ caseId: T.String(), name: T.String(), number: T.String(), sealedOn: day, keepers: T.Integer() }),
    ),
  }),
});
