/** What may be done with a request now: check the document, decide, take back, hand over the copy. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Panel, ProblemNote } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { decideDataRequest, fetchCopy, type RequestDetail, showIdentity, withdrawDataRequest } from '../contract.ts';
import { outcomes } from '../rules.ts';

interface Correction {
  factId: string;
  title: { zh: string; en: string };
  on: string;
  says: { zh: string; en: string };
}

export function RequestActs({ of, corrections }: { of: RequestDetail; corrections: Correction[] }) {
  const { t, w } = useText();
  const params = { requestId: of.requestId };
  const identity = useWrite(showIdentity);
  return (
    <Panel title={t('dataRequests.next')}>
      <div className="in">
        {of.acts.length === 0 && !of.notByMe && <p className="quiet">{t('dataRequests.nothing')}</p>}
        {of.notByMe && <p>{w(of.notByMe)}</p>}
        <ProblemNote problem={identity.problem} />
        {of.acts.includes('decide') && <Decision of={of} corrections={corrections} />}
        <div className="btns">
          {of.acts.includes('identity') && (
            <button
              type="button"
              className="btn p"
              disabled={identity.busy}
              onClick={() => void identity.send({ params, body: { identity: 'id-card' } })}
            >
              {t('dataRequests.act.identity')}
            </button>
          )}
          {of.acts.includes('copy') && (
            <a className="btn p" href={urlOf(fetchCopy, params)}>
              {t('dataRequests.act.copy')}
            </a>
          )}
        </div>
        {of.acts.includes('withdraw') && <TakeBack requestId={of.requestId} />}
      </div>
    </Panel>
  );
}

function Decision({ of, corrections }: { of: RequestDetail; corrections: Correction[] }) {
  const { t, w, day } = useText();
  const { accountId } = useWho();
  const [values, setValues, forget] = useDraft<Values>(`${accountId} ${of.requestId} decision`, {});
  const { send, busy, problem } = useWrite(decideDataRequest, forget);
  const no = (filled: Values) => filled.outcome === 'partly' || filled.outcome === 'refused';
  const fields: Field[] = [
    {
      name: 'outcome',
      kind: 'choice',
      label: t('dataRequests.outcome'),
      required: true,
      options: outcomes.map((value) => ({ value, label: t(`dataRequests.outcomes.${value}`) })),
    },
    {
      name: 'ground',
      kind: 'choice',
      label: t('dataRequests.ground'),
      required: true,
      when: no,
      options: of.grounds
        .filter((one) => (of.identity === 'not-shown') === (one.code === 'identity-not-shown'))
        .map((one) => ({
          value: one.code,
          label: `${t(`dataRequests.grounds.${one.code}`)}（${one.basis.map(w).join('、')}）`,
        })),
    },
    {
      name: 'reasons',
      kind: 'long',
      label: t('dataRequests.reasons'),
      hint: t('dataRequests.reasonsHint'),
      required: true,
      when: no,
    },
    {
      name: 'correctedBy',
      kind: 'choice',
      label: t('dataRequests.correctedBy'),
      hint: t(corrections.length ? 'dataRequests.correctedHint' : 'dataRequests.noCorrection'),
      required: true,
      when: (filled) => of.request === 'correction' && filled.outcome !== undefined && filled.outcome !== 'refused',
      options: corrections.map((one) => ({
        value: one.factId,
        label: `${day(one.on)} ${w(one.title)} · ${w(one.says)}`,
      })),
    },
  ];
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('dataRequests.decide')}
      onSubmit={(filled) => void send({ params: { requestId: of.requestId }, body: filled as never })}
    >
      {of.request === 'copy' && <p className="tiny">{t('dataRequests.copySaid')}</p>}
      {of.request === 'deletion' && <p className="tiny">{t('dataRequests.deletionSaid')}</p>}
    </FieldForm>
  );
}

/** Whoever asked at the counter takes it back; how is said in a sentence. */
function TakeBack({ requestId }: { requestId: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState<Values>({});
  const { send, busy, problem } = useWrite(withdrawDataRequest, () => setOpen(false));
  if (!open)
    return (
      <p>
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          {t('dataRequests.act.withdraw')}
        </button>
      </p>
    );
  return (
    <FieldForm
      fields={[{ name: 'note', kind: 'text', label: t('dataRequests.withdrawnHow'), required: true }]}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('dataRequests.act.withdraw')}
      onCancel={() => setOpen(false)}
      onSubmit={(filled) => void send({ params: { requestId }, body: filled as { note: string } })}
      focusFirst
    />
  );
}
