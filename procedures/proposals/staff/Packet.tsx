/** The packet as a list to tick off with pages: what is missing is seen before anybody is asked to review. */
import { useWrite } from '@guilu/ui/calls.ts';
import { Panel, ProblemNote } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { type FormEvent, useState } from 'react';
import { fillPacket, type Proposal } from '../contract.ts';

export function Packet({ proposal, reload }: { proposal: Proposal; reload: () => void }) {
  const { t } = useText();
  const edits = proposal.acts.includes('edit');
  const [pages, setPages] = useState<Record<string, string>>(
    Object.fromEntries(proposal.packet.map((paper) => [paper.item, paper.pages ? String(paper.pages) : ''])),
  );
  const { send, busy, problem } = useWrite(fillPacket, reload);
  const items = [...new Set([...proposal.packet.map(({ item }) => item), ...(edits ? ['other'] : [])])];
  const save = (event: FormEvent) => {
    event.preventDefault();
    const papers = items.flatMap((item) => (Number(pages[item]) > 0 ? [{ item, pages: Number(pages[item]) }] : []));
    void send({ params: { caseId: proposal.caseId, proposalId: proposal.proposalId }, body: { papers } });
  };
  return (
    <Panel title={t('proposal.packet')}>
      <form onSubmit={save}>
        <div className="in">
          <p className="tiny">{t('proposal.packetSub')}</p>
          <ProblemNote problem={problem} />
        </div>
        <table className="plain">
          <tbody>
            {items.map((item) => (
              <tr key={item}>
                <td>{t(`proposal.paper.${item}`)}</td>
                <td className="num">
                  {edits ? (
                    <input
                      className="input pages"
                      type="number"
                      min={0}
                      max={5000}
                      inputMode="numeric"
                      aria-label={`${t(`proposal.paper.${item}`)} ${t('proposal.pages')}`}
                      placeholder={t('proposal.pages')}
                      value={pages[item] ?? ''}
                      onChange={(event) => setPages({ ...pages, [item]: event.target.value })}
                    />
                  ) : pages[item] ? (
                    t('proposal.pagesOf', { pages: pages[item] })
                  ) : (
                    <span className="quiet">{t('proposal.missing')}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {edits && (
          <div className="in btns">
            <button type="submit" className="btn" disabled={busy}>
              {t('proposal.savePacket')}
            </button>
          </div>
        )}
      </form>
    </Panel>
  );
}
