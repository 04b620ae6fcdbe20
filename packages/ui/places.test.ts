// Which places a typed text may mean.
import { expect, test } from 'vitest';
import { type Place, placeName, placesFor } from './places.ts';

const places: Place[] = [
  { code: '990101100', name: '石桥镇', parent: '990101', pinyin: 'shi qiao zhen', initials: 'sqz' },
  { code: '990101100201', name: '柳沟村', parent: '990101100', pinyin: 'liu gou cun', initials: 'lgc' },
  { code: '990101100202', name: '石桥村', parent: '990101100', pinyin: 'shi qiao cun', initials: 'sqc' },
  { code: '990101101', name: '云台镇', parent: '990101', pinyin: 'yun tai zhen', initials: 'ytz' },
  { code: '990101101201', name: '柳林村', parent: '990101101', pinyin: 'liu lin cun', initials: 'llc' },
];
const found = (typed: string, chosen = '') => placesFor(places, typed, chosen).map((place) => place.name);

test('townships first, then the villages of the chosen one', () => {
  expect(found('')).toEqual(['石桥镇', '云台镇']);
  expect(found('', '990101100')).toEqual(['柳沟村', '石桥村']);
  expect(found('', '990101101201')).toEqual(['柳林村']);
});

test.each([
  ['柳', ['柳沟村', '柳林村']],
  ['liugou', ['柳沟村']],
  ['liu gou', ['柳沟村']],
  ['lgc', ['柳沟村']],
  ['sqzlgc', ['柳沟村']],
  ['石桥镇柳', ['柳沟村']],
  ['shiqiaozhenliu', ['柳沟村']],
  ['990101101', ['云台镇', '柳林村']],
  ['北京', []],
])('%s', (typed, names) => {
  expect(found(typed)).toEqual(names);
});

test('written with its township; what is none of the county stays a code', () => {
  expect(placeName(places, '990101100201')).toBe('石桥镇 柳沟村');
  expect(placeName(places, '990101100')).toBe('石桥镇');
  expect(placeName(places, '110101')).toBe('110101');
});
