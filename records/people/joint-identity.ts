/** What two files of one person say together of who it is. Pure. */
import { fitsLostName, hasLostCharacter } from './rules.ts';

interface Identified {
  type: string;
  data: Record<string, unknown>;
}

const filled = (value: unknown) => value !== undefined && value !== null && value !== '';

/**
 * The kept file's identity stands; what it lacks comes from the other file, whose names become former names. A name that
 * lost a character is mended by a whole one that fits. Numbers stay encrypted as they are. Undefined where the other file adds nothing.
 */
export function jointIdentity(
  kept: readonly Identified[],
  other: readonly Identified[],
): Record<string, unknown> | undefined {
  const [own, theirs] = [latest(kept), latest(other)];
  if (!own || !theirs) return undefined;
  const joint: Record<string, unknown> = { ...own };
  if (!filled(own.idNumber) && filled(theirs.idNumber)) {
    for (const name of ['idNumber', 'idType', 'idStatus']) if (filled(theirs[name])) joint[name] = theirs[name];
  }
  for (const name of ['sex', 'bornOn', 'nationality'])
    if (!filled(own[name]) && filled(theirs[name])) joint[name] = theirs[name];
  if (fitsLostName(String(own.name ?? ''), String(theirs.name ?? ''))) joint.name = theirs.name;
  const names = [...listed(own.formerNames), ...listed(theirs.formerNames), String(theirs.name ?? '')];
  const former = [...new Set(names)].filter((name) => name && name !== joint.name && !hasLostCharacter(name));
  if (former.length) joint.formerNames = former;
  return JSON.stringify(joint) === JSON.stringify(own) ? undefined : joint;
}

const latest = (facts: readonly Identified[]) => facts.filter((fact) => fact.type === 'person.identified').at(-1)?.data;
const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
