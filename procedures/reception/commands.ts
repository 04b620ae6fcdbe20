/** Announcement and group behind their gates, assignment to an office or an officer. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, askGate, findCase, type HeldCase, holdCase, refreshCase, subjectOf, throughGate, throughPower } from '@guilu/records/cases/index.ts';
import { organisation } from '@guilu/records/organisations/index.ts';
import { agenciesOfPaper, issuePaper, personOfPaper, sentenceOfPaper } from '@guilu/records/papers/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { correctionResponsibilityLetter } from './documents/responsibility-letter/fields.ts';

export async function readReception(work: Work, { params }: Call<typeof contract.reception>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row || row.kind !== 'correction') return notFound();
  const subject = await subjectOf(work, row);
  const answer = await askGate(work, row, 'correction.finish-reception', {});
  const group = subject.facts.filter((fact) => fact.type === 'correction.group-formed').at(-1);
  const notTheirs = { ...(await withheld(work, row, 'reception', 'announce')), ...(await withheld(work, row, 'group', 'group')) };
  return { notTheirs, finished: answer.allowed, missing: answer.reasons, group: (group?.source?.members ?? []) as { name: string; role: string; sex: string }[] };
}

/** Why an act is not offered: its power is not in the hands of whoever looks (CCL 9). */
async function withheld(work: Work, row: HeldCase['row'], power: string, act: string) {
  const no = await throughPower(work, row, power);
  return isRefusal(no) ? { [act]: work.language.error(no.code, no.params) } : {};
}

/** The correction, held, for an act of the county that an office does only by delegation. */
async function holdFor(work: Work, caseId: string, power: string): Promise<HeldCase | Refusal> {
  const held = await holdCase(work, caseId);
  if (isRefusal(held)) return held;
  if (held.row.kind !== 'correction') return notFound();
  const by = await throughPower(work, held.row, power);
  return isRefusal(by) ? by : held;
}

export async function holdAnnouncement(work: Work, { params, body }: Call<typeof contract.announce>) {
  const held = await holdFor(work, params.caseId, 'reception');
  if (isRefusal(held)) return held;
  const asked = { public: body.public, groupPresent: body.groupPresent, personSigned: body.signed, chairedBy: body.chairedBy };
  const gate = await throughGate(work, held.row, 'correction.announce', asked);
  if (isRefusal(gate)) return gate;
  const { policePresent, procuratorPresent, groupPresent, signed } = body;
  const appended = await appendTo(work, held, [{ type: 'correction.announced', on: body.on, data: { policePresent, procuratorPresent, groupPresent, signed }, gate }]);
  return isRefusal(appended) ? appended : { factId: appended.ids[0] ?? '' };
}

/** Forms (or renews) the group; the letter that its members sign is made in the same transaction. */
export async function makeGroup(work: Work, { params, body }: Call<typeof contract.formGroup>) {
  const held = await holdFor(work, params.caseId, 'group');
  if (isRefusal(held)) return held;
  const members = body.members.map(({ role, sex, knowsMinors }) => ({ role, sex, knowsMinors: knowsMinors ?? false }));
  const gate = await throughGate(work, held.row, 'correction.form-group', { members });
  if (isRefusal(gate)) return gate;
  const before = held.live.find((fact) => fact.type === 'correction.group-formed');
  const named = body.members.map(({ name, role, sex }) => ({ name, role, sex }));
  const appended = await appendTo(work, held, [
    { type: 'correction.group-formed', on: body.on, data: { members: body.members.map((member) => member.role) }, gate, source: { members: named }, ...(before && { supersedes: before.id }) },
  ]);
  if (isRefusal(appended)) return appended;
  const paper = await letter(work, held, appended.ids, body.members);
  return isRefusal(paper) ? paper : { factId: appended.ids[0] ?? '', ...paper };
}

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
};

async function letter(work: Work, held: HeldCase, facts: string[], members: { name: string; role: string; task: string }[]) {
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
      members: members.map(({ name, role, task }) => ({ name, role: roleNames[role] ?? role, task })),
    }),
  });
}

/** Names the office or the officer; the case, its duties and alerts move into that office's branch. */
export async function assignCase(work: Work, { params, body }: Call<typeof contract.assign>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const code = body.office ?? held.row.office;
  const office = code ? await organisation(work.tx, code) : undefined;
  if (!office || office.kind !== 'judicial-office' || office.county !== held.row.county) return refused('case/no-such-office', { status: 422, field: 'office' });
  if (body.office && body.office !== held.row.office && !work.actor.roles.some((role) => role.startsWith('county'))) return refused('case/county-names-office', { status: 403 });
  if (body.officer) {
    const known = await sql`select 1 from account where id = ${body.officer} and organisation = ${office.code} and disabled_at is null`.execute(work.tx);
    if (!known.rows.length) return refused('case/no-such-officer', { status: 422, field: 'officer' });
  }
  const appended = await appendTo(work, held, [{ type: 'case.assigned', on: work.today, data: { office: office.code, ...(body.officer && { officer: body.officer }) } }]);
  if (isRefusal(appended)) return appended;
  const path = held.row.org_path.startsWith(office.path) ? held.row.org_path : office.path;
  await sql`update case_file set office = ${office.code}, org_path = ${path}, officer = ${body.officer ?? (body.office ? null : held.row.officer)} where county = ${held.row.county} and id = ${held.row.id}`.execute(work.tx);
  const row = await findCase(work.tx, held.row.id);
  if (row) await refreshCase(work, row, work.at, '*');
  return { office: office.code };
}
