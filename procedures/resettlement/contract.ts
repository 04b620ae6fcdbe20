/** Resettlement: the letter of help that the office, the village, the family and the person agree on. */
import { caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { post } from '@guilu/platform/http/endpoint.ts';
import { Type as T } from 'typebox';

export const signsLetter = permission('resettlement.letter', caseStaff);

const day = T.String({ format: 'date' });

export const makeLetter = post('/cases/:caseId/resettlement/letter', {
  permission: signsLetter,
  audit: 'responsibility letter signed',
  summary:
    'Records that the letter of help was agreed and makes the paper. Help is by consent and may be declined at any time',
  params: T.Object({ caseId: T.String({ format: 'uuid' }) }),
  body: T.Object({
    on: day,
    residence: T.Optional(
      T.String({ minLength: 1, maxLength: 160, description: 'the address on file where left out' }),
    ),
    releasedOn: T.Optional(day),
    helpFrom: day,
    helpTo: day,
    parties: T.Array(
      T.Object({
        name: T.String({ minLength: 1, maxLength: 60 }),
        role: T.String({ minLength: 1, maxLength: 60 }),
        duty: T.String({ minLength: 1, maxLength: 500 }),
        phone: T.Optional(T.String({ minLength: 1, maxLength: 30 })),
      }),
      { minItems: 1, maxItems: 20 },
    ),
    goals: T.Array(T.String({ minLength: 1, maxLength: 200 }), { maxItems: 20 }),
    consent: T.String({ minLength: 1, maxLength: 500, description: "in the person's own words" }),
    declineContact: T.String({ minLength: 1, maxLength: 100 }),
    reviewOn: T.Optional(day),
  }),
  returns: T.Object({ factId: T.String(), paperId: T.String(), number: T.String() }),
});
