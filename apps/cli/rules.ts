/** `guilu rules check|evaluate|explain`: reads files and standard input, the rest is pure. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CommandAnswer, rulesCheck, rulesEvaluate, rulesExplain, type SourceFile } from '@guilu/law';
import { readCalendar, readLaw } from '@guilu/platform/law-files.ts';
import { factsOfCase } from './case-facts.ts';
import { print } from './print.ts';

const USAGE =
  'guilu rules check FILE... | evaluate --pack P --kind K --as-of D | explain --pack P --kind K --as-of D --duty|--alert RULE | --gate|--route RULE --data JSON | --metric RULE --from D --to D [--case ID]';

export async function run([verb = '', ...args]: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      pack: { type: 'string' },
      kind: { type: 'string' },
      'as-of': { type: 'string' },
      duty: { type: 'string' },
      gate: { type: 'string' },
      route: { type: 'string' },
      alert: { type: 'string' },
      metric: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      data: { type: 'string' },
      case: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { 'as-of': asOf, case: caseId, ...asked } = values;
  if (verb === 'check' && positionals.length > 0) return print(check(positionals, values.json));
  if (verb !== 'evaluate' && verb !== 'explain') {
    console.error(USAGE);
    return 2;
  }
  const known = caseId === undefined ? undefined : await factsOfCase(caseId);
  if (caseId !== undefined && !known) {
    console.error(`没有这个案件。There is no case ${caseId}.`);
    return 2;
  }
  const question = { ...known?.question, ...asked, ...(asOf === undefined ? {} : { asOf }) };
  const answer = verb === 'evaluate' ? rulesEvaluate : rulesExplain;
  return print(answer(known?.law ?? readLaw(), readCalendar(), question, known?.facts ?? readFileSync(0, 'utf8')));
}

function check(names: string[], json: boolean): CommandAnswer {
  const files: SourceFile[] = [];
  for (const name of names) {
    try {
      // A file is named from where the caller stands, which npm keeps for us.
      files.push({ path: name, text: readFileSync(resolve(process.env['INIT_CWD'] ?? process.cwd(), name), 'utf8') });
    } catch {
      return { code: 2, out: [], err: [`${name} cannot be read.`] };
    }
  }
  return rulesCheck(readLaw(), readCalendar(), files, json);
}
