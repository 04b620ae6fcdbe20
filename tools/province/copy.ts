/** COPY FROM STDIN over a connection of pg: rows go to the server as text, as fast as it takes them. */
import type { Socket } from 'node:net';
import pg from 'pg';

/** What pg hands to a statement of its own that speaks the protocol itself. */
interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  stream: Socket;
}

/** One COPY, which takes chunks until `end`. Its methods' names are those that pg calls. */
class CopyIn {
  readonly text: string;
  readonly begun: Promise<Wire>;
  readonly done: Promise<void>;
  private begin: (wire: Wire) => void = () => undefined;
  private finish: () => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;

  constructor(text: string) {
    this.text = text;
    this.begun = new Promise((resolve) => {
      this.begin = resolve;
    });
    this.done = new Promise((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
    // Whoever waits for the end hears of it; between begin and end nobody does.
    this.done.catch(() => undefined);
  }

  submit(wire: Wire): void {
    wire.query(this.text);
  }
  handleCopyInResponse(wire: Wire): void {
    this.begin(wire);
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.finish();
  }
  handleError(error: Error): void {
    this.fail(error);
  }
}

/** Copies the chunks (lines of COPY's text form) into a table. Throws what the server answers. */
export async function copyInto(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  chunks: Iterable<string>,
): Promise<void> {
  const copy = new CopyIn(`copy ${table} (${columns.join(', ')}) from stdin`);
  (client.query as unknown as (query: CopyIn) => void)(copy);
  const wire = await Promise.race([copy.begun, copy.done]);
  if (!wire) throw new Error(`COPY into ${table} did not begin.`);
  for (const chunk of chunks) {
    wire.sendCopyFromChunk(Buffer.from(chunk));
    if (wire.stream.writableNeedDrain)
      await Promise.race([new Promise((go) => wire.stream.once('drain', go)), copy.done]);
  }
  wire.endCopyFrom();
  await copy.done;
}

/** A value as a field of COPY's text form. `json`: the column takes JSON, so a list is JSON and no array. */
export function field(value: unknown, json = false): string {
  if (value === null || value === undefined) return '\\N';
  if (json) return escaped(JSON.stringify(value));
  if (Array.isArray(value)) return escaped(`{${value.map((one) => quoted(String(one))).join(',')}}`);
  return typeof value === 'string' ? escaped(value) : escaped(JSON.stringify(value));
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string) => text.replace(/[\\\n\r\t]/g, (char) => escapes[char] ?? char);
