/** Opens the services for a command, runs it, closes them again. Joins a running embedded database or starts it. */
import { readSettings } from '@guilu/platform/settings.ts';
import { type Opened, openServices } from '../server/open-services.ts';

export async function withServices<T>(run: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await openServices(readSettings(), (line) => console.error(line));
  try {
    return await run(opened);
  } finally {
    await opened.close();
  }
}
