/** A stored file that was altered or lost is named where it is read and by the check of all files; the others are read on. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFiles } from '@guilu/platform/files/check.ts';
import { FileStore } from '@guilu/platform/files/store.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { startCounty } from './county.ts';

const county = await startCounty();
const { services } = county.opened;

/** Two decisions on leave, each a Word file and a PDF. */
async function twoPapers(): Promise<void> {
  const wang = await county.signIn('wangmin');
  const { body } = await wang.get('/cases?kind=correction&size=100');
  const active = body.rows
    .filter((row) => String(row.state) === 'active' && String(row.termEnd) > '2027-02-01')
    .slice(0, 2);
  for (const { caseId } of active) {
    const stretch = {
      from: '2026-12-15',
      to: '2026-12-17',
      purpose: 'medical',
      destination: '临岚市人民医院',
      proof: true,
      urgent: false,
    };
    const asked = await wang.post(`/cases/${String(caseId)}/leave`, stretch);
    await wang.post(`/cases/${String(caseId)}/leave/${String(asked.body.leaveId)}/approval`);
  }
}

test('an altered paper is not handed out, and the check names it with what it belongs to', async () => {
  const he = await county.signIn('herong');
  await twoPapers();
  const { rows } = await sql<{
    id: string;
    pdf: string;
    docx: string;
  }>`select id, pdf_sha256 as pdf, docx_sha256 as docx from paper where county = '990101' and pdf_sha256 is not null order by made_at limit 2`.execute(
    county.database.owner,
  );
  const [one, other] = rows;
  if (!one || !other) throw new Error('the demonstration has no papers');
  const before = await checkFiles(county.database.owner, services.files);
  expect(before.wrong).toEqual([]);
  expect(before.files).toBeGreaterThan(2);
  const folder = (services.files as unknown as { folder: string }).folder;
  const path = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  await writeFile(path(one.pdf), '%PDF-1.7 not what was stored');
  await rm(path(other.docx));
  await writeFile(path(`${'ab'.repeat(32)}`), 'left over').catch(() => undefined);
  const answer = await he.get(`/papers/${one.id}/pdf`);
  expect(answer.status).toBe(410);
  expect(answer.body.code).toBe('file/altered');
  expect(String(answer.body.sentence?.zh)).toContain(one.pdf.slice(0, 12));
  expect((await he.get(`/papers/${other.id}/docx`)).body.code).toBe('file/missing');
  expect((await he.download(`/papers/${other.id}/pdf`)).status).toBe(200);
  const after = await checkFiles(county.database.owner, new FileStore(folder));
  expect(after.wrong.map(({ sha256, why, of }) => [sha256, why, of])).toEqual(
    expect.arrayContaining([
      [one.pdf, 'altered', [`paper ${one.id}`]],
      [other.docx, 'missing', [`paper ${other.id}`]],
    ]),
  );
  expect(after.wrong).toHaveLength(2);
});
