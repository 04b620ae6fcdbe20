// The answer to a request about personal information and the copy of what is on file, as Word documents.
import { flat, head, heading, label, numberLine, running, sealAndDay, value } from './forms.ts';
import { wordFile } from './word-file.ts';
import { paragraph, sizes, table } from './wordprocessing.ts';

const page = { top: 22, right: 24, bottom: 20, left: 26 };

const answer = () =>
  wordFile(
    [
      heading('个人信息权利请求答复书'),
      numberLine(),
      flat('{asker}：'),
      running('你于{askedOn}提出的关于{name}个人信息的请求（{request}）收悉。请求内容：{details}'),
      running('经审查，依据{legalBasis}的规定，处理结果为：{outcome}。{because}'),
      running('{answer}'),
      running('{remedy}'),
      ...sealAndDay(),
      paragraph('本答复书已收到。签名：　　　　　　　　　　　年　　月　　日', { size: sizes.xiaoSi, before: 40 }),
    ],
    page,
  );

const copy = () =>
  wordFile(
    [
      heading('个人信息副本'),
      numberLine(),
      flat('{name}：'),
      running(
        '依照《中华人民共和国个人信息保护法》第四十五条，现将有关你的个人信息提供如下。同样的内容另附可由计算机读取的文件，其校验值（SHA-256）为{hash}。',
      ),
      table(
        [26, 30, 34, 72],
        [
          head('类别', '日期', '事项', '内容'),
          [label('{#lines}{section}'), label('{on}'), label('{what}'), value('{says}{/lines}')],
        ],
      ),
      running('{withheld}'),
      running('{retention}'),
      ...sealAndDay(),
    ],
    page,
  );

export const dataPapers = {
  'procedures/data-requests/documents/data-request-answer': answer,
  'procedures/data-requests/documents/data-copy': copy,
};
