// What two files of one person say together.
import { expect, test } from 'vitest';
import { jointIdentity } from './joint-identity.ts';

const identified = (data: Record<string, unknown>) => [{ type: 'person.identified', data }];

test('what the kept file lacks comes from the other; what it has stands', () => {
  const joint = jointIdentity(
    identified({ name: '王䶮', idStatus: 'unknown', sex: 'male' }),
    identified({
      name: '王岩',
      idStatus: 'verified',
      idNumber: { sealed: 'k1.x' },
      sex: 'female',
      bornOn: '1980-01-01',
      formerNames: ['王石'],
    }),
  );
  expect(joint).toEqual({
    name: '王䶮',
    idStatus: 'verified',
    idNumber: { sealed: 'k1.x' },
    sex: 'male',
    bornOn: '1980-01-01',
    formerNames: ['王石', '王岩'],
  });
});

test('a number of the kept file is never replaced, and nothing new is nothing to say', () => {
  const own = { name: '王䶮', idStatus: 'verified', idNumber: { sealed: 'k1.a' } };
  expect(
    jointIdentity(identified(own), identified({ name: '王䶮', idStatus: 'verified', idNumber: { sealed: 'k1.b' } })),
  ).toBeUndefined();
  expect(jointIdentity(identified(own), [])).toBeUndefined();
});
