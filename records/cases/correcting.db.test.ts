// A correction from a screen that never had the encrypted part: it stays, ends with its day, and goes only when it is taken away.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { testDatabase } from '@guilu/platform/testing/database.ts';
import { testActor, testServices } from '@guilu/platform/testing/services.ts';
import { runWork, Undo, type Work } from '@guilu/platform/work.ts';
import { expect, test } from 'vitest';
import { loadPlaces, type PlacesFile } from '../organisations/index.ts';
import { findPeople } from '../people/index.ts';
import { recordPlainFact } from './commands.ts';
import { openCase } from './open.ts';
import { openField } from './payload.ts';
import { factsOf, live } from './store.ts';

const { db, owner } = await testDatabase();
const services = testServices(db, {});
const bureau = 'R.JT990000.SJ990100.SJ990101.';
const county = testActor({ roles: ['county-officer'], scope: bureau, orgPath: bureau, organisation: 'CC990101' });
const on = '2026-11-20';
const as = <T>(run: (work: Work) => Promise<T>) =>
  runWork(services, county, 'write', async (work) => {
    const answer = await run(work);
    if (isRefusal(answer)) throw new Undo(answer);
    return answer;
  });

test('an address and a phone corrected and ended without being typed again', async () => {
  await loadPlaces(
    owner,
    JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile,
  );
  const opened = await as((work) =>
    openCase(work, {
      kind: 'resettlement',
      openedOn: on,
      area: '990101100201',
      facts: [
        { type: 'person.identified', on, data: { name: '吴𬭎', idStatus: 'verified', idNumber: '990101198001011234' } },
        { type: 'person.contact-recorded', on, data: { channel: 'phone', value: '19900001111' } },
        {
          type: 'person.address-recorded',
          on,
          data: { addressKind: 'actual', area: '990101100201', text: '柳沟村1组2号' },
        },
      ],
    }),
  );
  if (isRefusal(opened)) throw new Error(opened.code);
  const { personId, caseRow } = opened;
  const standing = (type: string) =>
    as(async (work) =>
      live(await factsOf(work.tx, caseRow.county, caseRow.id, personId)).filter((fact) => fact.type === type),
    );
  const correct = async (type: string, data: Record<string, unknown>) => {
    const [before] = await standing(type);
    const body = { type, on, data, supersedes: before?.id ?? '' };
    return as((work) =>
      recordPlainFact(work, {
        params: { caseId: caseRow.id },
        query: undefined,
        body,
        from: { address: '', agent: '' },
      }),
    );
  };
  const kept = async (type: string, field: string) =>
    as(async (work) =>
      openField(
        work.keyring,
        (await factsOf(work.tx, caseRow.county, caseRow.id, personId).then(live)).find((fact) => fact.type === type)
          ?.data ?? {},
        field,
      ),
    );

  expect(isRefusal(await correct('person.address-recorded', { addressKind: 'registered', area: '990101100201' }))).toBe(
    false,
  );
  expect(await kept('person.address-recorded', 'text')).toBe('柳沟村1组2号');
  expect(isRefusal(await correct('person.contact-recorded', { channel: 'phone', until: '2026-11-21' }))).toBe(false);
  expect(await kept('person.contact-recorded', 'value')).toBe('19900001111');
  expect((await standing('person.contact-recorded')).map((fact) => fact.data.until)).toEqual(['2026-11-21']);
  expect(
    isRefusal(await correct('person.identified', { name: '吴𬭎', idStatus: 'verified', bornOn: '1980-01-01' })),
  ).toBe(false);
  const found = (text: string) => as(async (work) => (await findPeople(work, text, 5)).map((hit) => hit.personId));
  for (const text of ['990101198001011234', '19900001111', '1980-01-01'])
    expect(await found(text), text).toEqual([personId]);

  expect(await correct('person.contact-recorded', { channel: 'phone', until: '2026-11-19' })).toMatchObject({
    code: 'fact/ends-before-it-begins',
  });
  expect(isRefusal(await correct('person.address-recorded', { addressKind: 'registered', text: null }))).toBe(false);
  expect(await kept('person.address-recorded', 'text')).toBeUndefined();
});
