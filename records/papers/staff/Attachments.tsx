/** Photos and scans of a file: small pictures that open in full, and a button to add one. */
import { FilePick } from '@guilu/ui/FilePick.tsx';
import { urlOf } from '@guilu/platform/http/client.ts';
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { Empty, Panel, ProblemNote, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useId } from 'react';
import { addAttachment, attachmentsOfCase, downloadAttachment } from '../contract.ts';

interface Line {
  id: string;
  fileName: string;
  mediaType: string;
  size: number;
  addedAt: string;
  addedBy: string;
}

export function Attachments({ caseId }: { caseId: string }) {
  const { t } = useText();
  const answer = useCall(attachmentsOfCase, { params: { caseId } });
  return (
    <Panel title={t('papers.attachments')}>
      <Shown of={answer}>
        {(data) =>
          data.rows.length ? (
            <ul className="attachments">
              {data.rows.map((line) => (
                <AttachmentItem key={line.id} line={line} />
              ))}
            </ul>
          ) : (
            <Empty>{t('papers.noAttachments')}</Empty>
          )
        }
      </Shown>
      <Upload caseId={caseId} />
    </Panel>
  );
}

function AttachmentItem({ line }: { line: Line }) {
  const { t, instant } = useText();
  const url = urlOf(downloadAttachment, { id: line.id });
  return (
    <li>
      <a href={url} target="_blank" rel="noreferrer">
        {line.mediaType.startsWith('image/') ? (
          <img src={url} alt="" loading="lazy" width={96} height={96} />
        ) : (
          <span className="no-picture">PDF</span>
        )}
        <span>{line.fileName}</span>
      </a>
      <span className="tiny">
        {sizeText(line.size)} · {t('papers.addedBy', { who: line.addedBy, when: instant(line.addedAt) })}
      </span>
    </li>
  );
}

const sizeText = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

function Upload({ caseId }: { caseId: string }) {
  const { t } = useText();
  const id = useId();
  const { send, busy, problem } = useWrite(addAttachment);
  const take = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const body = new FormData();
    body.append('file', file);
    // Emptied, so that the same file can be chosen again after a refusal.
    void send({ params: { caseId }, body }).finally(() => (input.value = ''));
  };
  return (
    <div className="in fields no-print">
      <ProblemNote problem={problem} />
      <div className="field">
        <label className="label" htmlFor={id}>
          {t('papers.add')}
        </label>
        <FilePick
          id={id}
          accept="image/png,image/jpeg,image/webp,application/pdf"
          disabled={busy}
          onPick={(event) => take(event.target)}
        />
        <span className="hint" role="status">
          {t(busy ? 'papers.adding' : 'papers.addHint')}
        </span>
      </div>
    </div>
  );
}
