/** Archiving over HTTP: a closed file is completed, bound into volumes that a PDF reader opens, archived once, and takes no change until it is reopened. */
import { createHash } from 'node:crypto';
import { pdfText } from '@guilu/platform/documents/testing/paper-text.ts';
import { getDocumentProxy } from 'unpdf';
import { beforeAll, expect, test } from 'vitest';
import { type Caller, findCase, type Json, startCounty } from './county.ts';

const county = await startCounty();
let he: Caller;
let wang: Caller;
let caseId: string;
let name: string;
beforeAll(async () => {
  he = await county.signIn('herong');
  wang = await county.signIn('wangmin');
  ({ caseId, name } = await findCase(wang, 'kind=correction&state=closed&size=200'));
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const volumes = async () => (await he.get(`/cases/${caseId}/volumes`)).body;
const lacking = async (id: string) => {
  const volume = (await volumes()).volumes.find((one) => String(one.id) === id);
  return volume?.needs.filter((need) => String(need.met) === 'false').map((need) => String(need.id)) ?? [];
};
const upload = async (fileName: string, bytes = png) =>
  String((await he.upload(`/cases/${caseId}/attachments`, { name: fileName, bytes })).body.id);

test('a closed file says what its volumes lack, and is not archived while they do', async () => {
  expect((await volumes()).volumes.map((volume) => volume.title.zh)).toEqual(['执行档案', '工作档案']);
  expect(await lacking('execution')).toContain('judgment');
  const no = await he.post(`/cases/${caseId}/archiving`);
  expect([no.status, no.body.code]).toEqual([422, 'archive/incomplete']);
  expect(no.body.reasons.map((reason) => reason.title.zh)).toContain('缺判决书、裁定书或者决定书');
});

test('what is lacking is a scan that is filed, or the place of its original', async () => {
  const attachmentId = await upload('判决书.png');
  const path = `/cases/${caseId}`;
  expect(
    (await he.post(`${path}/volume-scans`, { attachmentId, volume: 'execution', need: 'nothing' })).body.code,
  ).toBe('archive/no-such-part');
  expect(
    (await he.post(`${path}/volume-scans`, { attachmentId, volume: 'assistance', need: 'judgment' })).body.code,
  ).toBe('archive/no-such-volume');
  expect((await he.post(`${path}/volume-scans`, { attachmentId, volume: 'execution', need: 'judgment' })).status).toBe(
    200,
  );
  expect(await lacking('execution')).not.toContain('judgment');
  const noted = await he.post(`${path}/volume-places`, {
    volume: 'execution',
    need: 'execution-notice',
    place: '纸质档案第2卷第5页',
  });
  expect(await lacking('execution')).not.toContain('execution-notice');
  const gone = await fetch(`${county.address}/api${path}/volume-entries/${String(noted.body.entryId)}`, {
    method: 'DELETE',
    headers: {
      cookie: he.cookie,
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156',
      'idempotency-key': crypto.randomUUID(),
    },
  });
  expect(gone.status).toBe(200);
  expect(await lacking('execution')).toContain('execution-notice');
});

test('a scan that cannot be opened is named; the volume is printed with cover, index, numbered pages and note', async () => {
  const broken = await upload('坏的.pdf', Buffer.from('%PDF-1.7\nnothing'));
  const bad = await he.get(`/cases/${caseId}/volumes/execution/pdf`);
  expect([bad.status, bad.body.code, bad.body.params.title]).toEqual([422, 'archive/cannot-open', '坏的.pdf']);
  await county.database.owner
    .deleteFrom('attachment' as never)
    .where('id' as never, '=', broken as never)
    .execute();
  for (const need of [...(await lacking('execution')), ...(await lacking('work'))])
    await he.post(`/cases/${caseId}/volume-places`, {
      volume: need === 'contacts' ? 'work' : 'execution',
      need,
      place: '纸质档案第2卷',
    });
  const { bytes, type } = await he.download(`/cases/${caseId}/volumes/execution/pdf`);
  expect(type).toContain('application/pdf');
  const text = (await pdfText(bytes)).replace(/\s/g, '');
  for (const said of [
    '执行档案',
    name,
    '卷内目录',
    '判决书、裁定书或者决定书',
    '卷内备考表',
    '原件在纸质档案第2卷',
    '尚未归档',
  ])
    expect(text).toContain(said);
});

test('archived: both volumes are kept with their hash, the fact lists what they hold, and the file takes no change', async () => {
  const done = await he.post(`/cases/${caseId}/archiving`);
  expect(done.status).toBe(200);
  const { sealed, archived } = await volumes();
  expect([archived, sealed.length]).toEqual([true, 2]);
  const execution = sealed.find((one) => String(one.volume) === 'execution');
  const { bytes } = await he.download(`/sealed-volumes/${String(execution?.id)}/pdf`);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(execution?.sha256);
  expect(await pdfText(bytes)).not.toContain('尚未归档');
  // Cover, index and note stand beside the numbered pages.
  expect((await getDocumentProxy(new Uint8Array(bytes))).numPages).toBeGreaterThanOrEqual(Number(execution?.pages) + 3);
  const file = (await he.get(`/cases/${caseId}`)).body;
  expect(String(file.head.state)).toBe('archived');
  const fact = file.timeline.find((entry) => String(entry.type) === 'case.archived') as Json;
  expect(JSON.stringify(fact.data)).toContain('执行档案 1 · ');
  expect((await he.post(`/cases/${caseId}/archiving`)).body.code).toBe('archive/archived-already');
  expect((await he.upload(`/cases/${caseId}/attachments`, { name: 'a.png', bytes: png })).body.code).toBe(
    'attachment/archived',
  );
  expect(
    (await he.post(`/cases/${caseId}/volume-places`, { volume: 'execution', need: 'plan', place: '别处' })).body.code,
  ).toBe('archive/archived-already');
});

test('reopened with a reason it can be changed, and archived again it has new volumes beside the old', async () => {
  expect((await he.post(`/cases/${caseId}/reopening`, { reason: '补录一份判决书' })).status).toBe(200);
  expect((await volumes()).archived).toBe(false);
  await upload('补充.png');
  expect((await he.post(`/cases/${caseId}/archiving`)).body.code).toBe('archive/not-closed');
  expect((await he.post(`/cases/${caseId}/closing`, { ground: 'term-over' })).status).toBe(200);
  expect((await volumes()).archived).toBe(false);
  expect((await he.post(`/cases/${caseId}/archiving`)).status).toBe(200);
  expect((await volumes()).sealed).toHaveLength(4);
});

test('the assistance file of a released person is bound and archived the same way', async () => {
  const released = await findCase(he, 'kind=resettlement&state=closed&size=200');
  const path = `/cases/${released.caseId}`;
  const volume = (await he.get(`${path}/volumes`)).body.volumes[0];
  expect(volume?.needs.map((need) => String(need.id))).toEqual([
    'notice',
    'basic-form',
    'visits',
    'observation',
    'responsibility',
  ]);
  expect((await he.post(`${path}/archiving`)).body.code).toBe('archive/incomplete');
  for (const need of volume?.needs ?? [])
    if (String(need.met) === 'false')
      await he.post(`${path}/volume-places`, { volume: 'assistance', need: need.id, place: '纸质档案第1卷' });
  expect((await he.post(`${path}/archiving`)).body.volumes.map((one) => String(one.id))).toEqual(['assistance']);
});

test('another office sees neither the volumes nor what was archived; the procurator reads and writes nothing', async () => {
  const { sealed } = await volumes();
  const pdf = `/sealed-volumes/${String(sealed[0]?.id)}/pdf`;
  const seen = async (who: string) => {
    const caller = await county.signIn(who);
    return [
      (await caller.get(`/cases/${caseId}/volumes`)).status,
      (await caller.get(pdf)).status,
      (await caller.post(`/cases/${caseId}/archiving`)).status,
    ];
  };
  expect(await seen('lihua')).toEqual([404, 404, 404]);
  expect(await seen('tangyan')).toEqual([404, 404, 404]);
  expect(await seen('gaoyuan')).toEqual([200, 200, 403]);
});
