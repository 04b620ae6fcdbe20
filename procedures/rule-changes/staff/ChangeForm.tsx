/** Changing a rule by form: its figures, who owes it, the basis (which must be named), why, from when. What comes of it is a draft. */
import { type Returns, useCall, useWrite } from '@guilu/ui/calls.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { PageLink, useAddress, useGo } from '@guilu/ui/navigation.tsx';
import { Page, Panel, Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { draftByForm, draftByText, type FigureShown, readRule, sorts } from '../contract.ts';
import { SideText, useFigureName } from './RuleSide.tsx';

type Rule = Returns<typeof readRule>;

export default function ChangeForm() {
  const { t, w } = useText();
  const [{ sort, id = '' }] = useAddress();
  const wanted = sorts.find((one) => one === sort) ?? 'duty';
  const answer = useCall(readRule, { query: { sort: wanted, id } });
  return (
    <Page
      title={answer.data ? t('rules.changeOf', { rule: w(answer.data.line.title) }) : t('rules.changeIt')}
      sub={t('rules.formWhat')}
    >
      <Shown of={answer}>{(data) => <Form key={id} rule={data} />}</Shown>
    </Page>
  );
}

const units = ['day', 'workday', 'month', 'year', 'hour', 'minute'] as const;
const turns = ['week', 'month', 'quarter', 'half', 'year'] as const;

function Form({ rule }: { rule: Rule }) {
  const { t, today } = useText();
  const { accountId } = useWho();
  const go = useGo();
  const { line } = rule;
  const figures = line.sides[0]?.figures ?? [];
  const [values, change, forget] = useDraft<Values>(`${accountId} rule ${line.sort} ${line.id}`, {
    ...startValues(figures),
    owed: rule.owed[0],
    mark: 'M',
    effectiveOn: today,
  });
  const done = (made: { id: string }) => {
    forget();
    go(`/rules/changes/${made.id}`);
  };
  const { send, busy, problem } = useWrite(draftByForm, done);
  const byText = useWrite(draftByText, done);
  const fields = [...useFigureFields(figures), ...useOtherFields(rule)];
  const submit = (filled: Values) =>
    void send({
      body: {
        sort: line.sort,
        id: line.id,
        figures: changedFigures(figures, filled),
        ...(typeof filled.owed === 'string' && filled.owed !== rule.owed[0] && { owed: [filled.owed] }),
        basis: basisOf(filled),
        ...(typeof filled.ownDocument === 'string' && { ownDocument: filled.ownDocument }),
        mark: String(filled.mark) as 'M',
        reason: String(filled.reason),
        effectiveOn: String(filled.effectiveOn),
      },
    });
  const [first] = line.sides;
  return (
    <div className="two">
      <Panel title={t('rules.newFigures')}>
        <div className="in">
          <FieldForm
            fields={fields}
            values={values}
            onChange={change}
            onSubmit={submit}
            busy={busy}
            problem={problem ?? byText.problem}
            submit={t('rules.makeDraft')}
            onCancel={() => go('/rules')}
          />
        </div>
      </Panel>
      <div>
        {first && (
          <Panel title={t('rules.asItStands')}>
            <div className="in">
              <SideText side={first} />
              <p>
                <PageLink to="/rules/one" search={{ sort: line.sort, id: line.id }}>
                  {t('rules.readWhole')}
                </PageLink>
              </p>
            </div>
          </Panel>
        )}
        <Panel title={t('rules.conditionsToo')}>
          <div className="in">
            <p className="quiet">{t('rules.conditionsWhat')}</p>
            <button
              type="button"
              className="btn"
              disabled={byText.busy}
              onClick={() =>
                void byText.send({
                  body: {
                    sort: line.sort,
                    id: line.id,
                    reason: t('rules.conditionsReason'),
                    effectiveOn: String(values.effectiveOn ?? today),
                  },
                })
              }
            >
              {t('rules.openEditor')}
            </button>
          </div>
        </Panel>
      </div>
    </div>
  );
}

const nameOf = (figure: FigureShown) => figure.path.join('.');

function startValues(figures: readonly FigureShown[]): Values {
  return Object.fromEntries(
    figures.flatMap((figure): [string, unknown][] => {
      const [count, unit] = figure.value.split(' ');
      if (figure.kind === 'span')
        return [
          [`${nameOf(figure)} count`, Number(count)],
          [`${nameOf(figure)} unit`, unit],
        ];
      return [[nameOf(figure), figure.kind === 'number' ? Number(figure.value) : figure.value]];
    }),
  );
}

function changedFigures(
  figures: readonly FigureShown[],
  values: Values,
): { path: FigureShown['path']; value: string }[] {
  return figures.flatMap((figure) => {
    const name = nameOf(figure);
    const value =
      figure.kind === 'span'
        ? `${String(values[`${name} count`])} ${String(values[`${name} unit`])}`
        : String(values[name]);
    return value === figure.value ? [] : [{ path: figure.path, value }];
  });
}

function useFigureFields(figures: readonly FigureShown[]): Field[] {
  const { t, w } = useText();
  const called = useFigureName();
  return figures.flatMap((figure): Field[] => {
    const [name, label] = [nameOf(figure), called(figure.path)];
    const now = t('rules.nowIs', { value: w(figure.said) });
    const hint =
      figure.alternatives.length > 0
        ? `${now} ${t('rules.alternatives', { values: figure.alternatives.join(' / ') })}`
        : now;
    if (figure.kind === 'span')
      return [
        { name: `${name} count`, kind: 'number', label, required: true, hint },
        {
          name: `${name} unit`,
          kind: 'choice',
          label: t('rules.unitOf', { figure: label }),
          required: true,
          options: units.map((unit) => ({ value: unit, label: t(`rules.unit.${unit}`) })),
        },
      ];
    if (figure.kind === 'period')
      return [
        {
          name,
          kind: 'choice',
          label,
          required: true,
          hint,
          options: turns.map((turn) => ({ value: turn, label: t(`rules.turns.${turn}`) })),
        },
      ];
    return [{ name, kind: figure.kind === 'number' ? 'number' : 'text', label, required: true, hint }];
  });
}

function useOtherFields(rule: Rule): Field[] {
  const { t, w, today } = useText();
  const roles = rule.roles.map(({ code, title }) => ({ value: code, label: w(title) }));
  const instruments = rule.instruments.map(({ id, title }) => ({ value: id, label: `${w(title)} (${id})` }));
  const owed: Field[] =
    rule.line.sort === 'duty' && rule.owed.length === 1
      ? [{ name: 'owed', kind: 'choice', label: t('rules.owedBy'), required: true, options: roles }]
      : [];
  return [
    ...owed,
    { name: 'ownDocument', kind: 'text', label: t('rules.ownDocument'), hint: t('rules.ownDocumentHint') },
    {
      name: 'instrument',
      kind: 'choice',
      label: t('rules.instrument'),
      hint: t('rules.instrumentHint'),
      options: instruments,
    },
    { name: 'article', kind: 'text', label: t('rules.article'), when: (values) => !!values.instrument },
    {
      name: 'mark',
      kind: 'choice',
      label: t('rules.markIt'),
      required: true,
      options: (['V', 'C', 'M'] as const).map((one) => ({ value: one, label: t(`rules.marks.${one}`) })),
    },
    { name: 'reason', kind: 'long', label: t('rules.reason'), required: true, hint: t('rules.reasonHint') },
    { name: 'effectiveOn', kind: 'day', label: t('rules.holdsFrom'), required: true, min: today },
  ];
}

function basisOf(values: Values): string[] {
  if (typeof values.instrument !== 'string') return [];
  return [`${values.instrument} ${typeof values.article === 'string' ? values.article : ''}`.trim()];
}
