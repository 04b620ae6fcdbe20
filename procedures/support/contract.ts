/** Who stands beside a person by name: volunteers and psychologists; and counselling, whose words are the author's alone. */
import { caseReaders, caseStaff, companions, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readSupport = permission('support.read', caseReaders, companions);
export const nameSupport = permission('support.name', caseStaff);
export const counsels = permission('counselling.record', 'psychologist');

const day = T.String({ format: 'date' });
const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const ofMember = T.Intersect([ofCase, T.Object({ accountId: T.String({ format: 'uuid' }) })]);

export const supportMember = T.Object({
  accountId: T.String(),
  name: T.String(),
  role: T.String(),
  organisationName: T.String(),
  namedAt: T.String(),
  namedBy: T.String(),
  endedAt: T.Optional(T.String()),
});
export type SupportMember = Static<typeof supportMember>;

export const supportOfCase = get('/cases/:caseId/support', {
  permission: readSupport,
  audit: null,
  summary: 'Volunteers and psychologists named for a person, now and before',
  params: ofCase,
  returns: T.Object({ rows: T.Array(supportMember) }),
});
export const supportCandidates = get('/cases/:caseId/support/candidates', {
  permission: nameSupport,
  audit: null,
  summary: 'Accounts of volunteers and psychologists of the county who are not named yet',
  params: ofCase,
  returns: T.Object({
    rows: T.Array(
      T.Object({ accountId: T.String(), name: T.String(), role: T.String(), organisationName: T.String() }),
    ),
  }),
});
export const nameMember = post('/cases/:caseId/support', {
  permission: nameSupport,
  audit: 'support member named',
  params: ofCase,
  body: T.Object({ accountId: T.String({ format: 'uuid' }) }),
  returns: T.Object({}),
});
export const endMember = post('/cases/:caseId/support/:accountId/end', {
  permission: nameSupport,
  audit: 'support member ended',
  params: ofMember,
  returns: T.Object({}),
});

export const counsellingLine = T.Object({
  factId: T.String(),
  on: day,
  form: T.String(),
  by: T.String(),
  own: T.Boolean(),
  note: T.Optional(T.String({ description: 'only in an answer to the one who wrote it' })),
});
export const counsellingOfCase = get('/cases/:caseId/counselling', {
  permission: readSupport,
  audit: 'counselling read',
  summary: 'That sessions were held, and when; the words only to their author',
  params: ofCase,
  returns: T.Object({ rows: T.Array(counsellingLine) }),
});
export const recordCounselling = post('/cases/:caseId/counselling', {
  permission: counsels,
  audit: 'counselling recorded',
  params: ofCase,
  body: T.Object({
    on: day,
    form: T.Union([T.Literal('individual'), T.Literal('group')]),
    note: T.Optional(T.String({ maxLength: 8000 })),
  }),
  returns: T.Object({ factId: T.String() }),
});
