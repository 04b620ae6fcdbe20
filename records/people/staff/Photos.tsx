/** Photos of a person with the days they were taken: the one that stands, earlier ones, a new one, taking one back. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { Empty, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { addPhotos, photo, photos, withdrawPhoto } from '../contract.ts';
import { PhotoForm } from './PhotoForm.tsx';

interface Line {
  id: string;
  takenOn: string;
  addedBy: string;
  addedAt: string;
  withdrawnBy?: string;
  reason?: string;
}

export function Photos({ personId, name }: { personId: string; name: string }) {
  const { t } = useText();
  const may = useMay();
  const answer = useCall(photos, { params: { personId } });
  return (
    <>
      <Shown of={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{t('people.noPhoto')}</Empty>
          ) : (
            <ul className="photos">
              {rows.map((line, at) => (
                <Item key={line.id} personId={personId} name={name} line={line} stands={at === 0 && !line.reason} />
              ))}
            </ul>
          )
        }
      </Shown>
      {may(addPhotos) && <PhotoForm personId={personId} />}
    </>
  );
}

function Item({ personId, name, line, stands }: { personId: string; name: string; line: Line; stands: boolean }) {
  const { t, day } = useText();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  return (
    <li className={line.reason ? 'taken-back' : undefined}>
      <img
        src={urlOf(photo, { personId, id: line.id })}
        alt={t('people.photoOf', { name, day: day(line.takenOn) })}
        width={105}
        height={135}
        loading="lazy"
      />
      <div>
        <b>{t('people.takenOnDay', { day: day(line.takenOn) })}</b>{' '}
        {stands && <span className="tiny">{t('people.photoStands')}</span>}
        <div className="tiny">{t('people.photoBy', { who: line.addedBy })}</div>
        {line.reason && (
          <div className="tiny">{t('people.photoTakenBack', { who: line.withdrawnBy, reason: line.reason })}</div>
        )}
        {!line.reason && may(addPhotos) && !asking && (
          <button type="button" className="link" onClick={() => setAsking(true)}>
            {t('people.takePhotoBack')}
          </button>
        )}
        {asking && <TakeBack personId={personId} id={line.id} onDone={() => setAsking(false)} />}
      </div>
    </li>
  );
}

function TakeBack({ personId, id, onDone }: { personId: string; id: string; onDone: () => void }) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(withdrawPhoto, onDone);
  return (
    <FieldForm
      fields={[{ name: 'reason', kind: 'text', required: true, label: t('people.takeBackReason') }]}
      values={values}
      onChange={setValues}
      onSubmit={({ reason }) => void send({ params: { personId, id }, body: { reason: String(reason) } })}
      busy={busy}
      problem={problem}
      submit={t('people.takePhotoBack')}
      onCancel={onDone}
      focusFirst
    />
  );
}
