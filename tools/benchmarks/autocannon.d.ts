/** The part of autocannon that the measuring uses; the package brings no types. */
declare module 'autocannon' {
  namespace autocannon {
    interface Request {
      method?: string;
      path?: string;
      headers?: Record<string, string>;
      body?: string;
      setupRequest?(request: Request): Request;
    }
    interface Client {
      setRequests(requests: Request[]): void;
    }
    interface Result {
      duration: number;
      non2xx: number;
      errors: number;
      throughput: { total: number };
    }
    interface Running extends Promise<Result> {
      on(event: 'response', heard: (client: Client, status: number, bytes: number, milliseconds: number) => void): void;
    }
  }
  function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    setupClient(client: autocannon.Client): void;
  }): autocannon.Running;
  export default autocannon;
}
