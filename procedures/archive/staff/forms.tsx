/** Completing a volume: which scan is what is lacking, or where its original lies; and where a scan is bound. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { fileScan, type Item, notePlace, type Volume, type Volumes } from '../contract.ts';

interface Ends {
  onDone: () => void;
  onCancel: () => void;
}

export function NeedForm({
  caseId,
  volume,
  need,
  scans,
  onDone,
  onCancel,
}: Ends & { caseId: string; volume: string; need: Volume['needs'][number]; scans: Volumes['scans'] }) {
  const { t } = useText();
  const [values, setValues] = useState<Values>({ how: scans.length > 0 ? 'scan' : 'place' });
  const scan = useWrite(fileScan, onDone);
  const place = useWrite(notePlace, onDone);
  const fields: Field[] = [
    {
      name: 'how',
      kind: 'choice',
      label: t('archive.field.how'),
      required: true,
      options: ['scan', 'place'].map((value) => ({ value, label: t(`archive.how.${value}`) })),
    },
    {
      name: 'attachmentId',
      kind: 'choice',
      label: t('archive.field.scan'),
      required: true,
      hint: t(scans.length > 0 ? 'archive.scanHint' : 'archive.noScans'),
      options: scans.map(({ id, fileName }) => ({ value: id, label: fileName })),
      when: (filled) => filled.how === 'scan',
    },
    {
      name: 'place',
      kind: 'text',
      label: t('archive.field.place'),
      required: true,
      hint: t('archive.placeHint'),
      when: (filled) => filled.how === 'place',
    },
  ];
  const save = (filled: Values) =>
    filled.how === 'scan'
      ? void scan.send({
          params: { caseId },
          body: { volume, need: need.id, attachmentId: String(filled.attachmentId) },
        })
      : void place.send({ params: { caseId }, body: { volume, need: need.id, place: String(filled.place) } });
  return (
    <div className="in">
      <FieldForm
        fields={fields}
        values={values}
        onChange={setValues}
        busy={scan.busy || place.busy}
        problem={scan.problem ?? place.problem}
        submit={t('ui.save')}
        onCancel={onCancel}
        onSubmit={save}
        focusFirst
      />
    </div>
  );
}

export function ScanForm({
  caseId,
  volume,
  item,
  onDone,
  onCancel,
}: Ends & { caseId: string; volume: Volume; item: Item }) {
  const { t, w } = useText();
  const [values, setValues] = useState<Values>({ title: item.title.zh });
  const { send, busy, problem } = useWrite(fileScan, onDone);
  const fields: Field[] = [
    { name: 'title', kind: 'text', label: t('archive.field.title'), required: true, hint: t('archive.titleHint') },
    {
      name: 'part',
      kind: 'choice',
      label: t('archive.field.part'),
      required: true,
      options: volume.parts.map((part) => ({ value: part.id, label: w(part.title) })),
    },
  ];
  return (
    <div className="in">
      <FieldForm
        fields={fields}
        values={values}
        onChange={setValues}
        busy={busy}
        problem={problem}
        submit={t('ui.save')}
        onCancel={onCancel}
        onSubmit={(filled) =>
          void send({
            params: { caseId },
            body: {
              volume: volume.id,
              attachmentId: item.id ?? '',
              part: String(filled.part),
              title: String(filled.title),
            },
          })
        }
        focusFirst
      />
    </div>
  );
}
