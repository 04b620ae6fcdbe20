/** Starts Guilu: database, migrations, demonstration county, web pages, one port. */
import { readSettings } from '@guilu/platform/settings.ts';
import { startServer } from './start.ts';

const settings = readSettings();
const say = (line: string) => console.log(line);
try {
  const running = await startServer(settings, say);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await running.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  if (process.env.GUILU_DEBUG) console.error(error);
  process.exit(1);
}
