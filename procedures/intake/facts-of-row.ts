/** The facts that an accepted row becomes. Pure. */
import type { NewCase } from '@guilu/records/cases/index.ts';
import type { LayoutName } from './roster/layouts.ts';
import type { StoredFields } from './roster/row-reading.ts';
import { stockFacts } from './stock/facts.ts';
import type { Earlier } from './stock/records.ts';

export interface RowOrigin {
  importId: string;
  sheet: string;
  row: number;
  /** The day the officer gives as the day of receipt. */
  receivedOn: string;
}

type RowFact = NewCase['facts'][number];

/** What identifies the person: a roster proves nobody's identity. */
function identityFacts(fields: StoredFields, unknown: boolean, on: string, source: Record<string, unknown>): RowFact[] {
  const foreign =
    fields.documentType !== undefined &&
    fields.documentType !== 'resident-identity-card' &&
    fields.documentType !== 'none';
  return [
    {
      type: 'person.identified',
      on,
      data: filled({
        name: fields.name,
        formerNames: fields.formerNames?.length ? fields.formerNames : undefined,
        idStatus: unknown ? 'unknown' : 'unverified',
        idType: unknown ? undefined : foreign ? '外国或旅行证件' : '居民身份证',
        idNumber: fields.idNumber,
        sex: fields.sex,
        bornOn: fields.birthDate?.length === 10 ? fields.birthDate : undefined,
      }),
      source,
    },
  ];
}

function addressFacts(fields: StoredFields, on: string, source: Record<string, unknown>): RowFact[] {
  const address = (addressKind: string, text: string | undefined, area: string | undefined): RowFact[] =>
    text ? [{ type: 'person.address-recorded', on, data: filled({ addressKind, area, text }), source }] : [];
  const phones = (fields.phones ?? []).map(
    (value): RowFact => ({ type: 'person.contact-recorded', on, data: { channel: 'phone', value }, source }),
  );
  const family: RowFact[] = fields.familyName
    ? [
        {
          type: 'person.relation-recorded',
          on,
          data: filled({ relation: 'relative', name: fields.familyName, phone: fields.familyPhones?.[0] }),
          source,
        },
      ]
    : [];
  return [
    ...address('registered', fields.hukouAddress, fields.hukouArea),
    ...address('actual', fields.residenceAddress, fields.residenceArea),
    ...phones,
    ...family,
  ];
}

const filled = (data: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== ''));

/** The case that a row opens. `known`: the person has a file; what identifies them stays as it is there. */
export function caseOfRow(
  layout: LayoutName,
  fields: StoredFields,
  origin: RowOrigin,
  unknown: boolean,
  known: boolean,
  earlier?: Earlier,
): NewCase {
  const { importId, sheet, row, receivedOn } = origin;
  const source = { import: importId, sheet, row };
  const personal = [
    ...(known ? [] : identityFacts(fields, unknown, receivedOn, source)),
    ...addressFacts(fields, receivedOn, source),
  ];
  const stock = layout === 'running-stock';
  const openedOn = stock ? (fields.registeredOn ?? receivedOn) : receivedOn;
  const opened: RowFact = { type: 'case.opened', on: openedOn, data: {}, source };
  const matter = stock
    ? stockFacts(fields, earlier ?? { records: [], since: {} }, receivedOn, source)
    : layout === 'release-notices'
      ? releaseFacts(fields, receivedOn, source)
      : handoverFacts(fields, receivedOn, source);
  return {
    kind: layout === 'release-notices' ? 'resettlement' : 'correction',
    office: fields.unit,
    area: fields.residenceArea ?? fields.hukouArea,
    openedOn,
    facts: [...personal, opened, ...matter],
    particulars: particularsOf(fields),
  };
}

function releaseFacts(fields: StoredFields, on: string, source: Record<string, unknown>): RowFact[] {
  // A release date in a roster is announced, not a release.
  return [
    {
      type: 'resettlement.notice-received',
      on,
      data: filled({ noticeNo: fields.noticeNumber, releaseDue: fields.releaseDate }),
      source: { ...source, ...filled({ noticeDate: fields.noticeDate, mayNotReport: fields.mayNotReport }) },
    },
  ];
}

function handoverFacts(fields: StoredFields, on: string, source: Record<string, unknown>): RowFact[] {
  const { category, termStart, termEnd } = fields;
  const facts: RowFact[] = [
    {
      type: 'correction.papers-received',
      on,
      data: filled({ complete: fields.papersComplete ?? true, category, termStart, termEnd }),
      source,
    },
  ];
  if (fields.effectiveDate && fields.effectiveDate <= on)
    facts.unshift({
      type: 'correction.judgment-effective',
      on: fields.effectiveDate,
      data: filled({ category }),
      source,
    });
  return facts;
}

function particularsOf(fields: StoredFields): Record<string, string> {
  const known = {
    ethnicity: fields.ethnicity,
    offence: fields.offence,
    court: fields.court,
    judgmentNumber: fields.judgmentNumber,
    judgedOn: fields.judgmentDate,
    sentence: fields.sentence,
    prison: fields.prison,
    custodyConduct: fields.conduct,
  };
  return filled(known) as Record<string, string>;
}
