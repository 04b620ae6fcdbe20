/** The public file of documents. */
export { type IssuedPaper, issuePaper, type PaperWanted } from './issue.ts';
