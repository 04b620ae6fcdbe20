/** Taking people in: a roster previewed, confirmed; a notice typed by hand. */
import type { Call } from '@guilu/platform/feature.ts';
import { keepFile } from '@guilu/platform/files/keep.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { openCase, openMany, saveParticulars } from '@guilu/records/cases/index.ts';
import { readResidentNumber } from '@guilu/records/people/identity-number.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { noteSenders } from './agencies/senders.ts';
import { type AcceptedRow, acceptedRows, countAccepted } from './accepted-rows.ts';
import type * as contract from './contract.ts';
import { countyPlaces, lookUpIn } from './on-file.ts';
import { type Progress, withProgress } from './progress.ts';
import { readRoster } from './roster/index.ts';
import { findImport, type ImportRow, savePreview, toSummary } from './store.ts';

export async function previewRoster(
  work: Work,
  { params, upload }: Call<typeof contract.uploadRoster>,
): Promise<contract.ImportSummary | Refusal> {
  if (!upload) return refused('request/body-unreadable', { status: 400 });
  const preview = await readRoster({
    bytes: upload.bytes,
    fileName: upload.fileName,
    layout: params.layout,
    places: await countyPlaces(work, work.actor.county),
    onFile: lookUpIn(work, work.actor.county),
    today: work.today,
  });
  if ('unreadable' in preview)
    return refused('intake/unreadable', {
      status: 422,
      field: 'file',
      params: { zh: preview.unreadable.zh, en: preview.unreadable.en },
    });
  const id = uuid();
  const sha256 = await keepFile(work, upload.bytes, upload.mediaType);
  await savePreview(work, id, preview, sha256);
  work.audit.wrote('roster previewed', {}, { import: id, layout: params.layout, sha256, counts: preview.counts });
  const row = await findImport(work, id);
  return row ? toSummary(row) : notFound();
}

/** Takes in the accepted rows, an office those that fall to it, in this one transaction. A second confirmation answers what the first did. */
export function confirm(
  work: Work,
  { params, body }: Call<typeof contract.confirmRoster>,
): Promise<contract.ImportSummary | Refusal> {
  return withProgress(params.importId, (tell) =>
    confirmImport(work, params.importId, body.receivedOn ?? work.today, tell),
  );
}

export async function confirmImport(
  work: Work,
  importId: string,
  receivedOn: string,
  tell: (progress: Progress) => void = () => undefined,
): Promise<contract.ImportSummary | Refusal> {
  const found = await findImport(work, importId, true);
  if (!found) return notFound();
  if (found.state === 'confirmed') return toSummary(found);
  if (receivedOn > work.today) return invalid('fact/in-future', 'receivedOn', { on: receivedOn });
  const stale = await judgeAgain(work, found);
  if (isRefusal(stale)) return stale;
  const { own: of, elsewhere } = await countAccepted(work, found);
  if (!of && elsewhere) return refused('intake/other-offices', { params: { count: elsewhere } });
  const taken: Taken[] = [];
  for await (const { own } of acceptedRows(work, found, receivedOn)) {
    const some = await takeIn(work, found, own, (done) => tell({ done: taken.length + done, of }));
    if (isRefusal(some)) return some;
    taken.push(...some);
  }
  await sql`update roster_row r set case_id = t.case_id from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) as t(position integer, case_id uuid)
    where r.county = ${found.county} and r.import_id = ${found.id} and r.position = t.position`.execute(work.tx);
  await sql`update roster_import set state = 'confirmed', done = ${taken.length}, received_on = ${receivedOn}, confirmed_at = ${work.at}, confirmed_name = ${work.actor.name}
    where county = ${found.county} and id = ${found.id}`.execute(work.tx);
  await noteSenders(
    work,
    taken.map((one) => one.case_id),
  );
  work.audit.wrote('roster confirmed', {}, { import: found.id, taken: taken.length });
  const after = await findImport(work, found.id);
  return after ? toSummary(after) : notFound();
}

/** Since the preview somebody may have come on file: the rows are judged once more against the files as they stand. */
async function judgeAgain(work: Work, found: ImportRow): Promise<Refusal | undefined> {
  if (found.file_destroyed) return refused('roster/workbook-destroyed', { status: 410 });
  const preview = await readRoster({
    bytes: await work.files.get(found.sha256),
    fileName: found.file_name,
    layout: found.layout,
    places: await countyPlaces(work, found.county),
    onFile: lookUpIn(work, found.county),
    today: work.today,
  });
  if ('unreadable' in preview)
    return refused('intake/unreadable', {
      status: 422,
      params: { zh: preview.unreadable.zh, en: preview.unreadable.en },
    });
  const before = await sql<{
    position: number;
    outcome: string;
  }>`select position, outcome from roster_row where county = ${found.county} and import_id = ${found.id}`.execute(
    work.tx,
  );
  const outcomes = new Map(before.rows.map((row) => [row.position, row.outcome]));
  const changed = preview.rows.filter((row, position) => outcomes.get(position) !== row.outcome).length;
  return changed ? refused('intake/changed-since-preview', { params: { changed } }) : undefined;
}

