/** Asks the registry for known faults in our packages. Never passes in silence: it says what was checked, or that nothing was. */
import { askNpm } from './npm.ts';
import { auditExceptions, readAudit } from './known-faults.ts';

const { text, errors } = askNpm(['audit', '--json', '--fetch-retries=1', '--fetch-timeout=20000'], 60);
const result = readAudit(text, errors, auditExceptions, new Date().toISOString().slice(0, 10));
if (!result.checked) {
  console.log(`known faults in packages: NOT CHECKED (${result.why})`);
} else {
  for (const one of result.excepted) console.log(`excepted ${one}`);
  for (const one of result.idle) console.log(`exception that meets nothing any more: ${one}`);
  for (const one of result.faults) console.log(one);
  console.log(
    `known faults in packages: ${result.packages} packages checked, ${result.faults.length} faults, ${result.excepted.length} excepted`,
  );
  if (result.faults.length) process.exitCode = 1;
}
