/** Gathers how the installation stands, and has the audit chains walked through. */
import { systemActor } from '@guilu/platform/access/actor.ts';
import { verifyCounty } from '@guilu/platform/audit/chain.ts';
import { basesIn } from '@guilu/platform/backup/backup.ts';
import { drillHolds, lastDrill } from '@guilu/platform/backup/last-drill.ts';
import { readReach } from '@guilu/platform/backup/log.ts';
import { readNote, roomOf, writeNote } from '@guilu/platform/installation.ts';
import { runWork, type Services, type Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type { Operations } from './contract.ts';

type Chain = NonNullable<Operations['chain']>;

const chainNote = 'last-chain-check';
/** Walking through a million entries takes a minute or so: one at a time. */
let walking = false;

export async function readOperations(work: Work): Promise<Operations> {
  const { installation } = work;
  const { dataFolder } = installation;
  const { rows } = await sql<{
    waiting: number;
    failing: number;
    given_up: number;
    oldest: string | null;
    version: string;
    megabytes: number;
  }>`
    select q.*, current_setting('server_version') as version, (pg_database_size(current_database()) / 1048576)::int as megabytes from queue_state() q`.execute(
    work.tx,
  );
  const [row] = rows;
  const chain = readNote<Chain>(dataFolder, chainNote);
  const counties = await sql<{
    county: string;
  }>`select distinct county from organisation where county is not null order by county`.execute(work.tx);
  return {
    at: work.at,
    version: installation.version,
    startedAt: installation.startedAt,
    queue: {
      waiting: row?.waiting ?? 0,
      failing: row?.failing ?? 0,
      givenUp: row?.given_up ?? 0,
      ...(row?.oldest && { oldest: row.oldest }),
    },
    ...backupOf(dataFolder),
    ...drillOf(dataFolder),
    ...(chain && { chain }),
    chainRunning: walking,
    disk: await roomOf(installation),
    reserveMb: installation.reserveMb,
    database: { version: row?.version ?? '', megabytes: row?.megabytes ?? 0 },
    calendarThrough: Math.max(...work.calendar.years),
    setAside: counties.rows.flatMap(({ county }) =>
      (work.lawInForce.setAside(county) ?? []).map(({ file, line, message }) => ({ county, file, line, message })),
    ),
  };
}

function backupOf(dataFolder: string): Pick<Operations, 'backup'> {
  const mark = readNote<{ folder: string }>(dataFolder, 'backup');
  if (!mark) return {};
  const bases = basesIn(mark.folder);
  const last = bases.at(-1)?.base;
  const reach = readReach(mark.folder);
  return {
    backup: {
      folder: mark.folder,
      bases: bases.length,
      ...(last && { lastBase: last.madeAt, facts: last.facts }),
      ...(reach && { reaches: reach.through }),
    },
  };
}

function drillOf(dataFolder: string): Pick<Operations, 'drill'> {
  const drill = lastDrill(dataFolder);
  if (!drill) return {};
  const faults = drill.proof?.faults ?? [drill.broken ?? ''];
  return {
    drill: {
      at: drill.at,
      holds: drillHolds(drill),
      seconds: drill.seconds,
      facts: drill.proof?.facts ?? 0,
      files: drill.proof?.files ?? 0,
      faults: faults.slice(0, 20),
    },
  };
}

export async function startVerification(work: Work): Promise<{ started: boolean }> {
  if (walking) return { started: false };
  work.audit.wrote('chain verification started', {}, {});
  const { installation } = work;
  work.afterCommit(() => void verifyAll(work, installation.dataFolder));
  return { started: true };
}

/** Once a day without being asked. */
export async function verifyDaily(services: Services): Promise<void> {
  const { dataFolder } = services.installation;
  const before = readNote<Chain>(dataFolder, chainNote);
  if (before && services.now().getTime() - Date.parse(before.at) < 86_400_000) return;
  await verifyAll(services, dataFolder);
}

/** Every county's chain, each in a transaction of its own; what it found is written beside the data. */
export async function verifyAll(services: Services, dataFolder: string): Promise<void> {
  if (walking) return;
  walking = true;
  try {
    const heads = await runWork(services, systemActor('system', ''), 'read', ({ tx }) =>
      sql<{
        county: string;
        seq: number;
        hash: string;
      }>`select county, seq, hash from audit_head order by county`.execute(tx),
    );
    const found: Chain = { at: services.now().toISOString(), counties: heads.rows.length, entries: 0, broken: [] };
    for (const { county } of heads.rows) {
      const { entries, broken } = await walk(services, county);
      found.entries += entries;
      if (broken) found.broken.push({ county, seq: broken.seq, why: broken.why });
    }
    writeNote(dataFolder, chainNote, found);
  } finally {
    walking = false;
  }
}

/** One county's chain. Entries that are written while it is walked through come after the head that was read: then it is read again. */
type Walked = Awaited<ReturnType<typeof verifyCounty>>;

async function walk(services: Services, county: string): Promise<Walked> {
  for (let tries = 1; ; tries++) {
    const found = await runWork(services, systemActor('system', county), 'read', async ({ tx }): Promise<Walked> => {
      const { rows } = await sql<{
        seq: number;
        hash: string;
      }>`select seq, hash from audit_head where county = ${county}`.execute(tx);
      return rows[0] ? verifyCounty(tx, { county, ...rows[0] }) : { entries: 0 };
    });
    if (found.broken?.why !== 'head-differs' || tries === 3) return found;
  }
}
