/** The text of a draft with numbered lines, what the loader says of them, and completion of fact types, fields and codes. */
import { type Returns, useCall, useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useText } from '@guilu/ui/text.ts';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { type ChangeDetail, editChange, readVocabulary } from '../contract.ts';
import { completions, type Completion, wordBefore } from '../rules.ts';

export function ChangeText({ change }: { change: ChangeDetail }) {
  const { t, today } = useText();
  const say = useSay();
  const [text, setText] = useState(change.text);
  const [values, setValues] = useState<Values>({ reason: change.reason, effectiveOn: change.effectiveOn });
  const { send, busy, problem } = useWrite(editChange, () => say(t('ui.saved')));
  return (
    <div className="in">
      <Problems change={change} />
      <Editor text={text} onChange={setText} wrong={new Set(change.problems.map((one) => one.line))} />
      <br />
      <FieldForm
        fields={[
          { name: 'reason', kind: 'long', label: t('rules.reason'), required: true },
          { name: 'effectiveOn', kind: 'day', label: t('rules.holdsFrom'), required: true, min: today },
        ]}
        values={values}
        onChange={setValues}
        busy={busy}
        problem={problem}
        submit={t('rules.saveAndCheck')}
        onSubmit={(filled) =>
          void send({
            params: { changeId: change.id },
            body: { text, reason: String(filled.reason), effectiveOn: String(filled.effectiveOn) },
          })
        }
      />
    </div>
  );
}

/** What the loader says, line by line; said also where all is well. */
export function Problems({ change }: { change: ChangeDetail }) {
  const { t, w } = useText();
  if (change.problems.length === 0) return <p className="note-calm">{t('rules.loads')}</p>;
  return (
    <div className="note-bad" role="alert">
      {t('rules.doesNotLoad')}
      <ul>
        {change.problems.map((problem, at) => (
          <li key={at}>
            {t('rules.line', { line: problem.line })}
            {problem.rule && ` ${problem.rule}`}: {w(problem.message)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A text with its line numbers; faulty lines are marked. */
export function NumberedText({ text, wrong = new Set() }: { text: string; wrong?: Set<number> }) {
  return (
    <ol className="code lines">
      {text
        .trimEnd()
        .split('\n')
        .map((line, at) => (
          <li key={at} className={wrong.has(at + 1) ? 'bad' : undefined}>
            {line || ' '}
          </li>
        ))}
    </ol>
  );
}

interface EditorProps {
  text: string;
  onChange: (text: string) => void;
  wrong: Set<number>;
}

function Editor({ text, onChange, wrong }: EditorProps) {
  const { t } = useText();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [open, setOpen] = useState<{ found: Completion[]; at: number; word: string }>();
  const vocabulary = useCall(readVocabulary, {}, { freshSeconds: 3600 });
  const lines = text.split('\n').length;
  function complete(value: string, caret: number) {
    const word = wordBefore(value, caret);
    const found = completions(vocabulary.data?.types ?? [], value, word);
    setOpen(found.length > 0 ? { found, at: 0, word } : undefined);
  }
  function take(one: Completion) {
    const caret = area.current?.selectionStart ?? text.length;
    const from = caret - (open?.word.length ?? 0);
    onChange(text.slice(0, from) + one.text + text.slice(caret));
    setOpen(undefined);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(from + one.text.length, from + one.text.length);
    });
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      return complete(text, event.currentTarget.selectionStart);
    }
    if (!open) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = open.found[open.at];
    if (step) setOpen({ ...open, at: (open.at + step + open.found.length) % open.found.length });
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen);
    else if (event.key === 'Escape') setOpen(undefined);
    else return;
    event.preventDefault();
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t('rules.text')}</label>
      <div className="editor">
        <div className="gutter" aria-hidden="true">
          {Array.from({ length: lines }, (_, at) => (
            <i key={at} className={wrong.has(at + 1) ? 'bad' : undefined}>
              {at + 1}
            </i>
          ))}
        </div>
        <textarea
          ref={area}
          id={id}
          className="input code"
          rows={Math.max(12, lines + 1)}
          wrap="off"
          spellCheck={false}
          value={text}
          aria-describedby={`${id}-hint`}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(undefined)}
          onChange={(event) => {
            onChange(event.target.value);
            complete(event.target.value, event.target.selectionStart);
          }}
        />
      </div>
      {open && <Suggestions open={open} take={take} />}
      <span className="hint" id={`${id}-hint`}>
        {t('rules.textHint')}
      </span>
    </div>
  );
}

function Suggestions({ open, take }: { open: { found: Completion[]; at: number }; take: (one: Completion) => void }) {
  const { t, w } = useText();
  return (
    <ul className="suggested" aria-label={t('rules.suggested')}>
      {open.found.map((one, at) => (
        <li key={one.text} aria-current={at === open.at ? 'true' : undefined}>
          <button type="button" tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={() => take(one)}>
            <code>{one.text}</code> <span className="tiny">{w(one.title)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export type Vocabulary = Returns<typeof readVocabulary>;
