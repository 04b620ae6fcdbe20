/** One YAML 1.2 file, read without losing the line on which a thing stands. Duplicate keys are refused. */
import { isCollection, isNode, LineCounter, parseDocument } from 'yaml';
import { yamlFaultWords } from './fault-words.ts';
import type { LoadProblem } from './types.ts';

/** A file as it was read by whoever may read files. */
export interface SourceFile {
  path: string;
  text: string;
}

export type Path = (string | number)[];

/** What was read. Nobody changes `value`: it may be shared. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** The line on which the thing at this path stands, or the nearest thing above it. */
  lineAt(path: Path): number;
}

type Read = { source?: YamlSource; problems: LoadProblem[] };

// Trying a pack reads the others again and again: what was read once from the same file is kept.
const READ = new WeakMap<SourceFile, Read>();

/** Reads a file; problems (syntax, duplicate keys) carry their line. */
export function readYaml(file: SourceFile): Read {
  const known = READ.get(file);
  if (known) return known;
  const read = readAnew(file);
  READ.set(file, read);
  return read;
}

function readAnew(file: SourceFile): Read {
  const lines = new LineCounter();
  const document = parseDocument(file.text, {
    version: '1.2',
    uniqueKeys: true,
    lineCounter: lines,
    prettyErrors: false,
  });
  if (document.errors.length > 0) return { problems: document.errors.map((e) => problemOf(file.path, lines, e)) };
  const lineAt = (path: Path): number => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node: unknown = isCollection(document.contents) ? document.getIn(path.slice(0, depth), true) : undefined;
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  return { source: { file: file.path, value: document.toJS() as unknown, lineAt }, problems: [] };
}

function problemOf(
  file: string,
  lines: LineCounter,
  error: { code: string; pos: [number, number]; message: string },
): LoadProblem {
  const line = lines.linePos(error.pos[0]).line;
  return {
    file,
    line,
    message: { zh: yamlFaultWords(error.code, error.message), en: `Not valid YAML: ${error.message}` },
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that may be written alone or as a list. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** Only the texts among the values. */
export function textsOf(value: unknown): string[] {
  return listOf(value).filter((v): v is string => typeof v === 'string');
}
