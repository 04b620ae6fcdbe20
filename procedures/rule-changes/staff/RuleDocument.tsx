/** A pack on a day as one document, to be printed and proof-read against the texts; or the list of all that is not verified. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { PageLink, useAddress } from '@guilu/ui/navigation.tsx';
import { Empty, Page, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { type PackDocument, readDocument, sorts } from '../contract.ts';
import { Examples, Parts } from './RuleReading.tsx';
import { FigureText, MarkText } from './RuleSide.tsx';

type Rule = PackDocument['rules'][number];

export default function RuleDocument() {
  const { t, w, dayLong, today } = useText();
  const [address, change] = useAddress();
  const unverified = address.unverified === 'yes';
  const query = {
    ...(address.pack && { pack: address.pack }),
    ...(address.on && { on: address.on }),
    ...(unverified && { unverified }),
  };
  const answer = useCall(readDocument, { query }, { keep: true, freshSeconds: 60 });
  const data = answer.data;
  const all = unverified && !address.pack;
  return (
    <Page
      title={
        data
          ? unverified
            ? t('rules.unverifiedList')
            : t('rules.documentOf', { pack: w(data.title) })
          : t('rules.document')
      }
      sub={
        data &&
        t('rules.documentSub', {
          day: dayLong(data.day),
          count: data.rules.length,
          pack: all ? t('rules.allPacks') : w(data.title),
        })
      }
      acts={
        <>
          <PageLink to="/rules" className="btn">
            {t('rules.toAll')}
          </PageLink>
          <button type="button" className="btn p" onClick={() => window.print()}>
            {t('rules.print')}
          </button>
        </>
      }
    >
      <div className="filters no-print">
        <label>
          {t('rules.pack')}
          <select
            className="input"
            value={all ? '' : (data?.pack ?? '')}
            onChange={(event) => change({ pack: event.target.value || undefined })}
          >
            {unverified && <option value="">{t('rules.allPacks')}</option>}
            {data?.packs.map((pack) => (
              <option key={pack.id} value={pack.id}>
                {w(pack.title)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('rules.on')}
          <input
            className="input"
            type="date"
            value={address.on ?? today}
            onChange={(event) => change({ on: event.target.value === today ? undefined : event.target.value })}
          />
        </label>
        <label>
          <input
            type="checkbox"
            checked={unverified}
            onChange={(event) =>
              change({
                unverified: event.target.checked ? 'yes' : undefined,
                ...(event.target.checked ? { pack: undefined } : {}),
              })
            }
          />{' '}
          {t('rules.unverifiedOnly')}
        </label>
      </div>
      <Shown of={answer}>
        {(found) =>
          found.rules.length === 0 ? (
            <Empty>{t('rules.none')}</Empty>
          ) : unverified ? (
            <UnverifiedTable rules={found.rules} />
          ) : (
            <Document rules={found.rules} />
          )
        }
      </Shown>
    </Page>
  );
}

function Document({ rules }: { rules: Rule[] }) {
  const { t } = useText();
  return (
    <div className="panel document">
      {sorts.map((sort) => {
        const mine = rules.filter((rule) => rule.sort === sort);
        return mine.length === 0 ? null : (
          <section key={sort}>
            <h2>{t(`rules.sorts.${sort}`)}</h2>
            {mine.map((rule, at) => (
              <Article key={`${rule.id} ${rule.version}`} rule={rule} number={at + 1} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function Article({ rule, number }: { rule: Rule; number: number }) {
  const { t, w, day } = useText();
  return (
    <article>
      <h3>
        {number}. {w(rule.title)}
      </h3>
      <p>
        {t('rules.basis')}: {rule.basis.map(w).join(t('rules.comma'))} · <MarkText mark={rule.mark} />
        {rule.checked && ` ${day(rule.checked)}`}
      </p>
      <p>
        {rule.figures.map((figure) => (
          <span key={figure.path.join('.')}>
            <FigureText figure={figure} /> ·{' '}
          </span>
        ))}
        {rule.owedBy.length > 0 && `${t('rules.by', { who: rule.owedBy.map(w).join(t('rules.comma')) })} · `}
        {rule.version > '1949-10-01'
          ? t('rules.fromTo', { from: day(rule.version), to: rule.through ? day(rule.through) : t('rules.now') })
          : t('rules.ever')}
      </p>
      <Parts parts={rule.parts.filter((part) => part.key !== 'settings' || part.code.includes('alternatives'))} />
      {rule.examples.length > 0 && <Examples examples={rule.examples} />}
      <p className="tiny">
        {rule.id} · {w(rule.packTitle)} · {rule.rows.join(' ')}
      </p>
    </article>
  );
}

function UnverifiedTable({ rules }: { rules: Rule[] }) {
  const { t, w } = useText();
  return (
    <div className="panel scroll">
      <table className="plain cards">
        <HeadRow keys={['rules.rule', 'rules.pack', 'rules.basis', 'rules.markIt']} />
        <tbody>
          {rules.map((rule) => (
            <tr key={`${rule.pack} ${rule.sort} ${rule.id}`}>
              <td>
                <b>{w(rule.title)}</b>
                <div className="tiny">
                  {t(`rules.sorts.${rule.sort}`)} · {rule.id}
                </div>
              </td>
              <td>{w(rule.packTitle)}</td>
              <td>{rule.basis.map(w).join(t('rules.comma'))}</td>
              <td>
                <MarkText mark={rule.mark} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
