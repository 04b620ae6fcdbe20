/** The public file of documents. */
export { keepAttachment } from './attachments.ts';
export { type IssuedPaper, issuePaper, type PaperWanted, type Sending } from './issue.ts';
export { standingPapers } from './lines.ts';
export { fileOf, paperMediaTypes } from './queries.ts';
export {
  agenciesOfPaper,
  type PaperAgencies,
  type PaperPerson,
  type PaperSentence,
  personOfPaper,
  sentenceOfPaper,
} from './person-data.ts';
