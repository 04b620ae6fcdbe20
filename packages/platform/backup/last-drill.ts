/** What the last restore drill found, kept in the data folder: what the administrator's page tells. */
import { readNote, writeNote } from '../installation.ts';
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

/** The last drill; nothing where none was ever made. */
export const lastDrill = (dataFolder: string): Drill | undefined => readNote<Drill>(dataFolder, 'last-drill');

/** Whether everything came back as it was. */
export const drillHolds = (drill: Drill): boolean => drill.proof !== undefined && drill.proof.faults.length === 0;

/** Writes down what a drill found. */
export const noteDrill = (dataFolder: string, drill: Drill): void => writeNote(dataFolder, 'last-drill', drill);
