/** One rule: what governs here, its versions with their dates, the whole of it, its examples run now, what the county changed of it. */
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { PageLink, useAddress } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { readRule, sorts, writeRules } from '../contract.ts';
import { ChangeTable } from './ChangeList.tsx';
import { Examples, Parts } from './RuleReading.tsx';
import { MarkText, SideText } from './RuleSide.tsx';

export default function RulePage() {
  const { t, w, code, dayLong } = useText();
  const may = useMay();
  const [{ sort, id = '', on }] = useAddress();
  const wanted = sorts.find((one) => one === sort) ?? 'duty';
  const answer = useCall(readRule, { query: { sort: wanted, id, ...(on && { on }) } });
  const line = answer.data?.line;
  return (
    <Page
      title={line ? w(line.title) : t('rules.one')}
      sub={
        line &&
        [
          line.kind && code('case.kind', line.kind),
          t(`rules.sorts.${line.sort}`),
          line.id,
          line.rows.join(' '),
          dayLong(answer.data?.day),
        ]
          .filter(Boolean)
          .join(' · ')
      }
      acts={
        <>
          <PageLink to="/rules" className="btn">
            {t('rules.toAll')}
          </PageLink>
          {line && may(writeRules) && (
            <PageLink to="/rules/change" search={{ sort: line.sort, id: line.id }} className="btn p">
              {t('rules.changeIt')}
            </PageLink>
          )}
        </>
      }
    >
      <Shown of={answer}>{(data) => <Whole data={data} />}</Shown>
    </Page>
  );
}

function Whole({ data }: { data: Returns<typeof readRule> }) {
  const { t } = useText();
  const [first, ...beneath] = data.line.sides;
  return (
    <div className="two">
      <div>
        <Panel title={t('rules.sideBySide')}>
          <div className="in sides">
            {first && <SideText side={first} than={beneath[0]} />}
            {beneath.map((side) => (
              <SideText key={side.pack} side={side} />
            ))}
          </div>
        </Panel>
        <Panel title={t('rules.whole')}>
          <Parts parts={data.parts} />
        </Panel>
        {data.changes.length > 0 && (
          <Panel title={t('rules.changedHere')}>
            <ChangeTable rows={data.changes} />
          </Panel>
        )}
      </div>
      <div>
        <Panel title={t('rules.examples')}>
          {data.examples.length > 0 ? <Examples examples={data.examples} /> : <Empty>{t('rules.noExamples')}</Empty>}
        </Panel>
        <Panel title={t('rules.versions')}>
          <Versions versions={data.versions} />
        </Panel>
      </div>
    </div>
  );
}

function Versions({ versions }: { versions: Returns<typeof readRule>['versions'] }) {
  const { t, w, day } = useText();
  return (
    <ul className="rows">
      {versions.map((one) => (
        <li key={`${one.pack} ${one.version}`} className="due">
          <div>
            <b>
              {one.version > '1949-10-01'
                ? t('rules.fromTo', { from: day(one.version), to: one.through ? day(one.through) : t('rules.now') })
                : t('rules.ever')}
            </b>
            <div>{w(one.packTitle)}</div>
            <div className="quiet">
              {one.basis.map(w).join(t('rules.comma'))} · <MarkText mark={one.mark} />
            </div>
          </div>
          {one.governs && <Chip kind="done">{t('rules.governsNow')}</Chip>}
        </li>
      ))}
    </ul>
  );
}
