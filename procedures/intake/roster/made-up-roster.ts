/** Small made-up rosters for tests: one good row of either layout, and what changes in it. All people are invented. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MadeCell, type MadeSheet, madeWorkbook } from '@guilu/platform/testing/made-workbook.ts';
import type { LayoutName } from './layouts.ts';
import type { LookUp } from './matching.ts';
import type { CountyPlaces } from './places.ts';
import { type PreviewRow, readRoster, type RosterPreview } from './read-roster.ts';

export const qingshi = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../scenarios/data/qingshi.json'), 'utf8'),
) as CountyPlaces;

const person = {
  姓名: '张三',
  性别: '男',
  出生日期: '1990-03-07',
  证件类型: '身份证',
  身份证号码: '990101199003074518',
  户籍地址: '岚川省临岚市青石县石桥镇柳沟村2组',
};

export const goodRows: Record<LayoutName, Record<string, MadeCell>> = {
  'release-notices': {
    ...person,
    拟居住地址: '青石县城关街道文庙社区',
    刑期起日: '2024-03-06',
    刑期止日: '2026-03-05',
    释放类别: '刑满释放',
    释放日期: '2026-03-05',
    释放单位: '岚川省岚山监狱',
    通知书日期: '2026-02-01',
    接收单位: '城关司法所',
    家属电话: '19900000001',
  },
  handovers: {
    ...person,
    居住地址: '青石县城关街道文庙社区',
    执行地: '青石县',
    司法所: '城关司法所',
    联系电话: '19900000001',
    矫正类别: '缓刑',
    判决日期: '2026-02-10',
    生效日期: '2026-03-01',
    矫正起日: '2026-03-01',
    矫正止日: '2027-02-28',
    矫正期限: '一年',
    交付日期: '2026-03-02',
    文书是否齐全: '齐全',
  },
  'running-stock': {
    ...person,
    居住地址: '青石县城关街道文庙社区',
    司法所: '城关司法所',
    联系电话: '19900000001',
    矫正类别: '缓刑',
    生效日期: '2025-03-01',
    矫正起日: '2025-03-01',
    矫正止日: '2027-02-28',
    报到日期: '2025-03-05',
    入矫登记日期: '2025-03-05',
    管理等级: '普管',
  },
};

/** A sheet with the header of a layout's good row and one row for each set of changes to it. */
export function rosterSheet(layout: LayoutName, changes: Record<string, MadeCell>[], name = '名册'): MadeSheet {
  const headers = [...new Set([...Object.keys(goodRows[layout]), ...changes.flatMap((one) => Object.keys(one))])];
  const rows = changes.map((one) =>
    headers.map((header) => (header in one ? one[header] : goodRows[layout][header]) ?? null),
  );
  return { name, rows: [headers, ...rows] };
}

const nobody: LookUp = async () => [];

export async function previewOf(sheets: MadeSheet[], layout: LayoutName, onFile = nobody): Promise<RosterPreview> {
  const read = await readRoster({ bytes: madeWorkbook(sheets), fileName: 'a.xlsx', layout, places: qingshi, onFile });
  if ('unreadable' in read) throw new Error(read.unreadable.en);
  return read;
}

/** The one row that a good row with these changes becomes. */
export async function rowOf(
  layout: LayoutName,
  changes: Record<string, MadeCell>,
  onFile = nobody,
): Promise<PreviewRow> {
  const [row] = (await previewOf([rosterSheet(layout, [changes])], layout, onFile)).rows;
  if (!row) throw new Error('The row was passed over.');
  return row;
}

/** Its reasons, in the order of the alphabet. */
export async function codesOf(
  layout: LayoutName,
  changes: Record<string, MadeCell>,
  onFile = nobody,
): Promise<string[]> {
  return (await rowOf(layout, changes, onFile)).reasons.map((reason) => reason.code).sort();
}
