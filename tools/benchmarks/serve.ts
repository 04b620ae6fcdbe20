/** A process of its own that runs the whole server as `npm start` does, on a free port, without the demonstration. */
import { readSettings } from '@guilu/platform/settings.ts';
import { startServer } from '../../apps/server/start.ts';

const running = await startServer({ ...readSettings(), port: 0, demo: false }, () => undefined);
process.on('message', async () => {
  await running.close();
  process.exit(0);
});
process.send?.(running.address);
// Whoever started this process is gone.
process.on('disconnect', () => process.exit(1));
