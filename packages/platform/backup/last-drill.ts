/** What the last restore drill found, kept in the data folder: what the administrator's page tells. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Proof } from './restore.ts';

export interface Drill {
  /** When it ended. */
  at: string;
  /** The backup that was restored. */
  folder: string;
  seconds: number;
  /** What came back; absent where the restore itself broke off. */
  proof?: Proof;
  /** Why it broke off. */
  broken?: string;
}

const noteOf = (dataFolder: string) => join(dataFolder, 'last-drill.json');

/** The last drill; nothing where none was ever made, or its note cannot be read. */
export function lastDrill(dataFolder: string): Drill | undefined {
  if (!existsSync(noteOf(dataFolder))) return undefined;
  try {
    return JSON.parse(readFileSync(noteOf(dataFolder), 'utf8')) as Drill;
  } catch {
    return undefined;
  }
}

/** Whether everything came back as it was. */
export const drillHolds = (drill: Drill): boolean => drill.proof !== undefined && drill.proof.faults.length === 0;

/** Writes down what a drill found, whole or not at all. */
export function noteDrill(dataFolder: string, drill: Drill): void {
  const part = `${noteOf(dataFolder)}.part`;
  writeFileSync(part, JSON.stringify(drill, null, 1), { mode: 0o600 });
  renameSync(part, noteOf(dataFolder));
}
