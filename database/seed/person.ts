/** Invented people: names, numbers beginning with 99, phones of no network, addresses in the demonstration county. */
import type { Chance } from './chance.ts';

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'];
const male = ['建国', '志强', '伟', '军', '勇', '磊', '海涛', '永刚', '小龙', '德明', '文斌', '长青', '大鹏', '立新', '卫东', '兴旺', '国栋', '少华', '春雷', '宏伟', '振华', '金生', '有田', '家明', '俊杰', '思远', '明亮', '向阳', '浩', '晨'];
const female = ['秀英', '桂兰', '丽', '敏', '静', '小红', '玉梅', '春燕', '海霞', '晓月', '淑芬', '雪梅', '佳', '婷婷', '红霞', '彩云', '艳', '慧', '素珍', '文静'];
/** A few names with characters that other systems lose. */
const rare = ['䶮', '㼆', '𬭎', '𬱖', '喆', '犇'];

export interface Invented {
  name: string;
  sex: 'male' | 'female';
  bornOn: string;
  idNumber: string;
  phone: string;
  area: string;
  address: string;
}

export interface Place {
  code: string;
  name: string;
  township: string;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export function checkDigit(seventeen: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return '10X98765432'[sum % 11] ?? '0';
}

/** One person living at a place; `serial` keeps numbers and phones apart. */
export function invent(luck: Chance, place: Place, serial: number, age: { from: number; to: number }, year: number): Invented {
  const sex = luck.often(0.14) ? 'female' : 'male';
  const given = serial % 97 === 0 ? luck.pick(rare) : luck.pick(sex === 'male' ? male : female);
  const born = year - luck.int(age.from, age.to);
  const bornOn = `${born}-${two(luck.int(1, 12))}-${two(luck.int(1, 28))}`;
  const order = 100 + ((serial * 2 + (sex === 'male' ? 1 : 0)) % 900);
  const seventeen = `${place.code.slice(0, 6)}${bornOn.replaceAll('-', '')}${order}`;
  return {
    name: `${luck.pick(surnames)}${given}`,
    sex,
    bornOn,
    idNumber: seventeen + checkDigit(seventeen),
    phone: `1990000${String(serial % 10000).padStart(4, '0')}`,
    area: place.code,
    address: `岚川省临岚市${place.township}${place.name}${luck.int(1, 9)}组${luck.int(1, 120)}号`,
  };
}

const two = (n: number) => String(n).padStart(2, '0');
