/**
 * Traces and metrics for whoever watches many services, sent by OTLP over HTTP where `OTEL_EXPORTER_OTLP_ENDPOINT` names a
 * receiver; without it nothing is loaded and nothing measured. Attributes are the endpoint's pattern, status, and counts:
 * never an address as asked, a parameter of SQL, an account or a person.
 */
import { context, type Histogram, metrics, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface Telemetry {
  /** Sends what is left and stops. */
  stop(): Promise<void>;
}

interface Watched {
  version: string;
  /** How the queue stands, in counts. */
  queue: () => Promise<{ waiting: number; givenUp: number }>;
}

const name = 'guilu';

/** Begins, where a receiver is named. The packages are loaded only then. */
export async function startTelemetry(
  watched: Watched,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Telemetry | undefined> {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT) return undefined;
  const [
    { AsyncLocalStorageContextManager },
    { TracerProvider, BatchSpanProcessor },
    { OTLPTraceExporter },
    { MeterProvider, PeriodicExportingMetricReader },
    { OTLPMetricExporter },
    { resourceFromAttributes },
  ] = await Promise.all([
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/exporter-metrics-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const resource = resourceFromAttributes({
    'service.name': env.OTEL_SERVICE_NAME ?? name,
    'service.version': watched.version,
  });
  const every = Number(env.OTEL_METRIC_EXPORT_INTERVAL ?? 60_000);
  const traces = new TracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const meters = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter(),
        exportIntervalMillis: every,
        exportTimeoutMillis: Math.min(every, 30_000),
      }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(traces);
  metrics.setGlobalMeterProvider(meters);
  watchQueue(watched);
  return {
    stop: async () => {
      await Promise.allSettled([traces.shutdown(), meters.shutdown()]);
      trace.disable();
      metrics.disable();
      context.disable();
    },
  };
}

function watchQueue({ queue }: Watched): void {
  const meter = metrics.getMeter(name);
  const jobs = meter.createObservableGauge('guilu.queue.jobs', {
    description: 'Jobs by how they stand',
    unit: '{job}',
  });
  const memory = meter.createObservableGauge('process.memory.usage', { description: 'Resident memory', unit: 'By' });
  meter.addBatchObservableCallback(
    async (result) => {
      const found = await queue().catch(() => undefined);
      if (found) for (const [state, count] of Object.entries(found)) result.observe(jobs, count, { state });
      result.observe(memory, process.memoryUsage().rss);
    },
    [jobs, memory],
  );
}

const began = new WeakMap<FastifyRequest, ReturnType<ReturnType<typeof trace.getTracer>['startSpan']>>();

/** A span for each request, under which those of its transactions stand, and its time by endpoint and status. Call before routes are added. */
export function traceRequests(app: FastifyInstance): void {
  let times: Histogram | undefined;
  app.addHook('onRequest', (request, _reply, done) => {
    const span = trace.getTracer(name).startSpan(endpointOf(request), { kind: SpanKind.SERVER });
    began.set(request, span);
    context.with(trace.setSpan(context.active(), span), done);
  });
  app.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    const seen = {
      'http.request.method': request.method,
      'http.route': request.routeOptions.url ?? '',
      'http.response.status_code': reply.statusCode,
    };
    times ??= metrics
      .getMeter(name)
      .createHistogram('http.server.request.duration', { description: 'Time of a request', unit: 's' });
    times.record(reply.elapsedTime / 1000, seen);
    const span = began.get(request);
    span?.setAttributes(seen);
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  });
}

const endpointOf = (request: FastifyRequest) => `${request.method} ${request.routeOptions.url ?? '(none)'}`;

/** Runs something under a span of its own; the name says what kind of work it is and nothing about whom. */
export async function traced<T>(what: string, run: () => Promise<T>): Promise<T> {
  const span = trace.getTracer(name).startSpan(what);
  try {
    return await context.with(trace.setSpan(context.active(), span), run);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
