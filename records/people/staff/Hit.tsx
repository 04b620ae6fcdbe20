/** One person found: name, sex, birth date, masked number, and the cases by which one knows who it is. */
import { useText } from '@guilu/ui/text.ts';
import type { PersonHit } from '../contract.ts';

export function Hit({ hit }: { hit: PersonHit }) {
  const { t, code, day, list } = useText();
  const about = [
    code('people.sex', hit.sex),
    day(hit.bornOn),
    hit.idMasked,
    hit.formerNames.length > 0 && t('people.formerly', { names: list(hit.formerNames) }),
  ];
  return (
    <span>
      <b>{hit.name}</b> <span className="tiny">{about.filter(Boolean).join(' · ')}</span>
      <br />
      <span className="quiet">
        {hit.cases
          .map((one) => [code('case.kind', one.kind), one.number, one.officeName].filter(Boolean).join(' '))
          .join('；') || t('people.noCase')}
      </span>
    </span>
  );
}
