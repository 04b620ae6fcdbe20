/** Traces and metrics reach a receiver of OTLP over HTTP: requests by their pattern with the transactions under them, jobs, durations, the queue; and nothing of a person is in them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTelemetry, type Telemetry } from '@guilu/platform/telemetry/telemetry.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, findCase, startCounty } from './county.ts';

interface Span {
  name: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Record<string, unknown> }[];
}
const bodies: string[] = [];
const spans: Span[] = [];
const metrics = new Set<string>();
const receiver = createServer((request, response) => {
  let text = '';
  request.on('data', (part: Buffer) => (text += part.toString()));
  request.on('end', () => {
    bodies.push(text);
    const body = JSON.parse(text) as {
      resourceSpans?: { scopeSpans: { spans: Span[] }[] }[];
      resourceMetrics?: { scopeMetrics: { metrics: { name: string }[] }[] }[];
    };
    for (const resource of body.resourceSpans ?? [])
      for (const scope of resource.scopeSpans) spans.push(...scope.spans);
    for (const resource of body.resourceMetrics ?? [])
      for (const scope of resource.scopeMetrics) for (const { name } of scope.metrics) metrics.add(name);
    response.setHeader('content-type', 'application/json');
    response.end('{}');
  });
});

let telemetry: Telemetry | undefined;
beforeAll(async () => {
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = endpoint;
  process.env.OTEL_BSP_SCHEDULE_DELAY = '200';
  telemetry = await startTelemetry(
    { version: 'test', queue: async () => ({ waiting: 2, givenUp: 1 }) },
    { ...process.env, OTEL_METRIC_EXPORT_INTERVAL: '300' },
  );
});
afterAll(async () => {
  await telemetry?.stop();
  receiver.close();
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
});

const county = await startCounty();

test('requests, their transactions and jobs are told by their pattern, and nothing of anybody', async () => {
  const wang = await county.signIn('wangmin');
  const found = await findCase(wang, 'kind=correction&size=50', (row) => row.state === 'active');
  await wang.get(`/cases/${found.caseId}`);
  await wang.get('/people?q=990101198804060015');
  await wang.post(`/cases/${found.caseId}/contacts`, {
    kind: 'visit',
    on: '2026-11-25',
    findings: '家里来了客人李大嘴',
  });
  await eventually(async () =>
    spans.some(({ name }) => name === 'POST /api/cases/:caseId/contacts') && metrics.size >= 3 ? true : undefined,
  );
  const visit = spans.find(({ name }) => name === 'POST /api/cases/:caseId/contacts');
  expect(
    spans.filter(({ name, parentSpanId }) => name === 'transaction write' && parentSpanId === visit?.spanId).length,
  ).toBeGreaterThan(0);
  expect(spans.some(({ name }) => name === 'GET /api/cases/:caseId')).toBe(true);
  expect([...metrics]).toEqual(
    expect.arrayContaining(['http.server.request.duration', 'guilu.queue.jobs', 'process.memory.usage']),
  );
  const all = bodies.join('\n');
  for (const personal of [found.caseId, found.personId, found.name, '990101198804060015', '李大嘴', 'wangmin', '王敏'])
    expect(all).not.toContain(personal);
});

test('without a receiver nothing is begun', async () => {
  expect(
    await startTelemetry({ version: 'test', queue: async () => ({ waiting: 0, givenUp: 0 }) }, {}),
  ).toBeUndefined();
});
