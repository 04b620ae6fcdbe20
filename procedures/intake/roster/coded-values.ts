/** The words that a coded cell may hold, as tables. Words are compared without white space and in capitals. */
import { withoutSpace } from '@guilu/platform/text/fold.ts';

export type Sex = 'male' | 'female';
export type DocumentType =
  | 'resident-identity-card'
  | 'none'
  | 'passport'
  | 'hong-kong-macau-permit'
  | 'taiwan-permit'
  | 'foreign-permanent-resident-card';
export type CorrectionCategory = 'control' | 'probation' | 'parole' | 'teop';
/** How a release reads before the kind of prison is looked at. */
export type ReleaseGround = 'term-served' | 'otherwise';
/** Words of a category that this roster must not bring. */
export type Misplaced = 'abolished' | 'other-roster';

type Table<Value> = ReadonlyMap<string, Value>;

/** A table from the words, separated by blanks, that mean each value. */
export function table<Value>(entries: [Value, string][]): Table<Value> {
  return new Map(entries.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));
}

/** The value of a word; undefined where the table does not hold it. */
export function codedValue<Value>(words: Table<Value>, text: string): Value | undefined {
  return words.get(withoutSpace(text).toUpperCase());
}

export const SEXES = table<Sex>([
  ['male', '男 男性 1 M'],
  ['female', '女 女性 2 F'],
]);

export const DOCUMENT_TYPES = table<DocumentType>([
  ['resident-identity-card', '居民身份证 身份证 二代身份证 户口簿'],
  ['none', '无 无证件 身份不明'],
  ['passport', '护照 外国护照'],
  ['hong-kong-macau-permit', '港澳居民来往内地通行证 港澳通行证 回乡证'],
  ['taiwan-permit', '台湾居民来往大陆通行证 台胞证'],
  ['foreign-permanent-resident-card', '外国人永久居留身份证'],
]);

/** Whether a document is a passport or travel document, for which R-080 asks two proofs. */
export function isForeign(type: DocumentType): boolean {
  return type !== 'resident-identity-card' && type !== 'none';
}

/** What people write where a person has no number. */
export const NO_NUMBER: ReadonlySet<string> = new Set('无 不详 未知 不明 身份不明 无身份证 暂无'.split(' '));

export const YES_NO = table<boolean>([
  [true, '是 有 已 √ 1 Y'],
  [false, '否 未 × 0 N'],
]);

export const COMPLETE = table<boolean>([
  [true, '齐全 齐 完整 是 √'],
  [false, '不齐 不齐全 不全 否 ×'],
]);

export const CORRECTION_CATEGORIES = table<CorrectionCategory | Misplaced>([
  ['control', '管制 01 1'],
  ['probation', '缓刑 宣告缓刑 02 2'],
  ['parole', '假释 裁定假释 03 3'],
  ['teop', '暂予监外执行 监外执行 保外就医 04 4'],
  // Deprivation of political rights went to the police with CL12.
  ['abolished', '剥夺政治权利 剥权'],
  ['other-roster', '刑满释放 刑释'],
]);

export const RELEASE_CATEGORIES = table<ReleaseGround | Misplaced>([
  ['term-served', '刑满释放 刑满 期满释放 减刑释放 减刑后刑满'],
  ['otherwise', '特赦 特赦释放 赦免 改判释放 再审改判'],
  // Re-education through labour ended on 2013-12-28.
  ['abolished', '解除劳教 解教 解除劳动教养'],
  // The ends of a correction come by the county's own discharge.
  ['other-roster', '假释 缓刑 管制 暂予监外执行 监外执行 假释期满 缓刑考验期满 管制期满 解除社区矫正'],
]);
