/** The papers of reception: the responsibility letter of the group, the request to attend, what is read out and signed. */
import { dayOf } from '@guilu/calendar';
import type { Refusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type HeldCase, particularsOf } from '@guilu/records/cases/index.ts';
import { organisation } from '@guilu/records/organisations/index.ts';
import {
  agenciesOfPaper,
  type IssuedPaper,
  issuePaper,
  personOfPaper,
  sentenceOfPaper,
} from '@guilu/records/papers/index.ts';
import { announcementInvitation } from './documents/announcement-invitation/fields.ts';
import { announcementSheet } from './documents/announcement-sheet/fields.ts';
import { notReportedNotice } from './documents/not-reported-notice/fields.ts';
import { papersReceipt } from './documents/papers-receipt/fields.ts';
import { correctionResponsibilityLetter } from './documents/responsibility-letter/fields.ts';
import type { AnnouncementRow } from './store.ts';

const roleNames: Record<string, string> = {
  office: '司法所工作人员',
  county: '社区矫正机构工作人员',
  village: '村（居）委会成员',
  family: '家庭成员',
  guardian: '监护人',
  employer: '所在单位',
  school: '所在学校',
  'social-worker': '社会工作者',
  volunteer: '志愿者',
  police: '派出所民警',
  procurator: '检察官',
  other: '其他人员',
};
export const roleName = (role: string) => roleNames[role] ?? role;

export interface Member {
  name: string;
  role: string;
  sex: string;
  task?: string;
  knowsMinors?: boolean;
}

/** The members of the group as it stands. */
export const groupOf = (live: HeldCase['live']): Member[] =>
  (live.filter((fact) => fact.type === 'correction.group-formed').at(-1)?.source?.members ?? []) as Member[];

/** What the members of the group sign (IM 19). */
export async function letterPaper(work: Work, held: HeldCase, facts: string[], members: (Member & { task: string })[]) {
  const person = personOfPaper(work, held.live);
  const sentence = await sentenceOfPaper(work, held.row);
  const agencies = await agenciesOfPaper(work, held.row);
  return issuePaper(work, held.row, {
    template: correctionResponsibilityLetter,
    series: `${agencies.county}矫责字`,
    facts,
    data: (documentNumber) => ({
      documentNumber,
      agency: agencies.office,
      date: work.today,
      name: person.name,
      sex: person.sex,
      ...(person.birthDate && { birthDate: person.birthDate }),
      category: sentence.category,
      executionPlace: sentence.executionPlace,
      termFrom: sentence.termFrom,
      termTo: sentence.termTo,
      leader: members.find((member) => member.role === 'office' || member.role === 'county')?.name ?? work.actor.name,
      members: members.map(({ name, role, task }) => ({ name, role: roleName(role), task })),
    }),
  });
}

/** `2026-11-26T14:30:00+08:00` as 2026年11月26日14时30分. */
export function hourWords(at: string): string {
  const [day = '', time = ''] = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().split('T');
  const [year, month, date] = day.split('-').map(Number);
  const minutes = time.slice(3, 5);
  return `${year}年${month}月${date}日${Number(time.slice(0, 2))}时${minutes === '00' ? '' : `${minutes}分`}`;
}

const wayWords = (byVideo: boolean) => (byVideo ? '实时视频' : '当场宣告');

interface Planning {
  at: string;
  byVideo: boolean;
  place: string;
  people: readonly { kind: string; name: string }[];
  movedFrom?: string | undefined;
}

/** One letter to all agencies that are asked: the police, the procuratorate. */
export async function invitationPaper(
  work: Work,
  held: HeldCase,
  planning: Planning,
  facts: string[],
): Promise<IssuedPaper | Refusal> {
  const agencies = await agenciesOfPaper(work, held.row);
  const office = held.row.office ? await organisation(work.tx, held.row.office) : undefined;
  const person = personOfPaper(work, held.live);
  const { category } = await sentenceOfPaper(work, held.row);
  const asked = planning.people.filter((one) => one.kind === 'police' || one.kind === 'procurator');
  return issuePaper(work, held.row, {
    template: announcementInvitation,
    series: `${agencies.county}矫宣通字`,
    facts,
    ...(asked.length && {
      sending: {
        fact: 'case.notice-sent' as const,
        data: { about: 'announcement' },
        to: asked.map((one) => (one.kind === 'police' ? 'police' : 'procuratorate')),
      },
    }),
    data: (documentNumber) => ({
      documentNumber,
      agency: agencies.office,
      date: work.today,
      addressee: (asked.length ? asked : planning.people).map((one) => one.name).join('、'),
      name: person.name,
      sex: person.sex,
      category,
      at: hourWords(planning.at),
      place: planning.place,
      way: wayWords(planning.byVideo),
      ...(planning.movedFrom && { movedFrom: hourWords(planning.movedFrom) }),
      chair: work.actor.name,
      phone: office?.phone || agencies.agencyPhone || agencies.office,
    }),
  });
}

