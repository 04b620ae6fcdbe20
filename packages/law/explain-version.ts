/** The rule behind an answer: its basis, and why this version of it. */
import { dayNumber } from '@guilu/calendar';
import type { Law } from './law.ts';
import type { PackChoice } from './plan.ts';
import { SINCE_EVER } from './rule-source.ts';
import type { RuleSummary, TraceStep, Wording } from './types.ts';
import { dayWords, joined, label } from './explain-words.ts';

export const BASIS = label('依据', 'Basis');
const VERSION = label('版本', 'Version');

/** The article, where the rule comes from, and how sure it is. */
export function basisStep(law: Law, rule: RuleSummary): TraceStep {
  const cited = joined(
    rule.basis.map((basis) => law.basis(basis)),
    '; ',
    '; ',
  );
  return { label: BASIS, text: joined([cited, markWords(rule)], ' · ', ' · ') };
}

function markWords(rule: RuleSummary): Wording {
  if (rule.basis.every((basis) => basis === 'proposal'))
    return label('建议, 可由县里调整', 'a proposal that a county may change');
  if (!rule.verified)
    return rule.corroborated
      ? label('有旁证, 待核对', 'corroborated, to be checked')
      : label('待核对', 'to be checked against the text');
  return rule.checked
    ? label(`${rule.checked} 核对`, `checked on ${rule.checked}`)
    : label('条文已读', 'the text was read');
}

/** Which version governs, the day that chose it, what it stands in for, and what else there was. */
export function versionStep(law: Law, pack: PackChoice, rule: RuleSummary, chosenBy: Wording, day: number): TraceStep {
  const on = dayWords(day);
  const parts: Wording[] = [
    packWords(law, rule),
    spanOfVersion(rule),
    { zh: `按${chosenBy.zh}(${on.zh})适用`, en: `by ${chosenBy.en}, ${on.en}` },
  ];
  const national = rule.pack === law.ground ? undefined : nationalWords(law, rule, day);
  if (national) parts.push(national);
  const others = law
    .versionsOf(pack, rule.sort, rule.id)
    .filter((one) => one.pack === rule.pack && one.version !== rule.version)
    .map((one) => spanOfVersion(one));
  if (others.length > 0) {
    const list = joined(others, ', ', ', ');
    parts.push({ zh: `另有版本: ${list.zh}`, en: `other versions: ${list.en}` });
  }
  return { label: VERSION, text: joined(parts, '; ', '; ') };
}

function packWords(law: Law, rule: RuleSummary): Wording {
  if (rule.pack === law.ground) return label('全国规则', 'national rule');
  const title = law.packs.find((one) => one.id === rule.pack)?.title ?? label(rule.pack, rule.pack);
  return { zh: `本地规则(${title.zh})`, en: `local rule (${title.en})` };
}

function spanOfVersion(rule: RuleSummary): Wording {
  const since = rule.version === SINCE_EVER ? undefined : dayWords(dayNumber(rule.version));
  const until = rule.through === undefined ? undefined : dayWords(dayNumber(rule.through));
  if (!since && !until) return label('一直适用', 'always in force');
  if (!since) return { zh: `适用到${until?.zh}`, en: `in force until ${until?.en}` };
  if (!until) return { zh: `${since.zh}起施行`, en: `in force from ${since.en}` };
  return { zh: `${since.zh}至${until.zh}施行`, en: `in force from ${since.en} to ${until.en}` };
}

function nationalWords(law: Law, rule: RuleSummary, day: number): Wording {
  const national = law.rule({ pack: law.ground, sort: rule.sort, id: rule.id, on: dayWords(day).en });
  if (!national)
    return label('全国规则无此项, 本地加设', "the national rules have no such rule; it is the county's own");
  const basis = joined(
    national.basis.map((one) => law.basis(one)),
    '; ',
    '; ',
  );
  return { zh: `代替全国规则(${basis.zh})`, en: `in place of the national rule (${basis.en})` };
}
