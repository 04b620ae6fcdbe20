// A refusal says its lawful ground, the facts behind it and where to object (CCL 27, 34).
import { displayOf } from '@guilu/platform/documents/make-document.ts';
import { expect, test } from 'vitest';
import { leaveDecision } from './fields.ts';

const refused = {
  ...leaveDecision.example,
  decision: 'refused',
  refusalGround: 'false-materials',
  refusalFacts: '经向省人民医院核实，没有该门诊预约。',
} as const;

test('a refusal names ground, facts and remedy', () => {
  const { outcome, remedy, decisionBoxes } = displayOf(leaveDecision, { ...refused });
  expect(outcome).toBe(
    '受青石县社区矫正管理局委托（青矫委〔2026〕3号），不予批准，理由是：申请材料虚假。经向省人民医院核实，没有该门诊预约。',
  );
  expect(remedy).toBe(
    '如对本决定有异议，可以向石桥司法所提出并要求复核；认为合法权益受到侵害的，也可以依照《中华人民共和国社区矫正法》第三十四条向青石县人民检察院申诉、控告。事由或者材料有变化的，可以重新申请。',
  );
  expect(decisionBoxes).toBe('□批准外出　■不批准外出');
});

test('an approval says how to stay in touch and to close the leave on return', () => {
  const { outcome } = displayOf(leaveDecision, leaveDecision.example);
  expect(outcome).toContain('期满前返回并办理销假');
});

test('the county decides in its own name, without an instrument', () => {
  const { entrustedBy, instrument, ...own } = leaveDecision.example;
  expect(displayOf(leaveDecision, own).outcome).toMatch(/^准予在上述期间/);
  expect([entrustedBy, instrument]).toEqual(['青石县社区矫正管理局', '青矫委〔2026〕3号']);
});
