/**
 * How a feature contributes to the staff web app: `records|procedures/<x>/staff/screens.tsx` default-exports a `Screens`.
 * The app collects them from the tree; nothing is registered centrally. Each `load` becomes a chunk of its own.
 */
import type { Permission } from '@guilu/platform/access/roles.ts';
import type { ComponentType } from 'react';

export type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

/** A page with an address of its own. Path parameters are written `:caseId`; read them with `useParam('caseId')`. */
export interface Screen {
  path: string;
  /** Language key of the page's title: shown in the browser's tab and announced on arrival. */
  title: string;
  /** Stands in the header's navigation, lowest order first; `key` is the language key of its word. */
  nav?: { order: number; key: string };
  /** Stands in the menu under the user's name instead. */
  menu?: { order: number; key: string };
  /** The page that lists what of a feature waits for a decision: its count on Today leads there, with this search. */
  approvals?: { feature: string; search?: Record<string, string> };
  /** Who sees it in the navigation and may open it. The server decides again. */
  permission?: Permission;
  /** Kinds of organisation that it is offered to, where a role is not enough to tell. */
  organisations?: readonly string[];
  load: Load<object>;
}

/** The duty that a form is opened for, as lists show it (a `DutyLine` fits). */
export interface DueLine {
  key: string;
  caseId: string;
  rule: string;
  title: { zh: string; en: string };
  period?: string;
  dueOn: string;
  /** Roles that owe it, the first first. */
  owedBy?: string[];
  meets: string[];
  /** What the fact that meets it must say. */
  meetsWith?: Record<string, unknown>;
}

/**
 * A form that records one type of fact. It fills a drawer or dialog that the caller owns: render fields and buttons,
 * no page frame. Call `onDone` after the server said yes; nothing else closes it.
 */
export interface FactFormProps {
  /** The fact type it was opened for. */
  type: string;
  caseId: string;
  personId: string;
  /** The person's name, for the form's own sentences. */
  name?: string;
  /** Kind of the case: `correction`, `resettlement`, … */
  kind?: string;
  due?: DueLine;
  /** Set where a whole list is recorded one after another: Enter saves, the next person opens by itself. */
  bulk?: { at: number; of: number };
  /** The timeline entry that this one puts right, with what it said. */
  supersedes?: { factId: string; on: string; data: Record<string, unknown> };
  onDone: () => void;
  onCancel: () => void;
}

/** What a tab or an action of the file is told about the file. */
export interface FileProps {
  caseId: string;
  personId: string;
  name: string;
  kind: string;
  state: string;
}

/** A further tab of the file (时间线 is the first). */
export interface FileTab {
  /** Language key of its word. */
  key: string;
  order: number;
  permission?: Permission;
  /** Kinds of case it belongs to; all where it is left out. */
  kinds?: readonly string[];
  load: Load<FileProps>;
}

/** An act offered at the head of the file: a page (`href`) or a form in a drawer (`load`). */
export interface FileAction {
  key: string;
  order: number;
  permission?: Permission;
  kinds?: readonly string[];
  /** Only while the case is open (the usual thing), or also after its closing. */
  alsoClosed?: boolean;
  /** Only on a closed case, such as opening it again. */
  onlyClosed?: boolean;
  href?: (file: FileProps) => string;
  load?: Load<FileProps & { onDone: () => void; onCancel: () => void }>;
}

/** A line above the file that says what must be seen first; it renders nothing where there is nothing to say. */
export interface FileNote {
  key: string;
  order: number;
  permission?: Permission;
  kinds?: readonly string[];
  load: Load<FileProps>;
}

export interface Screens {
  screens?: Screen[];
  /** Forms by fact type. A type without one gets the plain form that follows from its schema. */
  factForms?: Record<string, Load<FactFormProps>>;
  fileTabs?: FileTab[];
  fileActions?: FileAction[];
  fileNotes?: FileNote[];
  /** The form for every type without its own; given once, by records/cases. */
  plainForm?: Load<FactFormProps>;
}
