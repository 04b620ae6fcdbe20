/** The public file of documents. */
export { fileOf, paperMediaTypes } from './queries.ts';
export { type IssuedPaper, issuePaper, type PaperWanted } from './issue.ts';
export {
  agenciesOfPaper,
  type PaperAgencies,
  type PaperPerson,
  type PaperSentence,
  personOfPaper,
  sentenceOfPaper,
} from './person-data.ts';
