/** Which rules can answer differently under another law: those written differently, and those that look at them. */
import type { Law } from './law.ts';
import type { Version } from './version.ts';

/**
 * Ids of duties and alerts of one pack that are not the same in two laws. All others answer alike, so that a new version
 * of a pack needs only these to be asked again.
 */
export function differingRules(before: Law, after: Law, pack: string): string[] {
  const [old, now] = [before, after].map((law) => versionsByRule(law, pack));
  if (!old || !now) return [];
  const sameNames = JSON.stringify(before.definitions(pack)) === JSON.stringify(after.definitions(pack));
  const ids = new Set([...old.keys(), ...now.keys()]);
  const differing = new Set<string>();
  for (const id of ids) if (!sameNames || written(old.get(id)) !== written(now.get(id))) differing.add(id);
  const all = [...old.values(), ...now.values()].flat();
  for (let size = -1; size !== differing.size; ) {
    size = differing.size;
    for (const version of all) if ([...version.duties].some((id) => differing.has(id))) differing.add(version.id);
  }
  return [...differing];
}

function versionsByRule(law: Law, pack: string): Map<string, Version[]> {
  const found = new Map<string, Version[]>();
  for (const version of law.everyVersion()) {
    if (version.pack !== pack && version.pack !== law.ground) continue;
    if (version.sort !== 'duty' && version.sort !== 'alert') continue;
    found.set(version.id, [...(found.get(version.id) ?? []), version]);
  }
  return found;
}

// The examples say what comes of it and change nothing.
function written(versions: Version[] = []): string {
  return JSON.stringify(
    versions.map(({ pack, sort, raw }) => [pack, sort, raw.from, raw.through, { ...raw.body, examples: undefined }]),
  );
}
