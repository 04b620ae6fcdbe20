/** A notice sent or a paper served: where a paper for it is made already, its sending is registered; else the plain entry. */
import { useCall } from '@guilu/ui/calls.ts';
import { Loading } from '@guilu/ui/Page.tsx';
import { componentOf, useRegistry } from '@guilu/ui/registry.tsx';
import type { FactFormProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { type PaperLine, papersOfCase } from '../contract.ts';
import { SendForm, unsent } from './SendForm.tsx';

/** Papers that wait to be sent with this kind of entry; for a duty, those that meet it. */
export function papersFor(props: Pick<FactFormProps, 'type' | 'due'>, papers: PaperLine[]): PaperLine[] {
  const about = props.due?.meetsWith?.about;
  return papers.filter(
    (paper) =>
      unsent(paper).length > 0 &&
      (props.type === 'case.notice-sent') === (paper.about !== undefined) &&
      (about === undefined || paper.about === about),
  );
}

export default function SendingForm(props: FactFormProps) {
  const { t, w } = useText();
  const answer = useCall(papersOfCase, { params: { caseId: props.caseId } });
  const Plain = componentOf(useRegistry().plainForm);
  const [chosen, setChosen] = useState<string>();
  if (!answer.data && !answer.problem) return <Loading />;
  const papers = papersFor(props, answer.data?.rows ?? []);
  const paper = papers.find((one) => one.paperId === chosen) ?? (props.due && chosen === undefined ? papers[0] : undefined);
  if (paper) return <SendForm key={paper.paperId} paper={paper} onDone={props.onDone} onCancel={props.onCancel} />;
  return (
    <>
      {chosen === undefined && papers.length > 0 && (
        <div className="note-calm">
          <p>{t('papers.waiting', { count: papers.length })}</p>
          <div className="btns">
            {papers.map((one) => (
              <button key={one.paperId} type="button" className="btn" onClick={() => setChosen(one.paperId)}>
                {t('papers.send')}: {w(one.title)} {one.number}
              </button>
            ))}
          </div>
        </div>
      )}
      <Plain {...props} />
    </>
  );
}
