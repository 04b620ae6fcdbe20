/** Reception: the five ticks, the announcement, the group with its responsibility letter, who is responsible. */
import { caseReaders, caseStaff, countyStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { Type as T } from 'typebox';

export const receives = permission('reception.record', caseStaff);
export const assigns = permission('case.assign', countyStaff, 'office-head');

const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const day = T.String({ format: 'date' });
const wording = T.Object({ zh: T.String(), en: T.String() });

export const reception = get('/cases/:caseId/reception', {
  permission: permission('reception.read', caseReaders),
  audit: null,
  params: ofCase,
  returns: T.Object({
    finished: T.Boolean(),
    /** Why an act is not for whoever looks: the county has not entrusted the office with it. */
    notTheirs: T.Partial(T.Object({ announce: wording, group: wording })),
    missing: T.Array(T.Object({ code: T.String(), title: wording })),
    group: T.Array(T.Object({ name: T.String(), role: T.String(), sex: T.String() })),
  }),
});

export const announce = post('/cases/:caseId/announcement', {
  permission: receives,
  audit: 'announcement held',
  params: ofCase,
  body: T.Object({
    on: day,
    public: T.Boolean(),
    groupPresent: T.Boolean(),
    signed: T.Boolean(),
    policePresent: T.Boolean(),
    procuratorPresent: T.Boolean(),
    chairedBy: T.Union([T.Literal('office'), T.Literal('county'), T.Literal('other')]),
  }),
  returns: T.Object({ factId: T.String() }),
});

export const groupMember = T.Object({
  name: T.String({ minLength: 1, maxLength: 60 }),
  role: T.String({ maxLength: 30 }),
  sex: T.Union([T.Literal('female'), T.Literal('male')]),
  knowsMinors: T.Optional(T.Boolean()),
  task: T.String({ minLength: 1, maxLength: 200 }),
});
export const formGroup = post('/cases/:caseId/group', {
  permission: receives,
  audit: 'group formed',
  summary: 'Members sign the responsibility letter, which is made with it',
  params: ofCase,
  body: T.Object({ on: day, members: T.Array(groupMember, { minItems: 1, maxItems: 15 }) }),
  returns: T.Object({ factId: T.String(), paperId: T.String(), number: T.String() }),
});

export const assign = post('/cases/:caseId/assignment', {
  permission: assigns,
  audit: 'case assigned',
  summary: 'Names the office (county) or the officer (office head or county)',
  params: ofCase,
  body: T.Object({ office: T.Optional(T.String({ maxLength: 40 })), officer: T.Optional(T.String({ format: 'uuid' })) }),
  returns: T.Object({ office: T.Optional(T.String()) }),
});
