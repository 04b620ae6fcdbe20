/** People on file who may be the one named, with why, and their cases; choosing one joins that file. */
import { duplicates } from '../contract.ts';
import { Hit } from './Hit.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { Chip } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';

interface Props {
  name: string;
  idNumber: string;
  bornOn?: string | undefined;
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}

export function OnFile({ name, idNumber, bornOn, chosen, onChoose }: Props) {
  const { t, code } = useText();
  const born = /^\d{4}-\d\d-\d\d$/.test(bornOn ?? '') ? bornOn : undefined;
  const { data } = useCall(
    duplicates,
    {
      query: { ...(name && { name }), ...(idNumber.length > 14 && { idNumber }), ...(born && { bornOn: born }) },
    },
    { when: name.length > 1 || idNumber.length > 14, keep: true },
  );
  if (!data?.hits.length) return null;
  return (
    <div className="field" role="group" aria-label={t('people.maybe')}>
      <span className="label">{t('people.maybe')}</span>
      {data.hits.map((hit) => (
        <label key={hit.personId} className="on-file">
          <input
            type="checkbox"
            checked={chosen === hit.personId}
            onChange={(event) => onChoose(event.target.checked ? hit.personId : undefined)}
          />
          <Hit hit={hit} />
          <Chip kind={hit.certain ? 'late' : 'plain'}>
            {hit.certain ? t('people.sameNumber') : code('people.by', hit.by)}
          </Chip>
        </label>
      ))}
    </div>
  );
}
