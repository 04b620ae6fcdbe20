/** The command line. Each command is a file of its own; what is pure needs no database. */
const commands: Record<string, () => Promise<{ run: (args: string[]) => Promise<number> }>> = {
  rules: () => import('./rules.ts'),
  packs: () => import('./packs.ts'),
  import: () => import('./import.ts'),
  projections: () => import('./projections.ts'),
  audit: () => import('./audit.ts'),
  db: () => import('./db.ts'),
  county: () => import('./county.ts'),
  demo: () => import('./demo.ts'),
  clock: () => import('./clock.ts'),
  files: () => import('./files.ts'),
  keys: () => import('./keys.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = commands[name];
if (!load) {
  console.error(`没有这个命令: ${name || '(空)'}。Known commands: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}
try {
  const command = await load();
  process.exitCode = await command.run(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
