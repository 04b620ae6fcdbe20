/** 记一笔: the facts that may be recorded in this kind of file, the frequent ones first, found by typing. */
import { useCall } from '@guilu/ui/calls.ts';
import { FactDrawer } from '@guilu/ui/FactDrawer.tsx';
import { Menu } from '@guilu/ui/Menu.tsx';
import { useRegistry } from '@guilu/ui/registry.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useMay, useWho } from '@guilu/ui/who.tsx';
import { useState } from 'react';
import { catalogue } from '../../../cases/contract.ts';
import { mayWrite } from '../../../cases/rules.ts';
import { decideAlerts } from '../../contract.ts';
import type { OpenedFile } from './File.tsx';
import { type OfferedFact, offeredTypes } from './offered-types.ts';

const OPEN = 9;

type Withheld = OpenedFile['head']['withheld'];

export function RecordMenu({ about, withheld }: { about: FileProps; withheld: Withheld }) {
  const { t, w } = useText();
  const say = useSay();
  const [type, setType] = useState<OfferedFact>();
  return (
    <>
      <Menu label={t('file.record')} look="btn p">
        {(close) => (
          <Types
            kind={about.kind}
            withheld={withheld}
            onChoose={(chosen) => {
              close();
              setType(chosen);
            }}
          />
        )}
      </Menu>
      {type && (
        <FactDrawer
          title={`${about.name} · ${w(type.title)}`}
          type={type.type}
          caseId={about.caseId}
          personId={about.personId}
          name={about.name}
          kind={about.kind}
          onDone={() => {
            say(t('today.recorded', { name: about.name }));
            setType(undefined);
          }}
          onCancel={() => setType(undefined)}
        />
      )}
    </>
  );
}

interface TypesProps {
  kind: string;
  withheld: Withheld;
  onChoose: (type: OfferedFact) => void;
}

function Types({ kind, withheld, onChoose }: TypesProps) {
  const { t, w, list } = useText();
  const { factForms } = useRegistry();
  const may = useMay();
  const answer = useCall(catalogue, {}, { freshSeconds: 3600 });
  const [typed, setTyped] = useState('');
  const notTheirs = new Set(withheld.flatMap((power) => power.acts));
  const who = useWho();
  const offered = offeredTypes(
    answer.data?.facts ?? [],
    kind,
    (type) => type in factForms,
    (type) => mayWrite(who.roles, type) && !notTheirs.has(type),
  );
  const wanted = typed.trim().toLowerCase();
  const shown = wanted
    ? offered.filter((type) => `${type.title.zh} ${type.title.en}`.toLowerCase().includes(wanted))
    : offered.slice(0, OPEN);
  return (
    <>
      <p>
        <input
          className="input"
          type="search"
          aria-label={t('file.findType')}
          placeholder={t('file.findType')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </p>
      {shown.map((type) => (
        <button key={type.type} type="button" onClick={() => onChoose(type)}>
          {w(type.title)}
        </button>
      ))}
      <p className="tiny">
        {answer.loading ? t('ui.loading') : t('file.typeCount', { shown: shown.length, count: offered.length })}
      </p>
      {may(decideAlerts) && withheld.length > 0 && (
        <p className="tiny">{t('file.withheld', { powers: list(withheld.map((power) => w(power.title))) })}</p>
      )}
    </>
  );
}
