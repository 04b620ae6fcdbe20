/** A draft from a pack file, or written as text from the beginning. */
import { FilePick } from '@guilu/ui/FilePick.tsx';
import { useWrite } from '@guilu/ui/calls.ts';
import type { Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useGo } from '@guilu/ui/navigation.tsx';
import { Page, Panel } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { type ChangeEvent, useId, useState } from 'react';
import { draftByText, uploadPack } from '../contract.ts';

const blank = (pack: string) => `pack: ${pack}
title: { zh: 本县规则, en: Own rules of the county }
rules:

  - id: resettlement.tell-village
    sort: duty
    amends: national
    basis: [proposal]
    mark: M
`;

export default function NewByText() {
  const { t, today } = useText();
  const who = useWho();
  const go = useGo();
  const id = useId();
  const [values, change] = useState<Values>({});
  const [file, setFile] = useState<File>();
  const upload = useWrite(uploadPack, (made) => go(`/rules/changes/${made.id}`));
  const write = useWrite(draftByText, (made) => go(`/rules/changes/${made.id}`));
  const pick = (event: ChangeEvent<HTMLInputElement>) => setFile(event.target.files?.[0]);
  function submit(filled: Values) {
    const reason = String(filled.reason);
    const effectiveOn = typeof filled.effectiveOn === 'string' ? filled.effectiveOn : '';
    if (!file)
      return void write.send({
        body: { text: blank(`county-${who.county}`), reason, effectiveOn: effectiveOn || today },
      });
    const body = new FormData();
    body.append('reason', reason);
    body.append('effectiveOn', effectiveOn);
    body.append('file', file);
    void upload.send({ body });
  }
  return (
    <Page title={t('rules.byText')} sub={t('rules.byTextWhat', { pack: `county-${who.county}` })}>
      <div className="one-column">
        <Panel title={t('rules.packFile')}>
          <div className="in">
            <div className="field">
              <label className="label" htmlFor={id}>
                {t('rules.file')}
              </label>
              <FilePick id={id} accept=".yaml,.yml" chosen={file?.name} onPick={pick} />
              <span className="hint">{t('rules.fileHint')}</span>
            </div>
            <br />
            <FieldForm
              fields={[
                { name: 'reason', kind: 'long', label: t('rules.reason'), required: true, hint: t('rules.reasonHint') },
                { name: 'effectiveOn', kind: 'day', label: t('rules.holdsFrom'), hint: t('rules.fileDay'), min: today },
              ]}
              values={values}
              onChange={change}
              onSubmit={submit}
              busy={upload.busy || write.busy}
              problem={upload.problem ?? write.problem}
              submit={file ? t('rules.uploadIt') : t('rules.writeIt')}
              onCancel={() => go('/rules')}
            />
          </div>
        </Panel>
      </div>
    </Page>
  );
}
