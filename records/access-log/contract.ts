/** The access log: who wrote what, who looked at which file and why, and whether the chain of entries is whole. */
import { permission } from '@guilu/platform/access/roles.ts';
import { get } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const viewLog = permission('access-log.view', 'auditor', 'county-head');
const day = T.String({ format: 'date' });

export const logEntry = T.Object({
  id: T.String(),
  kind: T.Union([T.Literal('write'), T.Literal('read')]),
  at: T.String(),
  actor: T.String(),
  /** What was done, as the audit names it. */
  action: T.String(),
  personId: T.Optional(T.String()),
  /** Where the asker may see the person. */
  personName: T.Optional(T.String()),
  caseId: T.Optional(T.String()),
  purpose: T.Optional(T.String()),
  /** Place in the county's chain, of what was written. */
  seq: T.Optional(T.Integer()),
  detail: T.Optional(T.Record(T.String(), T.Unknown())),
});
export type LogEntry = Static<typeof logEntry>;

export const readLog = get('/access-log', {
  permission: viewLog,
  audit: 'access log read',
  summary: 'What was written and read in the county, newest first; looking here is logged too',
  query: T.Object({
    kind: T.Optional(T.Union([T.Literal('write'), T.Literal('read')])),
    actor: T.Optional(T.String({ maxLength: 60, description: 'beginning of the name of who acted' })),
    person: T.Optional(
      T.String({ maxLength: 60, description: 'beginning of the name of the person whose file it was' }),
    ),
    personId: T.Optional(T.String({ format: 'uuid' })),
    action: T.Optional(T.String({ maxLength: 100 })),
    from: T.Optional(day),
    to: T.Optional(day),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 2000 })),
  }),
  returns: T.Object({ total: T.Integer(), rows: T.Array(logEntry), actions: T.Array(T.String()) }),
});

export const verifyLog = get('/access-log/verification', {
  permission: viewLog,
  audit: 'chain verified',
  summary: 'Walks the county’s chain of entries and names the first broken link',
  returns: T.Object({
    entries: T.Integer(),
    broken: T.Optional(
      T.Object({
        seq: T.Integer(),
        why: T.Union([T.Literal('missing'), T.Literal('altered'), T.Literal('head-differs')]),
      }),
    ),
  }),
});
