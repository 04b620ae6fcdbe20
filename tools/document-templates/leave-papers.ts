// The approval sheet of a leave and the decision served on the person, as a Word document of two pages.
import { flat, head, heading, label, numberLine, running, sealAndDay, value } from './forms.ts';
import { wordFile } from './word-file.ts';
import { fonts, paragraph, sizes, table } from './wordprocessing.ts';

const leave = () =>
  wordFile(
    [
      heading('社区矫正对象外出审批表'),
      numberLine(),
      table(
        [26, 33, 22, 24, 22, 35],
        [
          [label('姓名'), value('{name}'), label('性别'), value('{sex}'), label('出生日期'), value('{birthDate}')],
          [label('{idType}'), value('{idNumber}', 3), label('联系电话'), value('{phone}')],
          [label('执行地'), value('{executionPlace}', 3), label('申请日期'), value('{appliedOn}')],
          [label('外出事由'), value('{purposeBoxes}', 5)],
          [label('事由说明'), value('{purposeDetail}', 5)],
          [label('目的地'), value('{destination}', 5)],
          [label('外出期间'), value('{from}至{to}，共{days}日；含本次两个月内累计{daysInTwoMonths}日', 5)],
          [label('证明材料'), value('{proof}', 5)],
          [label('申请人签名'), value('　　　　　　　　　　年　　月　　日', 5)],
        ],
      ),
      paragraph('审批意见', {
        size: sizes.xiaoSi,
        font: fonts.hei,
        align: 'left',
        before: 10,
        after: 4,
        keepNext: true,
      }),
      table(
        [36, 66, 26, 34],
        [
          head('审批单位', '意见', '签名', '日期'),
          [label('{#route}{step}'), value('{opinion}'), label('{signer}'), label('{on}{/route}')],
        ],
      ),
      paragraph('决定：{decisionBoxes}', { size: sizes.xiaoSi, before: 10 }),
      paragraph('销假记录：返回日期　　　　年　　月　　日，经办人　　　　　　', { size: sizes.xiaoSi, before: 8 }),
      paragraph('外出申请决定书', {
        font: fonts.title,
        size: sizes.er,
        align: 'center',
        after: 8,
        pageBreakBefore: true,
      }),
      numberLine(),
      flat('{name}：'),
      running('你于{appliedOn}申请在{from}至{to}（共{days}日）期间前往{destination}，事由为{purpose}：{purposeDetail}'),
      running('经审查，依据{legalBasis}的规定，{outcome}'),
      running('{remedy}'),
      ...sealAndDay(),
      paragraph('本决定书已收到。被送达人签名：　　　　　　　　　　　年　　月　　日', {
        size: sizes.xiaoSi,
        before: 40,
      }),
    ],
    { top: 22, right: 24, bottom: 20, left: 26 },
  );

export const leavePapers = { 'procedures/leave/documents/leave-decision': leave };
