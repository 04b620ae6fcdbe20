/** Every rule in force for one's county on a day: what governs here beside what it stands on. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { PageLink, useAddress } from '@guilu/ui/navigation.tsx';
import { Chip, Empty, Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { pageOf, Pages } from '@guilu/ui/Pages.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { kinds, listRules, type RuleLine, sorts, writeRules } from '../contract.ts';
import { inDigits } from './in-digits.ts';
import { SideText } from './RuleSide.tsx';

const size = 40;

export default function RulesList() {
  const { t, dayLong, code, w } = useText();
  const may = useMay();
  const [address] = useAddress();
  const kind = kinds.find((one) => one === address.kind);
  const answer = useCall(
    listRules,
    { query: { ...(address.on && { on: address.on }), ...(kind && { kind }) } },
    { keep: true, freshSeconds: 30 },
  );
  const data = answer.data;
  const packs = [...new Map((data?.packs ?? []).map((one) => [one.pack, one])).values()];
  return (
    <Page
      title={t('rules.title')}
      sub={data && t('rules.of', { county: data.countyName, day: dayLong(data.day) })}
      acts={
        <>
          <PageLink to="/rules/changes" className="btn">
            {t('rules.changes')}
          </PageLink>
          <PageLink to="/rules/document" className="btn">
            {t('rules.document')}
          </PageLink>
          {may(writeRules) && (
            <PageLink to="/rules/new" className="btn">
              {t('rules.byText')}
            </PageLink>
          )}
        </>
      }
    >
      {!!data?.setAside.length && (
        <div className="note-bad" role="alert">
          <p>{t('rules.setAside')}</p>
          <ul>
            {data.setAside.map((one) => (
              <li key={`${one.file} ${one.line} ${one.message.en}`}>
                {t('rules.setAsideAt', { file: one.file, line: one.line })} {w(one.message)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {!!data?.waiting && (
        <p className="note-calm">
          {t('rules.waiting', { count: data.waiting })} <PageLink to="/rules/changes">{t('rules.look')}</PageLink>
        </p>
      )}
      <Filters />
      <Panel
        title={t('rules.list')}
        right={packs.length > 0 && <span className="tiny">{packs.map((one) => w(one.title)).join(' · ')}</span>}
      >
        <Shown of={answer}>
          {(found) => {
            const rows = filtered(
              found.rules,
              address,
              (line) =>
                `${line.title.zh} ${line.title.en} ${line.reading} ${line.id} ${line.rows.join(' ')} ${line.sides.flatMap((side) => side.basis.map(w)).join(' ')} ${code('case.kind', line.kind)}`,
            );
            const from = (pageOf(address) - 1) * size;
            return rows.length === 0 ? (
              <Empty>{t('rules.none')}</Empty>
            ) : (
              <>
                <Table rows={rows.slice(from, from + size)} on={address.on} />
                <p className="in tiny">{t('rules.count', { count: rows.length })}</p>
                <Pages total={rows.length} size={size} />
              </>
            );
          }}
        </Shown>
      </Panel>
    </Page>
  );
}

function filtered(
  rules: readonly RuleLine[],
  address: Record<string, string | undefined>,
  textOf: (line: RuleLine) => string,
): RuleLine[] {
  const words = inDigits(address.q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  return rules.filter((line) => {
    const [first] = line.sides;
    if (address.sort && line.sort !== address.sort) return false;
    if (address.only === 'unverified' && first?.mark !== 'unread' && first?.mark !== 'corroborated') return false;
    if (address.only === 'own' && first?.layer !== 'own') return false;
    if (address.only === 'local' && first?.layer === 'national') return false;
    const text = textOf(line).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function Filters() {
  const { t, code, today } = useText();
  const [address, change] = useAddress();
  const set = (name: string, value: string) => change({ [name]: value || undefined, page: undefined });
  return (
    <div className="filters no-print">
      <label className="grow">
        <span className="only-read">{t('rules.find')}</span>
        <input
          className="input"
          type="search"
          placeholder={t('rules.find')}
          defaultValue={address.q ?? ''}
          onChange={(event) => set('q', event.target.value)}
        />
      </label>
      <Select
        label={t('rules.kind')}
        value={address.kind}
        all={t('rules.all')}
        options={kinds.map((one) => [one, code('case.kind', one)])}
        onChange={(value) => set('kind', value)}
      />
      <Select
        label={t('rules.sort')}
        value={address.sort}
        all={t('rules.all')}
        options={sorts.map((one) => [one, t(`rules.sorts.${one}`)])}
        onChange={(value) => set('sort', value)}
      />
      <Select
        label={t('rules.only')}
        value={address.only}
        all={t('rules.all')}
        options={(['own', 'local', 'unverified'] as const).map((one) => [one, t(`rules.show.${one}`)])}
        onChange={(value) => set('only', value)}
      />
      <label>
        {t('rules.on')}
        <input
          className="input"
          type="date"
          value={address.on ?? today}
          onChange={(event) => set('on', event.target.value === today ? '' : event.target.value)}
        />
      </label>
    </div>
  );
}

interface SelectProps {
  label: string;
  value: string | undefined;
  all: string;
  options: (readonly [string, string])[];
  onChange: (value: string) => void;
}

function Select({ label, value, all, options, onChange }: SelectProps) {
  return (
    <label>
      {label}
      <select className="input" value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {options.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}

function Table({ rows, on }: { rows: RuleLine[]; on: string | undefined }) {
  const { t, w, code, day } = useText();
  return (
    <div className="scroll">
      <table className="plain cards rules">
        <HeadRow keys={['rules.rule', 'rules.governs', 'rules.beneath']} />
        <tbody>
          {rows.map((line) => {
            const [first, ...beneath] = line.sides;
            return (
              <tr key={`${line.sort} ${line.id} ${first?.pack}`}>
                <td>
                  <PageLink to="/rules/one" search={{ sort: line.sort, id: line.id, on }}>
                    <b>{w(line.title)}</b>
                  </PageLink>
                  <div className="tiny">
                    {[line.kind && code('case.kind', line.kind), t(`rules.sorts.${line.sort}`)]
                      .filter(Boolean)
                      .join(' · ')}
                    {line.rows.length > 0 && ` · ${line.rows.join(' ')}`}
                  </div>
                  {line.comes && <Chip kind="today">{t('rules.comes', { day: day(line.comes.on) })}</Chip>}
                </td>
                <td>{first && <SideText side={first} than={beneath[0]} />}</td>
                <td>
                  {beneath.length > 0 ? (
                    beneath.map((side) => <SideText key={side.pack} side={side} />)
                  ) : (
                    <span className="quiet">{t('rules.nothingBeneath')}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
