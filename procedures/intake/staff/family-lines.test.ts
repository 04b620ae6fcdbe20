// Lines as officers type them, with full-width and half-width commas and parts left out.
import { expect, test } from 'vitest';
import { familyOf } from './family-lines.ts';

test.each([
  [
    '妻子，何燕，石桥镇小学，990-0000-0018',
    { relation: '妻子', name: '何燕', occupation: '石桥镇小学', phone: '990-0000-0018' },
  ],
  ['母亲, 秦桂兰', { relation: '母亲', name: '秦桂兰' }],
  ['母亲，秦桂兰，柳沟村三组', { relation: '母亲', name: '秦桂兰', occupation: '柳沟村三组' }],
  ['弟弟；周小川；99000000001', { relation: '弟弟', name: '周小川', phone: '99000000001' }],
  ['弟弟，周小川，，99000000001', { relation: '弟弟', name: '周小川', phone: '99000000001' }],
  ['何燕', { relation: '家属', name: '何燕' }],
])('%s', (line, member) => expect(familyOf([line])).toEqual([member]));

test('an empty line is nobody', () => expect(familyOf(['', '  ', '，'])).toEqual([]));
