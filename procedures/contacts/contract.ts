/** Visits, talks, telephone and in-person reports: recording one, one's case, what is to be followed up. */
import { caseReaders, caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const recordContacts = permission('contact.record', caseStaff, 'village-liaison', 'social-worker', 'volunteer');
export const readContacts = permission('contact.read', caseReaders, 'village-liaison', 'social-worker');

const day = T.String({ format: 'date' });
const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
export const contactKinds = ['visit', 'talk', 'phone-report', 'in-person-report'] as const;
export const sections = ['thinking', 'work', 'life', 'study', 'opinions', 'difficulties', 'handling'] as const;

export const contactBody = T.Object({
  kind: T.Union([T.Literal('visit'), T.Literal('talk'), T.Literal('phone-report'), T.Literal('in-person-report')]),
  on: day,
  /** Who made the visit or held the talk; one's own organisation where it is left out. */
  by: T.Optional(T.Union([T.Literal('volunteer'), T.Literal('village'), T.Literal('social-worker'), T.Literal('office'), T.Literal('county')])),
  place: T.Optional(T.String({ maxLength: 200 })),
  /** Names or roles of who was there besides the officer. */
  present: T.Optional(T.Array(T.String({ maxLength: 60 }), { maxItems: 20 })),
  /** Visit: whom it went to, whether somebody was at home, whether an extra one, whether kept discreet. */
  target: T.Optional(T.String({ maxLength: 30 })),
  nobodyHome: T.Optional(T.Boolean()),
  extra: T.Optional(T.Boolean()),
  discreet: T.Optional(T.Boolean()),
  /** Talk: what for, with one or several. */
  purpose: T.Optional(T.String({ maxLength: 30 })),
  form: T.Optional(T.String({ maxLength: 30 })),
  /** Telephone report: the number it came from. */
  number: T.Optional(T.String({ maxLength: 30 })),
  notes: T.Optional(T.Partial(T.Object(Object.fromEntries(sections.map((name) => [name, T.String({ maxLength: 4000 })]))))),
  findings: T.Optional(T.String({ maxLength: 2000 })),
  needs: T.Optional(T.Array(T.String({ minLength: 1, maxLength: 300 }), { maxItems: 10 })),
  followUpOn: T.Optional(day),
  followUp: T.Optional(T.String({ maxLength: 500 })),
});
export type ContactBody = Static<typeof contactBody>;

export const recordContact = post('/cases/:caseId/contacts', {
  permission: recordContacts,
  audit: 'contact recorded',
  params: ofCase,
  body: contactBody,
  returns: T.Object({ factId: T.String(), met: T.Array(T.Object({ zh: T.String(), en: T.String() })) }),
});

export const contactLine = T.Object({
  factId: T.String(),
  caseId: T.String(),
  name: T.Optional(T.String()),
  type: T.String(),
  on: T.String(),
  place: T.Optional(T.String()),
  present: T.Array(T.String()),
  notes: T.Record(T.String(), T.String()),
  followUpOn: T.Optional(day),
  followUp: T.Optional(T.String()),
  followedUpBy: T.Optional(T.String()),
  by: T.String(),
});
export const contactsOfCase = get('/cases/:caseId/contacts', { permission: readContacts, audit: 'contact notes read', params: ofCase, returns: T.Object({ rows: T.Array(contactLine) }) });
export const followUps = get('/contacts/follow-ups', {
  permission: readContacts,
  audit: null,
  summary: 'What was promised at a contact and has not been done yet',
  query: T.Object({ until: T.Optional(day) }),
  returns: T.Object({ rows: T.Array(contactLine) }),
});
export const doneFollowUp = post('/cases/:caseId/contacts/:factId/followed-up', {
  permission: recordContacts,
  audit: 'follow-up done',
  params: T.Object({ caseId: T.String({ format: 'uuid' }), factId: T.String({ format: 'uuid' }) }),
  returns: T.Object({}),
});
