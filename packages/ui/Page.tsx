/** The frame of a page and of a sheet on it, and the states that every list has: under way, failed, empty. */
import type { Problem } from '@guilu/platform/http/client.ts';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from './text.ts';

interface PageProps {
  title: ReactNode;
  /** One line below the title. */
  sub?: ReactNode;
  /** Buttons at the right of the title. */
  acts?: ReactNode;
  children: ReactNode;
}

/** Title and contents. On arrival the title takes the focus, so that a screen reader says where one is. */
export function Page({ title, sub, acts, children }: PageProps) {
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <PageTitle>{title}</PageTitle>
          {sub && <p className="sub">{sub}</p>}
        </div>
        {acts && <div className="btns no-print">{acts}</div>}
      </div>
      {children}
    </div>
  );
}

let arrivals = 0;

/** The page's one `h1`. The very first page of a visit leaves the focus where the browser put it. */
export function PageTitle({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrivals++ > 0 && !document.querySelector('dialog[open]')) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** A white sheet with a heading. */
export function Panel({ title, right, children }: { title: ReactNode; right?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {right}
      </header>
      {children}
    </section>
  );
}

export type ChipKind = 'late' | 'today' | 'later' | 'wait' | 'done' | 'plain';

/** A state in a word, with a colour and a shape that say the same. */
export function Chip({ kind, children }: { kind: ChipKind; children: ReactNode }) {
  return <span className={`chip ${kind}`}>{children}</span>;
}

/** Lines in grey while the first answer is under way. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useText();
  return (
    <div className="wait-lines" aria-busy="true">
      <span className="only-read" role="status">
        {t('ui.loading')}
      </span>
      {Array.from({ length: lines }, (_, at) => (
        <i key={at} />
      ))}
    </div>
  );
}

/** Said kindly, with what one may do next. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <div className="state">
      <p>{children}</p>
    </div>
  );
}

/** Why something cannot be shown, and a way to try again. */
export function Failed({ problem, again }: { problem: Problem; again?: () => void }) {
  const { t, w } = useText();
  return (
    <div className="state" role="alert">
      <p>{w(problem.sentence)}</p>
      {again && problem.status !== 404 && problem.status !== 403 && (
        <button type="button" className="btn" onClick={again}>
          {t('ui.again')}
        </button>
      )}
    </div>
  );
}

/** The server's no above a form: its sentence and, where it gives several, every reason. */
export function ProblemNote({ problem }: { problem: Problem | undefined }) {
  const { w } = useText();
  const ref = useRef<HTMLDivElement>(null);
  // The button that was pressed may stand far below: an answer out of sight is no answer.
  useEffect(() => {
    if (problem) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  if (!problem) return null;
  return (
    <div ref={ref} className="note-bad" role="alert">
      {w(problem.sentence)}
      {problem.reasons && problem.reasons.length > 0 && (
        <ul>
          {problem.reasons.map((reason) => (
            <li key={reason.code}>{w(reason.title)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Shows what a call answered, or that it is under way, or why not. */
export function Shown<T>({
  of,
  children,
}: {
  of: { data: T | undefined; problem: Problem | undefined; reload: () => Promise<unknown> };
  children: (data: T) => ReactNode;
}) {
  if (of.data !== undefined) return children(of.data);
  if (of.problem) return <Failed problem={of.problem} again={() => void of.reload()} />;
  return <Loading />;
}
