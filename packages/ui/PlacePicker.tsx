/** A place chosen by typing or by going from the township to the village; with arrow keys, Enter and Escape. */
import { type KeyboardEvent, useContext, useEffect, useId, useRef, useState } from 'react';
import { isTownship, type Place, PlacesContext, placeName, placesFor } from './places.ts';
import { useText } from './text.ts';

interface Props {
  id: string;
  name: string;
  value: string;
  wrong: boolean;
  described: string | undefined;
  onChange: (code: string | undefined) => void;
}

export function PlacePicker({ id, name, value, wrong, described, onChange }: Props) {
  const { t } = useText();
  const places = useContext(PlacesContext)() ?? [];
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const options = open ? placesFor(places, typed ?? '', value) : [];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  function choose(place: Place | undefined) {
    if (!place) return;
    onChange(place.code);
    setTyped(undefined);
    setAt(0);
    // A township leads on to its villages.
    setOpen(isTownship(place) && place.code !== value);
  }
  function onKeyDown(event: KeyboardEvent) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (options.length) setAt((at + move + options.length) % options.length);
    } else if (event.key === 'Enter' && open && options[at]) {
      event.preventDefault();
      choose(options[at]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setTyped(undefined);
      setOpen(false);
    }
  }
  /** A whole code of another county may be typed as it is; anything else that was not chosen is forgotten. */
  function leave() {
    if (typed !== undefined && /^(\d{6}|\d{9}|\d{12})$/.test(typed.trim())) onChange(typed.trim());
    if (typed === '') onChange(undefined);
    setTyped(undefined);
    setOpen(false);
  }
  return (
    <div className="picker">
      <input
        className="input"
        id={id}
        name={name}
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={options[at] ? `${listId}-${at}` : undefined}
        aria-invalid={wrong || undefined}
        aria-describedby={described}
        placeholder={t('ui.placeHint')}
        value={typed ?? (value ? placeName(places, value) : '')}
        onFocus={(event) => event.target.select()}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={listId} role="listbox" aria-label={t('ui.places')} hidden={!open}>
        {options.map((place, index) => (
          <Option
            key={place.code}
            id={`${listId}-${index}`}
            name={placeName(places, place.code)}
            selected={index === at}
            more={isTownship(place)}
            onChoose={() => choose(place)}
          />
        ))}
        {open && options.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled="true" className="quiet">
            {t('ui.noPlace')}
          </li>
        )}
      </ul>
    </div>
  );
}

interface OptionProps {
  id: string;
  name: string;
  selected: boolean;
  /** Has villages below it. */
  more: boolean;
  onChoose: () => void;
}

function Option({ id, name, selected, more, onChoose }: OptionProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={selected}
      // The pointer must not take the focus from the input before the choice is made.
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
    >
      {name}
      {more && <span aria-hidden="true"> ›</span>}
    </li>
  );
}
