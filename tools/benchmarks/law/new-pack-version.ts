/** The law as it stands and with a county's new version on top: two figures changed and one duty of its own. */
import { type Law, loadLaw } from '../../../packages/law/index.ts';
import { readPackFolder } from '../../../packages/platform/law-files.ts';

export const PACK = 'fuzhou-county';

const TEXT = `
pack: ${PACK}
from: 2026-01-01
rules:
  - { id: correction.papers-receipt, sort: duty, amends: national, basis: [proposal], mark: M, settings: { limit: 3 day } }
  - { id: correction.supervision-gap, sort: alert, amends: national, basis: [proposal], mark: M, settings: { gap: 21 day } }
  - id: resettlement.first-visit
    sort: duty
    title: { zh: 返回后首次走访, en: First visit after the return }
    basis: [proposal]
    mark: M
    owed: [office]
    settings: { limit: 10 day }
    starts: resettlement.returned
    due: { after: $limit }
    met: { fact: case.visit-made, with: { by: office } }
    void: resettlement.help-declined
`;

export function lawBefore(): Law {
  return lawOf([]);
}

export function lawAfter(): Law {
  return lawOf([{ path: 'local/new.yaml', text: TEXT }]);
}

function lawOf(more: { path: string; text: string }[]): Law {
  const files = readPackFolder();
  const { law, problems } = loadLaw({ ...files, packs: [...files.packs, ...more] });
  if (!law) throw new Error(JSON.stringify(problems));
  return law;
}
