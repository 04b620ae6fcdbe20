/** What every pack answers for the fixed cases, committed: after a change, read the diff and see that no other pack moved. */
import { expect, test } from 'vitest';
import { goldenCases } from './testing/golden-cases.ts';
import { calendar, shippedLaw } from './testing/shipped-law.ts';

const law = shippedLaw();

function answers(pack: string): string {
  const lines = goldenCases.flatMap((one) =>
    one.on.flatMap((asOf) => {
      const { duties, alerts, changesAt } = law.evaluate({ pack, kind: one.kind, facts: one.facts, asOf, calendar });
      const owed = duties.map(
        (d) =>
          `  ${d.due} ${d.status.padEnd(8)} ${d.key} · ${d.pack} ${d.version} · ${d.owedBy.join(', ')} · ${d.basis.join('; ')}`,
      );
      const told = alerts.map((a) => `  ! ${a.since} ${a.key} → ${a.to.join(', ')}`);
      return [`${one.name}, on ${asOf}`, ...owed, ...told, `  next change ${changesAt ?? 'never'}`, ''];
    }),
  );
  return lines.join('\n');
}

test.each(law.packs.map((pack) => pack.id))('%s', async (pack) => {
  await expect(answers(pack)).toMatchFileSnapshot(`golden/${pack}.txt`);
});

test('the answers are the same byte for byte when asked again', () => {
  expect(answers('fuzhou-county')).toBe(answers('fuzhou-county'));
});
