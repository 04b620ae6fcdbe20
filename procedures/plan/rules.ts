/** What a version of the plan must say, and what changed since the one before. Pure. */
import { invalid, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { Measure } from './contract.ts';

interface Version {
  on: string;
  reviewOn?: string | undefined;
  measures: readonly Measure[];
}

/** What is wrong with a version by itself. */
export function wrongVersion(version: Version): Refusal | undefined {
  if (version.reviewOn && version.reviewOn <= version.on)
    return invalid('plan/review-before', 'reviewOn', { on: version.on });
  const texts = version.measures.map(keyOf);
  return new Set(texts).size < texts.length ? invalid('plan/twice', 'measures') : undefined;
}

const keyOf = (measure: Measure) => `${measure.area} ${measure.text.trim()}`;

/** The measures that came and those that went. */
export function changesOf(before: readonly Measure[] | undefined, after: readonly Measure[]) {
  if (!before) return { added: [], dropped: [] };
  const missingFrom = (others: readonly Measure[]) => {
    const known = new Set(others.map(keyOf));
    return (measure: Measure) => !known.has(keyOf(measure));
  };
  return {
    added: after.filter(missingFrom(before)).map(({ text }) => text),
    dropped: before.filter(missingFrom(after)).map(({ text }) => text),
  };
}

/** Nothing ties the person to the life around them yet: a hint, no refusal (CCL 35, 40–42). */
export const withoutCommunity = (measures: readonly Pick<Measure, 'area'>[]): boolean =>
  !measures.some(({ area }) => area === 'public-benefit' || area === 'help');

type Report = { every: number; unit: string } | undefined;
export const sameReport = (a: Report, b: Report): boolean => a?.every === b?.every && a?.unit === b?.unit;
