/** What the features contributed, for screens that open each other's forms without importing them. */
import { type ComponentType, createContext, lazy, type LazyExoticComponent, useContext } from 'react';
import type { FactFormProps, FileAction, FileNote, FileTab, Load, Screen, Screens } from './screen.ts';

export interface Registry {
  screens: Screen[];
  factForms: Record<string, Load<FactFormProps>>;
  fileTabs: FileTab[];
  fileActions: FileAction[];
  fileNotes: FileNote[];
  plainForm: Load<FactFormProps>;
}

/** Joins what all features contribute. Throws where two claim the same path or the same fact type. */
export function joinScreens(parts: Screens[]): Registry {
  const screens = parts.flatMap((part) => part.screens ?? []);
  unique(
    'path',
    screens.map((screen) => screen.path),
  );
  const forms = parts.flatMap((part) => Object.entries(part.factForms ?? {}));
  unique(
    'fact form',
    forms.map(([type]) => type),
  );
  const plain = parts.flatMap((part) => (part.plainForm ? [part.plainForm] : []));
  if (plain.length !== 1 || !plain[0]) throw new Error(`There must be one plain form, and there are ${plain.length}.`);
  const byOrder = (a: { order: number }, b: { order: number }) => a.order - b.order;
  return {
    screens,
    factForms: Object.fromEntries(forms),
    fileTabs: parts.flatMap((part) => part.fileTabs ?? []).sort(byOrder),
    fileActions: parts.flatMap((part) => part.fileActions ?? []).sort(byOrder),
    fileNotes: parts.flatMap((part) => part.fileNotes ?? []).sort(byOrder),
    plainForm: plain[0],
  };
}

function unique(what: string, names: string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`The ${what} ${twice} is contributed twice.`);
}

export const RegistryContext = createContext<Registry | undefined>(undefined);

export function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('No registry of screens around this component.');
  return registry;
}

/** The fact type that a duty's button records: the first in `meets` with a form of its own, else the first. */
export function typeToRecord(meets: string[], forms: Record<string, unknown>): string | undefined {
  return meets.find((type) => type in forms) ?? meets[0];
}

const loaded = new Map<unknown, unknown>();

/** The component behind a `load`, fetched when first shown; the same one every time. */
export function componentOf<Props>(load: Load<Props>): LazyExoticComponent<ComponentType<Props>> {
  const component = (loaded.get(load) ?? lazy(load)) as LazyExoticComponent<ComponentType<Props>>;
  loaded.set(load, component);
  return component;
}
