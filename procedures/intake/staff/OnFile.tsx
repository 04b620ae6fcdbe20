/** People on file who may be the one named; choosing them joins their file. */
import { duplicates } from '@guilu/records/people/contract.ts';
import { useCall } from '@guilu/ui/calls.ts';
import { useText } from '@guilu/ui/text.ts';

export function OnFile({
  name,
  idNumber,
  chosen,
  onChoose,
}: {
  name: string;
  idNumber: string;
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}) {
  const { t } = useText();
  const { data } = useCall(
    duplicates,
    { query: { ...(name && { name }), ...(idNumber.length > 14 && { idNumber }) } },
    { when: name.length > 1 || idNumber.length > 14, keep: true },
  );
  if (!data?.hits.length) return null;
  return (
    <div className="field" role="group" aria-label={t('intake.maybe')}>
      <span className="label">{t('intake.maybe')}</span>
      {data.hits.map((hit) => (
        <label key={hit.personId}>
          <input
            type="checkbox"
            checked={chosen === hit.personId}
            onChange={(event) => onChoose(event.target.checked ? hit.personId : undefined)}
          />{' '}
          {hit.name} {hit.bornOn} {hit.idMasked}
          {hit.certain && ` · ${t('intake.sameNumber')}`}
        </label>
      ))}
    </div>
  );
}
