/** The table of how long each kind of record is kept, as its file is written. */
import type { LoadProblem, Wording } from './types.ts';
import { isRecord, readYaml, type SourceFile, textsOf } from './yaml-source.ts';

export interface RetentionKind {
  id: string;
  title: Wording;
  /** The day from which the time counts, in words. */
  from: Wording;
  /** undefined: for ever. */
  keep: { count: number; unit: 'day' | 'month' | 'year' } | undefined;
  basis: string[];
  /** The text was read, or a text that was read confirms it. */
  verified: boolean;
  goes: 'destroyed' | 'listed' | 'never';
}

/** Reads `packs/retention.yaml`; a problem for each kind that does not say for how long, on what ground and how it goes. */
export function readRetentionTable(file: SourceFile): { kinds: RetentionKind[]; problems: LoadProblem[] } {
  const { source, problems } = readYaml(file);
  const root = source?.value;
  const kinds = isRecord(root) && isRecord(root['kinds']) ? Object.entries(root['kinds']) : [];
  const read = kinds.map(([id, value]) => ({ id, kind: isRecord(value) ? kindOf(id, value) : undefined }));
  const wrong = read.filter(({ kind }) => !kind).map(({ id }) => id);
  if (source && kinds.length === 0) wrong.push('kinds');
  const said = wrong.map((id) => ({
    file: file.path,
    line: 1,
    message: { zh: `${id} 的保存期限写得不完整`, en: `${id} does not say how long it is kept` },
  }));
  return { kinds: read.flatMap(({ kind }) => (kind ? [kind] : [])), problems: [...problems, ...said] };
}

function kindOf(id: string, value: Record<string, unknown>): RetentionKind | undefined {
  const [title, from] = [wordingOf(value['title']), wordingOf(value['from'])];
  const keep = /^(\d+) (day|month|year)$/.exec(String(value['keep']));
  const goes = (['destroyed', 'listed', 'never'] as const).find((one) => one === value['goes']);
  const basis = textsOf(value['basis']);
  const marked = ['V', 'C', 'M'].includes(String(value['mark']));
  if (!title || !from || !goes || !marked || basis.length === 0) return undefined;
  if (!keep && (value['keep'] !== 'for ever' || goes !== 'never')) return undefined;
  const span = keep && { count: Number(keep[1]), unit: keep[2] as 'day' };
  return { id, title, from, keep: span ?? undefined, basis, verified: value['mark'] !== 'M', goes };
}

function wordingOf(value: unknown): Wording | undefined {
  return isRecord(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string'
    ? { zh: value['zh'], en: value['en'] }
    : undefined;
}
