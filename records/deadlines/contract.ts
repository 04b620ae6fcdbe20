/** Today: what is due, by whom and why; the calendar; the trace of one duty; alerts and what became of them. */
import { caseReaders, caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';
import { caseId, day, dutyLine, readCases, wording } from '../cases/contract.ts';

/** The work list of those who owe what is on it, or follow it; a volunteer or a psychologist begins with the people. */
export const seesToday = permission('today.read', caseReaders, 'village-liaison', 'social-worker');
export const decideAlerts = permission('alert.decide', caseStaff);
export const setAside = permission('duty.set-aside', 'county-officer', 'county-head');

export const todayLine = T.Intersect([
  dutyLine,
  T.Object({
    personId: T.String(),
    name: T.String(),
    kind: T.String(),
    category: T.Optional(T.String()),
    termEnd: T.Optional(day),
    /** 'overdue' | 'today' | 'week' | 'later' | 'waiting' */
    group: T.String(),
  }),
]);
export type TodayLine = Static<typeof todayLine>;

export const alertLine = T.Object({
  key: T.String(),
  caseId: T.String(),
  personId: T.String(),
  name: T.String(),
  kind: T.String(),
  rule: T.String(),
  title: wording,
  since: T.String(),
  basis: T.Array(wording),
  verified: T.Boolean(),
});

export const today = get('/today', {
  permission: seesToday,
  audit: null,
  summary: 'The work list: overdue, today, this week, waiting on others, with counts that agree with the lists',
  query: T.Object({ village: T.Optional(T.String()), mine: T.Optional(T.Boolean({ description: 'only cases I am named for' })) }),
  returns: T.Object({
    day,
    /** People in scope by kind of case: how many, and of what. */
    people: T.Object({ correction: T.Integer(), resettlement: T.Integer() }),
    counts: T.Object({ overdue: T.Integer(), today: T.Integer(), week: T.Integer(), approvals: T.Integer(), waiting: T.Integer(), alerts: T.Integer() }),
    /** What waits for the asker's decision, by the procedure it belongs to. */
    approvals: T.Array(T.Object({ feature: T.String(), count: T.Integer() })),
    /** The county's own rules no longer load and are set aside: the law of the files governs. */
    ownRulesSetAside: T.Boolean(),
    lines: T.Array(todayLine),
    alerts: T.Array(alertLine),
  }),
});

export const calendarOfDuties = get('/today/calendar', {
  permission: seesToday,
  audit: null,
  query: T.Object({ from: day, to: day }),
  returns: T.Object({
    days: T.Array(T.Object({ on: day, working: T.Boolean(), note: T.Optional(T.String()), lines: T.Array(todayLine) })),
  }),
});

/** What came before a takeover and stands on no record: by rule, and for one rule whose files. */
export const untold = get('/duties/untold', {
  permission: seesToday,
  audit: null,
  summary: 'Duties from before a takeover of which the earlier records say nothing: counted by rule, and the files of one rule',
  query: T.Object({ rule: T.Optional(T.String({ maxLength: 100 })), page: T.Optional(T.Integer({ minimum: 1, maximum: 10_000 })) }),
  returns: T.Object({
    rules: T.Array(T.Object({ rule: T.String(), title: wording, cases: T.Integer(), duties: T.Integer() })),
    cases: T.Array(T.Object({ caseId: T.String(), name: T.String(), kind: T.String(), duties: T.Integer(), lastDueOn: day })),
    total: T.Integer({ description: 'files of the rule asked for' }),
  }),
});


const trace = T.Object({
  title: wording,
  steps: T.Array(
    T.Object({
      label: wording,
      text: wording,
      days: T.Optional(T.Array(T.Object({ on: day, counted: T.Boolean(), why: T.Optional(wording) }))),
    }),
  ),
});
export const dutyTrace = get('/cases/:caseId/duties/:key/trace', {
  permission: readCases,
  audit: null,
  summary: 'Why a duty is due: rule, version, start, the counting day by day, in Chinese and English',
  params: T.Intersect([caseId, T.Object({ key: T.String({ maxLength: 300 }) })]),
  returns: trace,
});
export const alertTrace = get('/cases/:caseId/alerts/:key/trace', {
  permission: readCases,
  audit: null,
  summary: 'Why an alert stands: rule, version, what it watches, the counting day by day, in Chinese and English',
  params: T.Intersect([caseId, T.Object({ key: T.String({ maxLength: 300 }) })]),
  returns: trace,
});

export const remind = post('/cases/:caseId/duties/:key/reminder', {
  permission: permission('duty.remind', caseStaff),
  audit: 'reminder sent',
  params: T.Intersect([caseId, T.Object({ key: T.String({ maxLength: 300 }) })]),
  body: T.Object({ channel: T.String(), note: T.Optional(T.String({ maxLength: 500 })) }),
  returns: T.Object({ factId: T.String() }),
});

export const setDutyAside = post('/cases/:caseId/duties/:key/set-aside', {
  permission: setAside,
  audit: 'duty set aside',
  params: T.Intersect([caseId, T.Object({ key: T.String({ maxLength: 300 }) })]),
  body: T.Object({ reason: T.String({ minLength: 5, maxLength: 1000 }) }),
  returns: T.Object({}),
});

export const decideAlert = post('/cases/:caseId/alerts/:key/disposition', {
  permission: decideAlerts,
  audit: 'alert disposed of',
  params: T.Intersect([caseId, T.Object({ key: T.String({ maxLength: 300 }) })]),
  body: T.Object({
    outcome: T.Union([T.Literal('acted'), T.Literal('explained'), T.Literal('false-alarm')]),
    note: T.String({ minLength: 2, maxLength: 1000 }),
  }),
  returns: T.Object({}),
});

export const falseAlarms = get('/alerts/rates', {
  permission: permission('alert.rates', caseReaders),
  audit: null,
  returns: T.Object({ rules: T.Array(T.Object({ rule: T.String(), title: wording, raised: T.Integer(), disposed: T.Integer(), falseAlarms: T.Integer() })) }),
});
