/** Opens an `.xlsx` package and gives its parts as text, counting every byte that is really unpacked. */
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UnreadableFile } from './unreadable.ts';

/** What one file may unpack to. The sizes that a package states about itself are not believed. */
export const MOST_BYTES = 300 * 1024 * 1024;
const MOST_ENTRIES = 20_000;

export interface Package {
  has(name: string): boolean;
  /** The text of a part, in pieces. Throws `UnreadableFile` where it is absent, damaged or too large. */
  text(name: string): AsyncGenerator<string>;
}

interface Part {
  bytes: Buffer;
  packed: boolean;
}

/** Throws `UnreadableFile` where the bytes are no package that can be read. */
export async function openPackage(bytes: Buffer): Promise<Package> {
  const parts = await listParts(bytes);
  const budget = { left: MOST_BYTES };
  return {
    has: (name) => parts.has(keyOf(name)),
    text: (name) => partText(parts.get(keyOf(name)), budget),
  };
}

// Part names compare without regard to case (ECMA-376 part 2, 7.3); some writers use the other slash.
function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

async function listParts(bytes: Buffer): Promise<Map<string, Part>> {
  // Names are read as they stand: nothing is ever written under them.
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false });
  const parts = new Map<string, Part>();
  let stated = 0;
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    if (++count > MOST_ENTRIES) throw new UnreadableFile('too-large');
    if (entry.isEncrypted()) throw new UnreadableFile('password-protected');
    stated += entry.uncompressedSize;
    if (stated > MOST_BYTES) throw new UnreadableFile('too-large');
    parts.set(keyOf(nameOf(entry)), await partOf(zip, entry, bytes));
  }
  return parts;
}

function nameOf(entry: Entry): string {
  const raw: unknown = entry.fileName;
  return Buffer.isBuffer(raw) ? raw.toString('utf8') : String(raw);
}

async function partOf(zip: ZipFile, entry: Entry, bytes: Buffer): Promise<Part> {
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new UnreadableFile('damaged');
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const data = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  return { bytes: data, packed: entry.compressionMethod === 8 };
}

async function* partText(part: Part | undefined, budget: { left: number }): AsyncGenerator<string> {
  if (!part) throw new UnreadableFile('damaged');
  const source = Readable.from(slices(part.bytes));
  const stream = part.packed ? source.pipe(createInflateRaw()) : source;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of stream) {
      const piece = chunk as Buffer;
      budget.left -= piece.length;
      if (budget.left < 0) throw new UnreadableFile('too-large');
      yield decoder.decode(piece, { stream: true });
    }
    yield decoder.decode();
  } finally {
    source.destroy();
    stream.destroy();
  }
}

const SLICE = 64 * 1024;

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}
