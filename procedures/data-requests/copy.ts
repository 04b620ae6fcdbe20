/** The copy of what concerns a person: lines to read and the same as data, without other people, reporters and what is secret (PIPL 45). */
import type { FactType } from '@guilu/law';
import { createHash } from 'node:crypto';
import { makeDocument } from '@guilu/platform/documents/make-document.ts';
import { bundle } from '@guilu/platform/files/bundle.ts';
import { keepFile } from '@guilu/platform/files/keep.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type CaseRow, factsOf, linesOf, live, openField, particularsOf } from '@guilu/records/cases/index.ts';
import { namesOfCodes } from '@guilu/records/organisations/index.ts';
import { agenciesOfPaper } from '@guilu/records/papers/index.ts';
import { photoOfPerson } from '@guilu/records/people/index.ts';
import { sql } from 'kysely';
import { dataCopy } from './documents/data-copy/fields.ts';
import { isWithheld, showsText } from './withheld.ts';

interface CopyLine {
  section: string;
  on: string;
  type: string;
  what: string;
  fields: { name: string; label: string; value: string }[];
}

const sections = {
  person: '身份和联系',
  judgment: '判决和期限',
  record: '案件记录',
  paper: '文书',
  reader: '查阅记录',
};

/** Cases of the person that are open to whoever decides; an investigation before the sentence is the court's and stays out. */
async function casesOf(work: Work, personId: string): Promise<CaseRow[]> {
  const { rows } =
    await sql<CaseRow>`select * from case_file where person_id = ${personId} and kind in ('correction', 'resettlement') order by opened_on`.execute(
      work.tx,
    );
  return rows;
}

/** What one fact tells the person; sensitive values are opened, free text of others is left out. */
function fieldsOf(work: Work, type: FactType, fact: RecordedFact, names: ReadonlyMap<string, string>) {
  const shown = type.fields.filter(
    (field) => field.kind !== 'text' || field.sensitive || showsText(fact.type, field.name),
  );
  const lines = linesOf(work.law, work.keyring, { ...type, fields: shown }, fact.data, work.today, names);
  return {
    left:
      type.fields.length > shown.length && type.fields.some((field) => !shown.includes(field) && fact.data[field.name]),
    fields: lines.map((line) => ({
      name: line.field,
      label: line.label.zh,
      value: line.masked ? (openField(work.keyring, fact.data, line.field) ?? '') : line.value.zh,
    })),
  };
}

async function factLines(work: Work, cases: readonly CaseRow[]): Promise<{ lines: CopyLine[]; withheld: number }> {
  const facts = new Map<string, RecordedFact>();
  for (const row of cases)
    for (const fact of live(await factsOf(work.tx, row.county, row.id, row.person_id))) facts.set(fact.id, fact);
  const codes = [...facts.values()].flatMap((fact) =>
    Object.values(fact.data).flatMap((value) => (typeof value === 'string' && value.length <= 20 ? [value] : [])),
  );
  const names = await namesOfCodes(work.tx, [...new Set(codes)]);
  let withheld = 0;
  const lines = [...facts.values()].flatMap((fact): CopyLine[] => {
    const type = work.law.factType(fact.type);
    if (!type || isWithheld(fact)) {
      withheld += 1;
      return [];
    }
    const { fields, left } = fieldsOf(work, type, fact, names);
    if (left) withheld += 1;
    const section = fact.type.startsWith('person.') ? sections.person : sections.record;
    return [{ section, on: fact.on.slice(0, 10), type: fact.type, what: type.title.zh, fields }];
  });
  return { lines, withheld };
}

async function judgmentLines(work: Work, cases: readonly CaseRow[]): Promise<CopyLine[]> {
  const labels: Record<string, string> = {
    offence: '罪名',
    court: '判决机关',
    judgedOn: '判决日期',
    judgmentNumber: '判决文号',
    sentence: '判处刑罚',
    ethnicity: '民族',
  };
  const lines: CopyLine[] = [];
  for (const row of cases) {
    const known = Object.entries(await particularsOf(work, row.county, row.id)).flatMap(([name, value]) =>
      labels[name] && value ? [{ name, label: labels[name], value: String(value) }] : [],
    );
    const term =
      row.term_start && row.term_end
        ? [{ name: 'term', label: '期限', value: `${row.term_start} 至 ${row.term_end}` }]
        : [];
    lines.push({
      section: sections.judgment,
      on: row.opened_on,
      type: `case.${row.kind}`,
      what: row.kind === 'correction' ? '社区矫正' : '安置帮教',
      fields: [{ name: 'number', label: '编号', value: row.number }, ...known, ...term],
    });
  }
  return lines;
}

