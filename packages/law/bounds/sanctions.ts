/** A sanction is decided by somebody who may decide it; no rule imposes one by itself. */
import type { LoadProblem } from '../types.ts';
import type { Version } from '../version.ts';
import { isRecord, type Path, textsOf } from '../yaml-source.ts';
import { type Bound, forbidden } from './refusal.ts';
import { spokenTexts, textsIn, wordIn } from './words.ts';

/** A rule that would impose a measure by itself, or leave it to nobody. */
export function sanctionRule(bound: Bound, version: Version): LoadProblem[] {
  const { basis } = bound.bounds.sanctions;
  const refuse = (where: Path, zh: string, en: string) => [forbidden(bound, version.raw, where, basis, { zh, en })];
  const automatic = automaticText(bound, version);
  if (automatic)
    return refuse(automatic, '规则不得自动给予处分, 须由有权的人决定', 'an automatic sanction, decided by nobody');
  if (meetsBySanction(bound, version))
    return refuse(
      ['met'],
      '不得规定到期即予处分',
      'a duty that can only be met by a sanction is an automatic sanction',
    );
  const wrong = wrongDecider(bound, version);
  if (wrong) return refuse(wrong.where, `${wrong.role} 无权决定处分`, `a sanction that ${wrong.role} would decide`);
  return [];
}

function automaticText(bound: Bound, version: Version): Path | undefined {
  const { automatic, words } = bound.bounds.sanctions;
  const spoken = spokenTexts(version.raw.body);
  const sanction = spoken.some(({ text }) => wordIn(text, words) !== undefined);
  return spoken.find(
    ({ text }) => sanction && wordIn(text, automatic) !== undefined && wordIn(text, automatic.not) === undefined,
  )?.path;
}

function meetsBySanction(bound: Bound, version: Version): boolean {
  const { facts } = bound.bounds.sanctions;
  const { met = [] } = version as { met?: { filter: { names: string[] } }[] };
  return met.some((part) => part.filter.names.some((name) => facts.includes(name)));
}

function wrongDecider(bound: Bound, version: Version): { where: Path; role: string } | undefined {
  const { words, never } = bound.bounds.sanctions;
  const { body } = version.raw;
  if (version.sort === 'gate') {
    if (!spokenTexts(body).some(({ text }) => wordIn(text, words) !== undefined)) return undefined;
    const role = textsOf(body['decided']).find((one) => never.includes(one));
    return role === undefined ? undefined : { where: ['decided'], role };
  }
  if (version.sort !== 'route' || !textsIn(body).some(({ text }) => wordIn(text, words) !== undefined))
    return undefined;
  for (const [name, tier] of Object.entries(isRecord(body['tiers']) ? body['tiers'] : {})) {
    const role = isRecord(tier) ? textsOf(tier['decides']).at(-1) : undefined;
    if (role !== undefined && never.includes(role)) return { where: ['tiers', name], role };
  }
  return undefined;
}
