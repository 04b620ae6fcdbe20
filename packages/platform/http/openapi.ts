/** The API's description, made from the contracts: paths, shapes, permissions, audit events, errors. */
import { anyone } from '../access/roles.ts';
import type { Feature } from '../feature.ts';
import type { Endpoint } from './endpoint.ts';

const problem = {
  type: 'object',
  required: ['code', 'status', 'sentence'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'feature/what-is-wrong' },
    sentence: { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } },
    field: { type: 'string' },
    params: { type: 'object' },
    reasons: { type: 'array', items: { type: 'object' } },
  },
};

/** OpenAPI 3.1, with a stable order so that a change shows as a diff. */
export function describeApi(features: Feature[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  const endpoints = features.flatMap((feature) =>
    (feature.routes ?? []).map((route) => ({ tag: feature.name, endpoint: route.endpoint })),
  );
  endpoints.sort((a, b) =>
    `${a.endpoint.path} ${a.endpoint.method}` < `${b.endpoint.path} ${b.endpoint.method}` ? -1 : 1,
  );
  for (const { tag, endpoint } of endpoints) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(tag, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Guilu 归路', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    components: {
      schemas: { Problem: problem },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'guilu_session' } },
    },
    paths,
  };
}

function operation(tag: string, endpoint: Endpoint): Record<string, unknown> {
  const open = endpoint.permission === anyone;
  return {
    tags: [tag],
    summary: endpoint.summary ?? endpoint.audit ?? endpoint.path,
    'x-permission': endpoint.permission.name,
    'x-roles': endpoint.permission.roles,
    'x-audit': endpoint.audit,
    security: open ? [] : [{ session: [] }],
    parameters: [
      ...fields('path', endpoint.params),
      ...fields('query', endpoint.query),
      ...(endpoint.writes ? [idempotencyKey] : []),
    ],
    ...(endpoint.body && {
      requestBody: {
        required: true,
        content: { [endpoint.upload ? 'multipart/form-data' : 'application/json']: { schema: endpoint.body } },
      },
    }),
    responses: {
      200: endpoint.download
        ? { description: 'the file', content: { 'application/octet-stream': {} } }
        : { description: 'done', content: { 'application/json': { schema: endpoint.returns } } },
      default: {
        description: 'refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 8, maxLength: 100 },
};

function fields(place: 'path' | 'query', schema: unknown): unknown[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: shape,
  }));
}
