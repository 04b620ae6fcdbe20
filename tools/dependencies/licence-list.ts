/** The licence list as a page: docs/security/licences.md is this text. */
import { type Package, packagesOfOthers } from './lock-file.ts';
import { allowed, exceptionFor, exceptions, installScripts, otherWorks } from './terms.ts';

/** The whole page, made from the lock file and from `terms.ts`. */
export function licencePage(): string {
  const all = packagesOfOthers();
  return [
    '# Whose work is used here, and on which terms',
    '',
    'Written by `npm run licences` from `package-lock.json` and `tools/dependencies/terms.ts`; a test fails where it is not up to date, where a licence is neither allowed nor excepted, and where an installed package says another licence than the lock file. Guilu itself is under the Apache License 2.0.',
    '',
    `${all.length} packages: ${all.filter((one) => one.use === 'runs').length} may run with the product (several only on other kinds of machine), ${all.filter((one) => one.use === 'development').length} serve development alone.`,
    '',
    '## Not packages',
    '',
    ...table(
      ['what', 'where', 'terms', 'note'],
      otherWorks.map((one) => [one.what, one.where, one.terms, one.note]),
    ),
    '',
    '## Licences',
    '',
    ...table(['licence', 'packages', ''], licenceCounts(all)),
    '',
    '## Exceptions',
    '',
    ...table(
      ['package', 'licence', 'why'],
      exceptions.map((one) => [`\`${one.name}\``, one.licence, one.why]),
    ),
    '',
    '## Install scripts',
    '',
    ...table(
      ['package', 'why its script may run'],
      Object.entries(installScripts).map(([name, why]) => [`\`${name}\``, why]),
    ),
    '',
    '## Every package',
    '',
    ...table(
      ['package', 'version', 'licence', 'use'],
      all.map((one) => [one.name, one.version, one.licence, one.use]),
    ),
    '',
  ].join('\n');
}

/** Packages whose licence is neither allowed nor excepted. */
export function withoutTerms(all: readonly Package[]): Package[] {
  return all.filter((one) => !allowed.has(one.licence) && !exceptionFor(one.name, one.licence));
}

function licenceCounts(all: readonly Package[]): string[][] {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one.licence, (counts.get(one.licence) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([licence, n]) => [licence, String(n), allowed.has(licence) ? 'allowed' : 'by exception']);
}

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
