/** The letter of help (PL26 58 to 62): what was agreed becomes a fact, and the paper that all sign is made with it. */
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, type HeldCase, holdCase, openField } from '@guilu/records/cases/index.ts';
import { agenciesOfPaper, issuePaper, personOfPaper } from '@guilu/records/papers/index.ts';
import type * as contract from './contract.ts';
import { resettlementResponsibilityLetter } from './documents/responsibility-letter/fields.ts';

const letterSigned = 'resettlement.responsibility-letter-signed';

/** Fact and paper stand or fall together: where the paper lacks something, nothing is recorded and the fields are named. */
export async function signLetter(work: Work, { params, body }: Call<typeof contract.makeLetter>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  if (held.row.kind !== 'resettlement') return notFound();
  if (body.helpTo < body.helpFrom) return invalid('resettlement/help-ends-before-start', 'helpTo');
  const data = { parties: body.parties.map((party) => `${party.role} ${party.name}`) };
  // A renewal puts nothing right: the former letter stands, and with it the day on which it was signed in time.
  const appended = await appendTo(work, held, [{ type: letterSigned, on: body.on, data }]);
  if (isRefusal(appended)) return appended;
  const paper = await letter(work, held, appended.ids, body);
  return isRefusal(paper) ? paper : { factId: appended.ids[0] ?? '', ...paper };
}

async function letter(work: Work, held: HeldCase, facts: string[], body: Call<typeof contract.makeLetter>['body']) {
  const agencies = await agenciesOfPaper(work, held.row);
  const { name, sex, birthDate } = personOfPaper(work, held.live);
  const address = held.live
    .filter((fact) => fact.type === 'person.address-recorded' && fact.data.addressKind === 'actual')
    .at(-1);
  const released = held.live.filter((fact) => fact.type === 'resettlement.released').at(-1);
  return issuePaper(work, held.row, {
    template: resettlementResponsibilityLetter,
    series: `${agencies.county}帮字`,
    facts,
    data: (documentNumber) => ({
      documentNumber,
      agency: agencies.office,
      date: body.on,
      name,
      sex,
      ...(birthDate && { birthDate }),
      residence: body.residence ?? (address && openField(work.keyring, address.data, 'text')) ?? '',
      releasedOn: body.releasedOn ?? released?.on.slice(0, 10) ?? '',
      helpFrom: body.helpFrom,
      helpTo: body.helpTo,
      parties: body.parties,
      goals: body.goals.map((goal) => ({ goal })),
      consent: body.consent,
      declineContact: body.declineContact,
      ...(body.reviewOn && { reviewOn: body.reviewOn }),
    }),
  });
}
