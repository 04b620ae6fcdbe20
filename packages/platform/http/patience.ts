/**
 * How long a client may take: for the head of a request, for its body, for reading the answer. None of it holds a
 * connection of the database, but each holds a socket, and there are only so many.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';

const seconds = 1000;

/** Of the server's sockets. A body may take `requestTimeout` at most, where it is a file over a slow line. */
export const limits = {
  // No byte in either direction: a long roster is worked on for less.
  connectionTimeout: 180 * seconds,
  keepAliveTimeout: 65 * seconds,
  requestTimeout: 300 * seconds,
  http: { headersTimeout: 15 * seconds, connectionsCheckingInterval: 2 * seconds },
};

/** For a body that is no file. */
const bodySeconds = 20;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is a file, which may take as long as a request may. */
    slowBody?: boolean;
  }
}

/** Ends the connection of a request whose body is not there in time. */
export function hurryBodies(app: FastifyInstance): void {
  const waiting = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  const arrived = async (request: FastifyRequest) => clearTimeout(waiting.get(request));
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.routeOptions.config.slowBody) return;
    waiting.set(
      request,
      setTimeout(() => {
        reply.hijack();
        request.raw.socket.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
        request.raw.destroy();
      }, bodySeconds * seconds),
    );
  });
  app.addHook('preValidation', arrived);
  app.addHook('onRequestAbort', arrived);
  app.addHook('onResponse', arrived);
}
