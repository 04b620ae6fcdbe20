// A fault's message keeps its sense and loses every value.
import { expect, test } from 'vitest';
import { makeLog } from './log.ts';
import { plainReason } from './plain-reason.ts';

test.each([
  ['invalid input syntax for type date: "2026-02-30"', 'invalid input syntax for type date: …'],
  ['Key (name)=(张三丰) already exists.', 'Key … already exists.'],
  ['张三丰 的档案 990101199001011234 已经有了', '…'],
  ['The stored file 3fa9c0d2e4b71234567890 is missing.', 'The stored file … is missing.'],
  ['Nobody named contacts listens to case.closed.', 'Nobody named contacts listens to case.closed.'],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED 127.0.0.1:…'],
])('%s', (message, plain) => expect(plainReason(message)).toBe(plain));

test('an error handed to the log leaves its values behind, in its text too', () => {
  const lines: string[] = [];
  const log = makeLog('info', { write: (line) => void lines.push(line) });
  const error = Object.assign(new Error('no room for 王敏, phone 13800001234'), { code: '23505', detail: '王敏' });
  log.error({ err: error }, error.message);
  log.info({ status: 200, ms: 3 }, 'request');
  expect(lines).toHaveLength(2);
  expect(lines[0]).not.toMatch(/王敏|1380000/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', err: { code: '23505', name: 'Error' } });
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ level: 'info', status: 200, ms: 3, msg: 'request' });
});