/** Papers by number and title, and who opened the file: the organisation, the day, what was opened. */
async function otherLines(work: Work, personId: string): Promise<CopyLine[]> {
  const papers = await sql<{
    number: string;
    title_zh: string;
    on: string;
  }>`select number, title_zh, (made_at at time zone 'Asia/Shanghai')::date as on from paper
    where person_id = ${personId} order by made_at`.execute(work.tx);
  const readers = await sql<{
    on: string;
    what: string;
    office: string | null;
  }>`select (r.at at time zone 'Asia/Shanghai')::date as on, r.what, coalesce(o.short_name, o.name) as office
    from read_entry r left join organisation o on o.path = r.org_path where r.person_id = ${personId} order by r.at`.execute(
    work.tx,
  );
  return [
    ...papers.rows.map((row) => ({
      section: sections.paper,
      on: row.on,
      type: 'paper',
      what: row.title_zh,
      fields: [{ name: 'number', label: '文号', value: row.number }],
    })),
    ...readers.rows.map((row) => ({
      section: sections.reader,
      on: row.on,
      type: 'read',
      what: '查阅',
      fields: [
        { name: 'office', label: '单位', value: row.office ?? '' },
        { name: 'what', label: '事项', value: row.what },
      ],
    })),
  ];
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Makes the archive and keeps it encrypted. Answers its place in the store and the hash of what will be handed over. */
export async function makeCopy(
  work: Work,
  row: CaseRow,
  name: string,
): Promise<{ stored: string; hash: string; withheld: number }> {
  const personId = row.person_id ?? '';
  const cases = await casesOf(work, personId);
  const { lines: facts, withheld } = await factLines(work, cases);
  const all = [
    ...facts.filter((line) => line.section === sections.person),
    ...(await judgmentLines(work, cases)),
    ...facts.filter((line) => line.section === sections.record),
    ...(await otherLines(work, personId)),
  ];
  const told = withheld
    ? `涉及他人个人信息、反映情况的人和依法应当保密的记录或者文字共 ${withheld} 处，依照《个人信息保护法》第四十五条、第十八条没有提供。`
    : '没有不予提供的记录。';
  const retention = '各类记录的保存期限见本单位的保存期限表；到期后按经批准的销毁清单销毁。';
  const json = Buffer.from(
    `${JSON.stringify({ format: 'guilu-personal-data/1', madeOn: work.today, name, records: all, withheld: { count: withheld, basis: ['PIPL 45', 'PIPL 18'] }, retention }, null, 2)}\n`,
  );
  const agencies = await agenciesOfPaper(work, row);
  const printed = all.map((line) => ({
    section: line.section,
    on: line.on,
    what: line.what,
    says: line.fields.map((field) => `${field.label}：${field.value}`).join('；') || '—',
  }));
  const paper = await makeDocument({
    template: dataCopy,
    data: {
      agency: agencies.agency,
      date: work.today,
      documentNumber: work.today,
      name,
      lines: printed,
      withheld: told,
      retention,
      hash: sha256(json),
    },
  });
  const photo = await photoOfPerson(work, personId);
  const archive = bundle({
    'personal-data.json': json,
    ...(paper.pdf ? { '个人信息副本.pdf': paper.pdf } : { '个人信息副本.docx': paper.docx }),
    ...(photo && { [`照片.${photo.mediaType.split('/')[1] ?? 'jpg'}`]: photo.bytes }),
  });
  const stored = await keepFile(
    work,
    Buffer.from(work.keyring.encrypt(archive.toString('base64'))),
    'application/octet-stream',
  );
  return { stored, hash: sha256(archive), withheld };
}

/** The archive as it was made. Throws where the stored file is missing or altered. */
export async function openCopy(work: Pick<Work, 'files' | 'keyring'>, stored: string): Promise<Buffer> {
  return Buffer.from(work.keyring.decrypt((await work.files.get(stored)).toString('utf8')), 'base64');
}
