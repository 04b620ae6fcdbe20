/** What partner agencies find in the demonstration: notices they sent, one typed and waiting, one returned, a letter to acknowledge. */
import { type Actor, systemActor } from '@guilu/platform/access/actor.ts';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { runWork, type Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type { Opened } from '../../apps/server/open-services.ts';
import { sendPaper } from '../../procedures/exchange/send.ts';
import { keepNotice, sendBack } from '../../procedures/intake/agencies/notices.ts';
import { noteSenders } from '../../procedures/intake/agencies/senders.ts';
import { makeNotification } from '../../procedures/intake/papers.ts';
import type { DemoStaff } from './accounts.ts';

const from = { address: '', agent: '' };

export async function loadAgencies({ services }: Opened, staff: DemoStaff): Promise<void> {
  const officer = staff.officerOf('SF990101100');
  const county: Actor = {
    ...systemActor('system', '990101'),
    ...(officer && { accountId: officer.id, name: officer.name }),
    organisation: 'SF990101100',
    organisationName: '石桥司法所',
  };
  const prison: Actor = {
    ...systemActor('system', ''),
    accountId: staff.idOf('dingqiang'),
    name: '丁强',
    roles: ['partner'],
    scope: '',
    organisation: 'PR990001',
    organisationKind: 'prison',
    organisationName: '岚川省岚山监狱',
  };
  const waits = {
    kind: 'resettlement' as const,
    county: '990101',
    name: '许长河',
    sex: 'male' as const,
    bornOn: '1984-06-17',
    area: '990101100202',
    noticeNo: '岚山监释〔2026〕118号',
  };
  const strange = {
    kind: 'resettlement' as const,
    county: '990101',
    name: '董小满',
    noticeNo: '岚山监释〔2026〕104号',
  };
  await runWork(services, county, 'write', async (work) => {
    await noteSenders(work, await idsOf(work, sql`county = '990101'`));
    await writeToAgencies(work);
  });
  const typed = await runWork(services, prison, 'write', async (work) => {
    for (const body of [waits, strange])
      must(await keepNotice(work, { params: undefined, query: undefined, body, from }));
    const { rows } = await sql<{
      id: string;
    }>`select id from agency_notice where person_name = ${strange.name}`.execute(work.tx);
    return rows[0]?.id ?? '';
  });
  await runWork(services, county, 'write', async (work) =>
    must(
      await sendBack(work, {
        params: { noticeId: typed },
        query: undefined,
        body: { reason: '没有出生日期和住址，无法确定接收单位，请补齐后重发。' },
        from,
      }),
    ),
  );
}

/** The notification of a person goes to the court, the procuratorate and the township's police. */
async function writeToAgencies(work: Work): Promise<void> {
  const [caseId] = await idsOf(
    work,
    sql`county = '990101' and office = 'SF990101100' and kind = 'correction' and closed_on is null and state in ('registered', 'active') and term_end is not null`,
  );
  if (!caseId) return;
  const made = await makeNotification(work, {
    params: { caseId },
    query: undefined,
    body: { reportAddress: '石桥镇石桥司法所', reportPhone: '0990-1234567' },
    from,
  });
  // Where the paper lacks something, the demonstration goes without a letter rather than without a county.
  if (isRefusal(made)) return;
  must(
    await sendPaper(work, {
      params: { caseId },
      query: undefined,
      body: { paperId: made.paperId, organisations: ['CT990101', 'PP990101', 'PX990101100'] },
      from,
    }),
  );
}

async function idsOf(work: Work, where: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from case_file where ${where} order by number desc`.execute(work.tx);
  return rows.map((row) => row.id);
}

function must<T>(answer: T): T {
  if (isRefusal(answer)) throw new Error(`The demonstration was refused: ${answer.code}`);
  return answer;
}
