/** Two files beside each other, line by line, with a word where they agree or differ. Numbers stay masked. */
import { useCall } from '@guilu/ui/calls.ts';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip, type ChipKind, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { compare, type ComparedHead } from '../contract.ts';

const chips: Record<string, ChipKind> = { same: 'done', differs: 'late', 'one-side': 'plain' };

export function Comparison({ kept, other }: { kept: string; other: string }) {
  const { t, code, day } = useText();
  const answer = useCall(compare, { params: { personId: kept, other } });
  const shown = (field: string, values: string[]) =>
    values.map((value) => (field === 'sex' ? code('people.sex', value) : field === 'bornOn' ? day(value) : value));
  return (
    <Shown of={answer}>
      {({ left, right, rows }) => (
        <table className="compare">
          <caption className="only-read">{t('people.compare')}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">
                {t('people.kept')}
                <Cases of={left} />
              </th>
              <th scope="col">
                {t('people.joining')}
                <Cases of={right} />
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.field} className={row.match}>
                <th scope="row">
                  {t(`people.compared.${row.field}`)}
                  <br />
                  <Chip kind={chips[row.match] ?? 'plain'}>{t(`people.match.${row.match}`)}</Chip>
                </th>
                <Values values={shown(row.field, row.left)} />
                <Values values={shown(row.field, row.right)} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Shown>
  );
}

function Values({ values }: { values: string[] }) {
  return (
    <td>
      {values.length === 0 && '—'}
      {values.map((value) => (
        <div key={value}>{value}</div>
      ))}
    </td>
  );
}

function Cases({ of }: { of: ComparedHead }) {
  const { code } = useText();
  return of.cases.map((one) => (
    <div key={one.caseId} className="tiny">
      <PageLink to={`/cases/${one.caseId}`}>
        {code('case.kind', one.kind)} {one.number}
      </PageLink>
    </div>
  ));
}
