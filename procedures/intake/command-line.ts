/** A roster from the command line: previewed, or previewed and taken in, with the answer in the same form. */
import { keepFile } from '@guilu/platform/files/keep.ts';
import { isRefusal, type Refusal } from '@guilu/platform/http/refusal.ts';
import { Undo, type Work } from '@guilu/platform/work.ts';
import { v7 as uuid } from 'uuid';
import { confirmImport } from './commands.ts';
import { countyPlaces, lookUpIn } from './on-file.ts';
import { type LayoutName, readRoster, rosterAnswer, type UnreadableRoster } from './roster/index.ts';
import { savePreview } from './store.ts';

export interface RosterFile {
  layout: LayoutName;
  fileName: string;
  bytes: Buffer;
  county: string;
}

type Answer = ReturnType<typeof rosterAnswer> | { unreadable: UnreadableRoster };

const read = async (work: Work, file: RosterFile) =>
  readRoster({
    ...file,
    places: await countyPlaces(work, file.county),
    onFile: lookUpIn(work, file.county),
    today: work.today,
  });

export async function previewFile(work: Work, file: RosterFile): Promise<Answer> {
  const preview = await read(work, file);
  return 'unreadable' in preview ? preview : rosterAnswer(preview);
}

/** Takes in the accepted rows, all or none; `received`: the day of receipt, today without it. */
export async function takeFile(work: Work, file: RosterFile, received: string | undefined): Promise<Answer | Refusal> {
  const preview = await read(work, file);
  if ('unreadable' in preview) return preview;
  const id = uuid();
  await savePreview(work, id, preview, await keepFile(work, file.bytes, 'application/octet-stream'));
  const taken = await confirmImport(work, id, received ?? work.today);
  // All or none: what was written before the refusal goes too.
  if (isRefusal(taken)) throw new Undo(taken);
  return rosterAnswer(preview);
}
