/** Reception: the five ticks, the announcement, the group with its responsibility letter, who is responsible. */
import { caseReaders, caseStaff, countyStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const receives = permission('reception.record', caseStaff);
export const assigns = permission('case.assign', countyStaff, 'office-head');

const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const day = T.String({ format: 'date' });
const wording = T.Object({ zh: T.String(), en: T.String() });

const paper = T.Object({ paperId: T.String(), number: T.String() });
const kind = T.Union([
  T.Literal('police'),
  T.Literal('procurator'),
  T.Literal('office'),
  T.Literal('county'),
  T.Literal('village'),
  T.Literal('family'),
  T.Literal('guardian'),
  T.Literal('employer'),
  T.Literal('school'),
  T.Literal('social-worker'),
  T.Literal('volunteer'),
  T.Literal('other'),
]);
const name = T.String({ minLength: 1, maxLength: 60 });

/** Somebody asked to come to the announcement: what they answered, and whether they were there. */
const person = T.Object({
  kind,
  name,
  comes: T.Optional(T.Boolean()),
  saidOn: T.Optional(day),
  present: T.Optional(T.Boolean()),
});
export type Asked = Static<typeof person>;

const announcement = T.Object({
  announcementId: T.String(),
  state: T.Union([T.Literal('planned'), T.Literal('held')]),
  at: T.String(),
  byVideo: T.Boolean(),
  whyVideo: T.Optional(T.String()),
  place: T.String(),
  people: T.Array(person),
  /** The letter that asks to come; whom the system handed it to, and when they acknowledged it. */
  invitation: T.Optional(T.Object({ ...paper.properties, told: T.Optional(T.String()), receivedOn: T.Optional(day) })),
  sheet: T.Optional(paper),
});
export type Announcement = Static<typeof announcement>;

const member = T.Object({
  name: T.String(),
  role: T.String(),
  sex: T.String(),
  task: T.Optional(T.String()),
  knowsMinors: T.Optional(T.Boolean()),
});

/** Papers and person, in whichever order they came. */
const arrival = T.Object({
  receivedOn: T.Optional(day),
  /** Asked for and not all there yet. */
  missing: T.Array(T.String()),
  /** Found missing when the person was received, and not asked for yet. */
  lacking: T.Array(T.String()),
  requestedOn: T.Optional(day),
  requestDueOn: T.Optional(day),
  receiptSentOn: T.Optional(day),
  receiptDueOn: T.Optional(day),
  cameOn: T.Optional(day),
  reportBy: T.Optional(day),
  /** Days past the last day to report in; only while nobody came. */
  daysLate: T.Optional(T.Integer()),
  noticedOn: T.Optional(day),
  /** What the papers say of the term, to begin with. */
  category: T.Optional(T.String()),
  termStart: T.Optional(day),
  termEnd: T.Optional(day),
  idType: T.Optional(T.String()),
  /** Who sent the papers, to begin with. */
  court: T.Optional(T.String()),
  mayReceive: T.Boolean(),
});

export const reception = get('/cases/:caseId/reception', {
  permission: permission('reception.read', caseReaders),
  audit: null,
  params: ofCase,
  returns: T.Object({
    finished: T.Boolean(),
    /** Why an act is not for whoever looks: the county has not entrusted the office with it. */
    notTheirs: T.Partial(T.Object({ announce: wording, group: wording })),
    missing: T.Array(T.Object({ code: T.String(), title: wording })),
    group: T.Array(member),
    /** What the law asks of the group's composition and the group as it stands does not have (CCL 25, 52). */
    groupLacks: T.Array(T.Object({ code: T.String(), title: wording })),
    minor: T.Boolean(),
    announcement: T.Optional(announcement),
    papers: arrival,
    /** Who is asked to come, to begin with: the group, the police station of the place, the procuratorate. */
    ask: T.Array(T.Object({ kind, name: T.String() })),
  }),
});

export const planAnnouncement = post('/cases/:caseId/announcement/plan', {
  permission: receives,
  audit: 'announcement planned',
  summary:
    'When, where and before whom; the request to attend is made and goes to the police station’s inbox. Planning anew moves it',
  params: ofCase,
  body: T.Object({
    at: T.String({ maxLength: 40, description: 'an instant' }),
    byVideo: T.Boolean(),
    whyVideo: T.Optional(T.String({ maxLength: 300, description: 'by video: why the person cannot come' })),
    place: T.String({ minLength: 2, maxLength: 100 }),
    people: T.Array(T.Object({ kind, name }), { minItems: 1, maxItems: 20 }),
  }),
  returns: T.Object({ announcementId: T.String(), paper, told: T.Optional(T.String()) }),
});

export const answerAnnouncement = post('/cases/:caseId/announcement/answers', {
  permission: receives,
  audit: 'announcement answered',
  summary: 'Who was asked says whether they come',
  params: ofCase,
  body: T.Object({
    at: T.Integer({ minimum: 0, maximum: 19, description: 'which of those asked' }),
    comes: T.Boolean(),
    name: T.Optional(name),
  }),
  returns: T.Object({ announcementId: T.String() }),
});

export const announcementSheet = post('/cases/:caseId/announcement/sheet', {
  permission: receives,
  audit: 'document made',
  summary: 'What is read out and signed on the spot, with the places to sign (IM 20)',
  params: ofCase,
  body: T.Object({}),
  returns: paper,
});

export const announce = post('/cases/:caseId/announcement', {
  permission: receives,
  audit: 'announcement held',
  summary: 'Held: with `present` who was there follows from those asked, else the three answers say it',
  params: ofCase,
  body: T.Object({
    on: day,
    public: T.Boolean(),
    groupPresent: T.Optional(T.Boolean()),
    signed: T.Boolean(),
    policePresent: T.Optional(T.Boolean()),
    procuratorPresent: T.Optional(T.Boolean()),
    present: T.Optional(
      T.Array(T.Integer({ minimum: 0, maximum: 19 }), { maxItems: 20, description: 'which of those asked were there' }),
    ),
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
  returns: T.Object({ factId: T.String(), ...paper.properties }),
});

export const assign = post('/cases/:caseId/assignment', {
  permission: assigns,
  audit: 'case assigned',
  summary: 'Names the office (county) or the officer (office head or county)',
  params: ofCase,
  body: T.Object({
    office: T.Optional(T.String({ maxLength: 40 })),
    officer: T.Optional(T.String({ format: 'uuid' })),
  }),
  returns: T.Object({ office: T.Optional(T.String()) }),
});

export const idTypes = [
  '居民身份证',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '港澳台居民居住证',
  '外国人永久居留身份证',
  '护照',
] as const;

export const receive = post('/cases/:caseId/reception', {
  permission: receives,
  audit: 'person received',
  summary:
    'Received at once, whatever papers are missing (OP26 7): came or was handed over, identity, registration, archive, rights told, in one act. In person, or at home, in hospital or by video for a reason',
  params: ofCase,
  body: T.Object({
    on: day,
    way: T.Union([T.Literal('in-person'), T.Literal('home'), T.Literal('hospital'), T.Literal('video')]),
    why: T.Optional(T.String({ maxLength: 300, description: 'not in person: why' })),
    handedOverBy: T.Optional(T.Union([T.Literal('prison'), T.Literal('detention-centre'), T.Literal('police')])),
    papers: T.Union([T.Literal('complete'), T.Literal('incomplete'), T.Literal('none')]),
    missing: T.Optional(T.Array(T.String({ minLength: 1, maxLength: 100 }), { maxItems: 20 })),
    idType: T.Optional(T.String({ maxLength: 40 })),
    idNumber: T.Optional(T.String({ maxLength: 40 })),
    nationality: T.Optional(T.String({ maxLength: 40 })),
    category: T.Union([T.Literal('control'), T.Literal('probation'), T.Literal('parole'), T.Literal('teop')]),
    termStart: day,
    termEnd: day,
    minorRegime: T.Boolean(),
    rightsSigned: T.Boolean(),
  }),
  returns: T.Object({ archiveNumber: T.String() }),
});

export const sendReceipt = post('/cases/:caseId/papers-receipt', {
  permission: receives,
  audit: 'receipt for the papers made',
  summary:
    'Answers whoever sent the papers, and asks for what is missing: the clock of those who owe it begins (IM 16)',
  params: ofCase,
  body: T.Object({
    addressee: T.String({ minLength: 2, maxLength: 100 }),
    missing: T.Optional(T.Array(T.String({ minLength: 1, maxLength: 100 }), { maxItems: 20 })),
  }),
  returns: paper,
});

export const noticeNotReported = post('/cases/:caseId/not-reported', {
  permission: receives,
  audit: 'not reported in told',
  summary:
    'Nobody came by the last day: what was done to find them; the deciding court, the procuratorate and the police are told the same day (OP26 11, 12)',
  params: ofCase,
  body: T.Object({
    cause: T.Union([
      T.Literal('residence-dispute'),
      T.Literal('late-papers'),
      T.Literal('moved'),
      T.Literal('not-informed'),
      T.Literal('other'),
    ]),
    done: T.String({ minLength: 2, maxLength: 1000 }),
  }),
  returns: T.Object({ ...paper.properties, told: T.Array(T.String()) }),
});
