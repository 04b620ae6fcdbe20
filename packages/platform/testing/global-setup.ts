/** vitest's set-up of the database tests: the server is there before the first file and let go after the last. */
import type { TestProject } from 'vitest/node';
import { type TestServer, startTestServer } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, release } = await startTestServer();
  project.provide('testServer', server);
  return release;
}
