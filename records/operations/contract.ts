/** How the installation stands, for its administrator: counts and instants, nothing about anybody. */
import { permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const runsInstallation = permission('operations.read', 'administrator');

const wording = T.Object({ zh: T.String(), en: T.String() });

export const operations = get('/operations', {
  permission: runsInstallation,
  audit: null,
  summary: 'Queue, backup, drill, audit chain, disk, database, calendar, rules set aside: how the installation stands',
  returns: T.Object({
    at: T.String(),
    version: T.String(),
    startedAt: T.String(),
    queue: T.Object({
      waiting: T.Integer(),
      failing: T.Integer(),
      givenUp: T.Integer(),
      oldest: T.Optional(T.String()),
    }),
    /** Absent where no backup was ever begun. */
    backup: T.Optional(
      T.Object({
        folder: T.String(),
        bases: T.Integer(),
        lastBase: T.Optional(T.String()),
        reaches: T.Optional(T.String()),
        facts: T.Optional(T.Integer()),
      }),
    ),
    drill: T.Optional(
      T.Object({
        at: T.String(),
        holds: T.Boolean(),
        seconds: T.Integer(),
        facts: T.Integer(),
        files: T.Integer(),
        faults: T.Array(T.String()),
      }),
    ),
    chain: T.Optional(
      T.Object({
        at: T.String(),
        counties: T.Integer(),
        entries: T.Integer(),
        broken: T.Array(T.Object({ county: T.String(), seq: T.Integer(), why: T.String() })),
      }),
    ),
    chainRunning: T.Boolean(),
    disk: T.Array(T.Object({ what: T.String(), freeMb: T.Integer(), totalMb: T.Integer() })),
    reserveMb: T.Integer(),
    database: T.Object({ version: T.String(), megabytes: T.Integer() }),
    /** The last year whose working days are loaded. */
    calendarThrough: T.Integer(),
    setAside: T.Array(T.Object({ county: T.String(), file: T.String(), line: T.Integer(), message: wording })),
  }),
});
export type Operations = Static<typeof operations.returns>;

export const verifyChains = post('/operations/chain-verification', {
  permission: runsInstallation,
  audit: 'chain verification started',
  summary: 'Has every county’s audit chain walked through; read the state again for its outcome',
  body: T.Object({}),
  returns: T.Object({ started: T.Boolean() }),
});
