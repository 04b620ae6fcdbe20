/** The public file of reading a roster: preview, answer, sentences and the marked workbook. */
export type { CorrectionCategory, DocumentType, Sex } from './coded-values.ts';
export type { FieldName, LayoutName } from './layouts.ts';
export { LAYOUTS } from './layouts.ts';
export type { LookUp, PersonKey, PersonOnFile } from './matching.ts';
export type { CountyPlaces, Organisation, Place } from './places.ts';
export * from './read-roster.ts';
export {
  type CellShown,
  effectOf,
  type Elsewhere,
  type Outcome,
  OUTCOMES,
  type Reason,
  REASON_CODES,
  type ReasonCode,
} from './reasons.ts';
export type { StoredFields } from './row-reading.ts';
export { markedWorkbook } from './marked-workbook.ts';
export { markedHeadings, outcomeWording, reasonSentence, reasonWording, type SentenceLanguage } from './sentences.ts';
