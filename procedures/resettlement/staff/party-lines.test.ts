// Lines of helpers with everything, with parts left out, and with a task that has commas of its own.
import { expect, test } from 'vitest';
import { partiesOf } from './party-lines.ts';

test.each([
  [
    '陈秀英，柳沟村委会委员，协助办理低保，990-0000-0002',
    { name: '陈秀英', role: '柳沟村委会委员', duty: '协助办理低保', phone: '990-0000-0002' },
  ],
  ['孙志远，志愿者，陪同培训，介绍岗位', { name: '孙志远', role: '志愿者', duty: '陪同培训，介绍岗位' }],
  ['何燕, 家属', { name: '何燕', role: '家属', duty: '日常联系' }],
  ['何燕', { name: '何燕', role: '帮教小组成员', duty: '日常联系' }],
])('%s', (line, party) => expect(partiesOf([line])).toEqual([party]));

test('an empty line is nobody', () => expect(partiesOf(['', ' '])).toEqual([]));
