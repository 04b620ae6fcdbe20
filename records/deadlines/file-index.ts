/** What a complete file holds (一人一档), and which of it is there. Five items a kind of case. */
import type { CaseKind, Wording } from '@guilu/law';
import type { RecordedFact } from '@guilu/platform/projection.ts';

interface Item {
  title: Wording;
  /** Any of these facts puts it into the file. */
  facts: string[];
}

const items: Partial<Record<CaseKind, Item[]>> = {
  correction: [
    { title: { zh: '法律文书', en: 'legal papers' }, facts: ['correction.papers-received', 'correction.papers-completed'] },
    { title: { zh: '登记接收', en: 'registration' }, facts: ['correction.registered'] },
    { title: { zh: '入矫宣告', en: 'announcement' }, facts: ['correction.announced'] },
    { title: { zh: '矫正小组', en: 'group' }, facts: ['correction.group-formed'] },
    { title: { zh: '矫正方案', en: 'plan' }, facts: ['correction.plan-made'] },
  ],
  resettlement: [
    { title: { zh: '释放通知书', en: 'release notice' }, facts: ['resettlement.notice-received', 'resettlement.office-notified'] },
    { title: { zh: '基本情况登记表', en: 'basic form' }, facts: ['resettlement.basic-form-completed'] },
    { title: { zh: '走访谈话记录', en: 'visits and talks' }, facts: ['case.visit-made', 'case.talk-held'] },
    { title: { zh: '跟踪考察表', en: 'follow-up table' }, facts: ['resettlement.observation-row-added'] },
    { title: { zh: '帮教责任书', en: 'responsibility letter' }, facts: ['resettlement.responsibility-letter-signed'] },
  ],
};

export function fileIndex(kind: CaseKind, standing: readonly RecordedFact[]): { title: Wording; there: boolean }[] {
  const types = new Set(standing.map((fact) => fact.type));
  return (items[kind] ?? []).map((item) => ({ title: item.title, there: item.facts.some((type) => types.has(type)) }));
}
