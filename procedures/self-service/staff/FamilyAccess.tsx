/** Family members who are told a little: who they are, handing out a password, ending it, inviting another. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { endFamily, type FamilyRow, familyOf, openFamily } from '../contract.ts';
import { InviteForm } from './InviteForm.tsx';
import { ReadOut } from './ReadOut.tsx';

type Props = FileProps & { onDone: () => void; onCancel: () => void };
interface Given {
  username: string;
  firstPassword: string;
  to: string;
}

export default function FamilyAccess({ personId, onDone, onCancel }: Props) {
  const { t } = useText();
  const standing = useCall(familyOf, { params: { personId } });
  const [given, setGiven] = useState<Given>();
  const [inviting, setInviting] = useState(false);
  if (given)
    return (
      <ReadOut
        {...given}
        onDone={onDone}
        tell={t('selfService.famTell', { name: given.to })}
        once={t('selfService.famOnce')}
        done={t('selfService.famDone')}
      />
    );
  return (
    <Shown of={standing}>
      {(now) =>
        inviting ? (
          <InviteForm
            personId={personId}
            minor={now.minor}
            adultOn={now.adultOn}
            onGiven={setGiven}
            onCancel={() => setInviting(false)}
          />
        ) : (
          <div className="fields">
            <p className="quiet">{t('selfService.famAbout')}</p>
            {now.rows.length === 0 && <p>{t('selfService.famNobody')}</p>}
            {now.rows.map((row) => (
              <Member key={row.accessId} row={row} personId={personId} onGiven={setGiven} />
            ))}
            <div className="btns">
              <button type="button" className="btn p" onClick={() => setInviting(true)}>
                {t('selfService.famInvite')}
              </button>
              <button type="button" className="btn" onClick={onCancel}>
                {t('ui.cancel')}
              </button>
            </div>
          </div>
        )
      }
    </Shown>
  );
}

function Member({ row, personId, onGiven }: { row: FamilyRow; personId: string; onGiven: (given: Given) => void }) {
  const { t, day } = useText();
  const params = { personId, accessId: row.accessId };
  const give = useWrite(openFamily, (answer) => onGiven({ ...answer, to: row.name }));
  const end = useWrite(endFamily);
  const busy = give.busy || end.busy;
  return (
    <div className="field">
      <p>
        <b>{row.name}</b> · {t(`selfService.relation.${row.relation}`)} · {t(`selfService.famKind.${row.kind}`)}
        <br />
        <span className="quiet">
          {t(`selfService.famState.${row.state}`, { from: day(row.fromOn), day: day(row.toOn) })}
        </span>
      </p>
      <ProblemNote problem={give.problem ?? end.problem} />
      {row.state !== 'over' && (
        <div className="btns">
          <button type="button" className="btn" disabled={busy} onClick={() => void give.send({ params })}>
            {t(row.state === 'asked' ? 'selfService.famHand' : 'selfService.famReset')}
          </button>
          <button type="button" className="btn" disabled={busy} onClick={() => void end.send({ params })}>
            {t('selfService.famEnd')}
          </button>
        </div>
      )}
    </div>
  );
}
