/** Finding a person from anywhere: Ctrl+K, name, pinyin or the last four, arrow keys, Enter opens the file. */
import { type PersonHit, search } from '@guilu/records/people/contract.ts';
import { useCall } from '@guilu/ui/calls.ts';
import { useNames } from '@guilu/ui/names.tsx';
import { useGo } from '@guilu/ui/navigation.tsx';
import { useText } from '@guilu/ui/text.ts';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';

export function FindPerson() {
  const { t } = useText();
  const go = useGo();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const q = useSettled(typed.trim());
  const found = useCall(search, { query: { q } }, { when: q !== '' && open, keep: true });
  const hits = q ? (found.data?.hits ?? []) : [];
  useShortcut(() => input.current?.focus());

  function choose(hit: PersonHit | undefined) {
    if (!hit) return;
    const file = hit.cases.find((one) => !one.closedOn) ?? hit.cases[0];
    go(file ? `/cases/${file.caseId}` : `/people/${hit.personId}`);
    setTyped('');
    setOpen(false);
    input.current?.blur();
  }
  function onKeyDown(event: KeyboardEvent) {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move && hits.length) {
      event.preventDefault();
      setOpen(true);
      setAt((at + move + hits.length) % hits.length);
    } else if (event.key === 'Enter') choose(hits[at]);
    else if (event.key === 'Escape') {
      setOpen(false);
      setTyped('');
    }
  }
  const shown = open && typed.trim() !== '';
  return (
    <div className="find" role="search">
      <input
        ref={input}
        role="combobox"
        aria-label={t('staff.find')}
        aria-expanded={shown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits[at] ? `${id}-${at}` : undefined}
        placeholder={t('staff.find')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">Ctrl K</kbd>
      {shown && (
        <Hits
          id={id}
          hits={hits}
          at={at}
          waiting={!found.data && !found.problem}
          more={!!found.data?.more}
          choose={choose}
        />
      )}
    </div>
  );
}

interface HitsProps {
  id: string;
  hits: PersonHit[];
  at: number;
  waiting: boolean;
  more: boolean;
  choose: (hit: PersonHit) => void;
}

function Hits({ id, hits, at, waiting, more, choose }: HitsProps) {
  const { t, code, day } = useText();
  const { shown } = useNames();
  const note = waiting
    ? t('ui.loading')
    : hits.length === 0
      ? t('staff.nobodyFound')
      : more
        ? t('staff.moreFound')
        : '';
  return (
    <ul id={id} role="listbox" aria-label={t('staff.find')}>
      {hits.map((hit, index) => (
        <li
          key={hit.personId}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(hit);
          }}
        >
          <b>{shown(hit.name)}</b>{' '}
          <span className="tiny">
            {[code('people.sex', hit.sex), day(hit.bornOn), hit.idMasked].filter(Boolean).join(' · ')}
          </span>
          <br />
          <span className="quiet">
            {hit.cases
              .map(
                (one) =>
                  `${code('case.kind', one.kind)} ${one.officeName ?? ''}${one.closedOn ? ` ${t('case.closed')}` : ''}`,
              )
              .join('；') || t('people.noCase')}
            {hit.by !== 'name' && ` · ${code('people.by', hit.by)}`}
          </span>
        </li>
      ))}
      {note && (
        <li className="note" role="option" aria-selected={false} aria-disabled="true">
          {note}
        </li>
      )}
    </ul>
  );
}

/** The typed text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 180);
    return () => clearTimeout(timer);
  }, [text]);
  return useDeferredValue(settled);
}

function useShortcut(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
