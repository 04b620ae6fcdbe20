/** A prison's short list of releases for a county, of invented people, as a file that a browser would send. */
import { addDays } from '@guilu/calendar';
import { chance } from '../../database/seed/chance.ts';
import { invent } from '../../database/seed/person.ts';
import { villagesOf } from '../benchmarks/stock/counties.ts';

const rows = 12;
const header =
  '证件号码,服刑人员姓名,性别,证件类型,出生时间,出监日期,释放原因,刑期起,刑满日期,户口所在地,家庭住址,司法所,亲属电话,填发日期,是否可能不报到';

/** `number` keeps the people of one list from those of another. */
export function rosterOf(county: string, number: number, today: string): { boundary: string; content: Buffer } {
  const luck = chance(Number(county) + number * 104_729);
  const villages = villagesOf(county);
  const lines = Array.from({ length: rows }, (_, n) => {
    const village = luck.pick(villages);
    const person = invent(luck, village, number * rows + n, { from: 20, to: 60 }, 2026);
    const release = addDays(today, luck.int(20, 40));
    const home = `${county}县${village.township}${village.name}${luck.int(1, 9)}组`;
    return [
      person.idNumber,
      person.name,
      person.sex === 'male' ? '男' : '女',
      '居民身份证',
      person.bornOn,
      release,
      '刑满释放',
      addDays(release, -1000),
      release,
      home,
      home,
      `${Number(village.code.slice(6, 9))}号司法所`,
      person.phone,
      today,
      '否',
    ].join(',');
  });
  const boundary = `guilu-${county}-${number}`;
  const name = `releases-${county}-${number}.csv`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`;
  return { boundary, content: Buffer.from(`${head}\uFEFF${header}\n${lines.join('\n')}\n\r\n--${boundary}--\r\n`) };
}