interface Taken {
  position: number;
  case_id: string;
}

async function takeIn(
  work: Work,
  found: ImportRow,
  rows: AcceptedRow[],
  tell: (done: number) => void,
): Promise<Taken[] | Refusal> {
  const taken: Taken[] = [];
  for (const row of rows) {
    if (row.joins === null) continue;
    // Opening says by itself that the case is opened.
    const facts = row.case.facts.filter((fact) => fact.type !== 'case.opened');
    const joined = await openCase(work, { ...row.case, facts, personId: row.joins } as Parameters<typeof openCase>[1]);
    if (isRefusal(joined)) return joined;
    if (row.case.particulars) await saveParticulars(work, found.county, joined.caseRow.id, row.case.particulars);
    taken.push({ position: row.position, case_id: joined.caseRow.id });
    tell(taken.length);
  }
  const fresh = rows.filter((row) => row.joins === null);
  const opened = await openMany(
    work,
    fresh.map((row) => row.case),
    (done) => tell(taken.length + done),
  );
  return [...taken, ...fresh.map((row, at) => ({ position: row.position, case_id: opened[at]?.caseId ?? '' }))];
}

/** One notice by hand, at the counter or from a paper. Nobody is refused for want of a number or a household registration. */
export async function takeNotice(
  work: Work,
  { body }: Call<typeof contract.typeNotice>,
): Promise<{ caseId: string; personId: string } | Refusal> {
  const opened = await openFromNotice(work, body);
  if (isRefusal(opened)) return opened;
  await noteSenders(work, [opened.caseId]);
  return opened;
}

type NoticeBody = Call<typeof contract.typeNotice>['body'];

/** The person, the case and its first facts, from a notice that somebody typed. */
export async function openFromNotice(
  work: Work,
  body: NoticeBody,
): Promise<{ caseId: string; personId: string } | Refusal> {
  const no = checkNotice(body, work.today);
  if (no) return no;
  const on = body.receivedOn;
  const personal = [
    ...(body.personId
      ? []
      : [
          {
            type: 'person.identified',
            on,
            data: filled({
              name: body.name.trim(),
              formerNames: body.formerNames,
              idStatus: body.idNumber ? 'unverified' : 'unknown',
              idNumber: body.idNumber?.replace(/\s/g, '').toUpperCase(),
              sex: body.sex,
              bornOn: body.bornOn,
            }),
          },
        ]),
    ...(body.address || body.area
      ? [
          {
            type: 'person.address-recorded',
            on,
            data: filled({ addressKind: 'actual', area: body.area, text: body.address }),
          },
        ]
      : []),
    ...(body.phone ? [{ type: 'person.contact-recorded', on, data: { channel: 'phone', value: body.phone } }] : []),
  ];
  const matter =
    body.kind === 'resettlement'
      ? [
          {
            type: 'resettlement.notice-received',
            on,
            data: filled({ noticeNo: body.noticeNo, releaseDue: body.releaseDue }),
          },
        ]
      : [
          ...(body.effectiveOn
            ? [
                {
                  type: 'correction.judgment-effective',
                  on: body.effectiveOn,
                  data: filled({ category: body.category }),
                },
              ]
            : []),
          {
            type: 'correction.papers-received',
            on,
            data: filled({
              complete: body.papersComplete ?? true,
              category: body.category,
              termStart: body.termStart,
              termEnd: body.termEnd,
            }),
          },
        ];
  const opened = await openCase(work, {
    kind: body.kind,
    ...(body.personId && { personId: body.personId }),
    ...(body.area && { area: body.area }),
    openedOn: on,
    facts: [...personal, ...matter],
  });
  if (isRefusal(opened)) return opened;
  await saveParticulars(
    work,
    opened.caseRow.county,
    opened.caseRow.id,
    filled({ court: body.court, judgmentNumber: body.judgmentNumber }) as contractParticulars,
  );
  return { caseId: opened.caseRow.id, personId: opened.personId };
}

type contractParticulars = Parameters<typeof saveParticulars>[3];

const filled = (data: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== ''));

/** What a notice may not say, whoever types it. */
export function checkNotice(body: NoticeBody, today: string): Refusal | undefined {
  if (body.receivedOn > today) return invalid('fact/in-future', 'receivedOn', { on: body.receivedOn });
  if (body.kind === 'correction' && !body.category) return invalid('intake/category-missing', 'category');
  if (body.termStart && body.termEnd && body.termEnd < body.termStart)
    return invalid('intake/term-end-before-start', 'termEnd', { start: body.termStart });
  const number = body.idNumber?.replace(/\s/g, '').toUpperCase();
  if (number && /^\d{15}$|^\d{17}[\dX]$/.test(number)) {
    const checked = readResidentNumber(number);
    if ('fault' in checked) return invalid(`intake/${checked.fault}`, 'idNumber');
    if (body.bornOn && checked.birthDate !== body.bornOn) return invalid('intake/birth-date-disagrees', 'bornOn');
  }
  return undefined;
}
