/**
 * Writes the first version of every template.docx: `node tools/make-document-templates.ts [--replace] [part of a path]`.
 * After that the files are edited by hand in Word or LibreOffice; a file that exists is replaced only with --replace.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conductPapers } from './document-templates/conduct-papers.ts';
import { dataPapers } from './document-templates/data-papers.ts';
import { dischargePapers } from './document-templates/discharge-papers.ts';
import { entryPapers } from './document-templates/entry-papers.ts';
import { investigationPapers } from './document-templates/investigation-papers.ts';
import { leavePapers } from './document-templates/leave-papers.ts';
import { planPapers } from './document-templates/plan-papers.ts';
import { proposalPapers } from './document-templates/proposal-papers.ts';
import { receptionPapers } from './document-templates/reception-papers.ts';
import { responsibilityLetters } from './document-templates/responsibility-letters.ts';

const root = join(import.meta.dirname, '..');
const replace = process.argv.includes('--replace');
const only = process.argv.slice(2).find((argument) => argument !== '--replace') ?? '';
const papers = {
  ...conductPapers,
  ...dataPapers,
  ...dischargePapers,
  ...entryPapers,
  ...investigationPapers,
  ...leavePapers,
  ...planPapers,
  ...proposalPapers,
  ...receptionPapers,
  ...responsibilityLetters,
};

for (const [folder, make] of Object.entries(papers)) {
  const path = join(root, folder, 'template.docx');
  if (!path.includes(only)) continue;
  if (existsSync(path) && !replace) {
    console.log(`kept ${folder}`);
    continue;
  }
  writeFileSync(path, make());
  console.log(`wrote ${folder}`);
}