/** What is read out and signed, with everybody who was asked. */
export async function sheetPaper(work: Work, held: HeldCase, row: AnnouncementRow): Promise<IssuedPaper | Refusal> {
  const agencies = await agenciesOfPaper(work, held.row);
  const known = await particularsOf(work, held.row.county, held.row.id);
  const sentence = await sentenceOfPaper(work, held.row);
  const bans = held.live
    .filter((fact) => fact.type === 'correction.prohibition-ordered')
    .map((fact) => String(fact.data.barred ?? ''));
  return issuePaper(work, held.row, {
    template: announcementSheet,
    series: `${agencies.county}矫宣字`,
    facts: [row.scheduled_id],
    data: (documentNumber) => ({
      documentNumber,
      agency: agencies.office,
      date: dayOf(row.held_at),
      ...personOfPaper(work, held.live, known.ethnicity),
      ...sentence,
      ...(bans.some(Boolean) && { prohibitions: bans.filter(Boolean).join('；') }),
      group: groupOf(held.live).map(({ name, role, task }) => ({
        name,
        role: roleName(role),
        task: task ?? '协助落实矫正方案',
      })),
      at: hourWords(row.held_at),
      place: row.place,
      way: wayWords(row.by_video),
      chair: work.actor.name,
      people: row.people.map(({ kind, name }) => ({ name, role: roleName(kind) })),
    }),
  });
}

interface Receipt {
  addressee: string;
  missing: readonly string[];
  receivedOn?: string | undefined;
}

/** The receipt for the papers, which asks for what is missing. */
export async function receiptPaper(work: Work, held: HeldCase, receipt: Receipt): Promise<IssuedPaper | Refusal> {
  const agencies = await agenciesOfPaper(work, held.row);
  const { judgmentNumber } = await sentenceOfPaper(work, held.row);
  const { name, sex } = personOfPaper(work, held.live);
  return issuePaper(work, held.row, {
    template: papersReceipt,
    series: `${agencies.county}矫回字`,
    facts: [],
    data: (documentNumber) => ({
      documentNumber,
      agency: agencies.agency,
      date: work.today,
      addressee: receipt.addressee,
      name,
      sex,
      judgmentNumber: judgmentNumber || '　　　　',
      ...(receipt.receivedOn && { receivedOn: receipt.receivedOn }),
      ...(receipt.missing.length && { missing: receipt.missing.join('、') }),
      phone: agencies.agencyPhone || agencies.agency,
    }),
  });
}

interface NotReported {
  done: string;
  reportBy: string;
  told: readonly string[];
}

/** The notice that nobody came (OP26 11, 12), for the deciding organ, the procuratorate and the police. */
export async function notReportedPaper(
  work: Work,
  held: HeldCase,
  { done, reportBy, told }: NotReported,
  facts: string[],
): Promise<IssuedPaper | Refusal> {
  const agencies = await agenciesOfPaper(work, held.row);
  const { judgingOrgan, judgmentNumber, category } = await sentenceOfPaper(work, held.row);
  return issuePaper(work, held.row, {
    template: notReportedNotice,
    series: `${agencies.county}矫通字`,
    facts,
    sending: {
      fact: 'case.notice-sent',
      data: { about: 'not-reported-in' },
      to: ['decision-organ', 'procuratorate', 'police'],
    },
    data: (documentNumber) => ({
      documentNumber,
      agency: agencies.agency,
      date: work.today,
      addressee: told.join('、') || judgingOrgan,
      ...personOfPaper(work, held.live),
      judgingOrgan,
      judgmentNumber,
      category,
      reportBy,
      done: done.replace(/[。.]$/, ''),
    }),
  });
}
