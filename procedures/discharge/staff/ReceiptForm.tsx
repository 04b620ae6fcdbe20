/** The resettlement side looks at what was handed over, and confirms it: complete, or with what is lacking. */
import { papersOfCase } from '@guilu/records/papers/contract.ts';
import { type Returns, useCall, useWrite } from '@guilu/ui/calls.ts';
import type { Field } from '@guilu/ui/fields.ts';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { handover, receiveHandover } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import type { ActProps } from './act-props.ts';
import { StepPaper } from './StepPaper.tsx';

export default function ReceiptForm(props: ActProps) {
  const { t } = useText();
  const answer = useCall(handover, { params: { caseId: props.caseId } });
  return (
    <Shown of={answer}>
      {(data) =>
        data.handed ? (
          <>
            <HandedOver data={data} />
            {!data.receivedOn && <Form {...props} handedOn={data.handedOn ?? ''} />}
          </>
        ) : (
          <Empty>{t('discharge.nothingHanded')}</Empty>
        )
      }
    </Shown>
  );
}

/** What came with the person: the correction it came from, needs, papers, and by when the receipt is due. */
export function HandedOver({ data }: { data: Returns<typeof handover> }) {
  const { t, day, today, code } = useText();
  const papers = useCall(papersOfCase, { params: { caseId: data.correctionId ?? '' } }, { when: !!data.correctionId });
  const enclosed = (papers.data?.rows ?? []).filter((paper) => !paper.voided && enclosures.has(paper.template));
  const lines: [string, React.ReactNode][] = [
    [t('discharge.handedOn'), day(data.handedOn)],
    [
      t('discharge.receiptLine'),
      data.receivedOn ? (
        <Chip kind="done">{t('discharge.receivedOn', { day: day(data.receivedOn) })}</Chip>
      ) : (
        data.dueOn && (
          <Chip kind={data.dueOn < today ? 'late' : 'today'}>{t('today.by', { day: day(data.dueOn) })}</Chip>
        )
      ),
    ],
    [t('discharge.fromCase'), <PageLink key="case" to={`/cases/${data.correctionId}`}>{data.number}</PageLink>],
    [t('discharge.categoryLine'), [code('case.category', data.category), data.offence].filter(Boolean).join(' · ')],
    [t('discharge.termLine'), data.termStart && t('file.fromTo', { from: day(data.termStart), to: day(data.termEnd) })],
    [t('discharge.needsLine'), data.needs?.length ? data.needs.join('；') : t('discharge.noNeeds')],
    [t('discharge.enclosed'), enclosed.length ? <StepPaper papers={enclosed} /> : t('discharge.noPapers')],
  ];
  return (
    <dl className="facts-list">
      {lines.map(([label, value]) =>
        value ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

const enclosures = new Set(['appraisal', 'discharge-certificate', 'handover-letter']);

function Form({ caseId, handedOn, onDone, onCancel }: ActProps & { handedOn: string }) {
  const { t, today } = useText();
  const say = useSay();
  const write = useWrite(receiveHandover, () => {
    say(t('discharge.received'));
    onDone();
  });
  const fields: Field[] = [
    { name: 'on', kind: 'day', label: t('discharge.receiveOn'), required: true, max: today, min: handedOn },
    {
      name: 'complete',
      kind: 'choice',
      label: t('discharge.complete'),
      required: true,
      options: [
        { value: 'yes', label: t('discharge.isComplete') },
        { value: 'no', label: t('discharge.isLacking') },
      ],
    },
    { name: 'lacking', kind: 'text', label: t('discharge.lacking'), required: true, when: (v) => v.complete === 'no' },
  ];
  return (
    <ActForm
      name="handover receipt"
      caseId={caseId}
      fields={fields}
      first={{ on: today, complete: 'yes' }}
      write={write}
      submit={t('discharge.receive')}
      onCancel={onCancel}
      onSubmit={async ({ complete, ...filled }) =>
        (await write.send({ params: { caseId }, body: { ...filled, complete: complete === 'yes' } })) !== undefined
      }
    />
  );
}
