/** CCL 9 over HTTP: an office decides and acts for the county by an instrument in force, and after its last day the county does. */
import { docxText } from '@guilu/platform/documents/testing/paper-text.ts';
import { expect, test } from 'vitest';
import { type Caller, findCase, startCounty } from './county.ts';

const county = await startCounty();
const [shiqiao, donghe] = ['wangmin', 'chenjing'];
const active = (row: Record<string, unknown>) => row.state === 'active' && String(row.termEnd) > '2027-03-01';
const stretch = { from: '2026-12-20', to: '2026-12-22' };
const wanted = { ...stretch, purpose: 'medical', destination: '临岚市人民医院', proof: true, urgent: false };

/** Asks for three days for somebody of the caller's office. */
async function ask(who: Caller, skip = 0) {
  let seen = -1;
  const { caseId } = await findCase(who, 'kind=correction&size=100', (row) => active(row) && (seen += 1) === skip);
  const outlook = await who.get(`/cases/${caseId}/leave/outlook?from=${stretch.from}&to=${stretch.to}`);
  const asked = await who.post(`/cases/${caseId}/leave`, wanted);
  return { caseId, outlook: outlook.body, leave: asked.body, path: `/cases/${caseId}/leave/${asked.body.leaveId}` };
}

test('an office whose power is over gives its opinion, and the county decides', async () => {
  const chen = await county.signIn(donghe);
  const { outlook, leave, path, caseId } = await ask(chen);
  expect(outlook).toMatchObject({ decides: 'county', notEntrusted: true, ended: { instrument: '青矫委〔2025〕2号', until: '2026-11-22' } });
  expect(outlook.basis.map((one) => one.zh)).toContain('社区矫正法 第9条');
  expect(leave).toMatchObject({ chain: ['office', 'county'], waitsFor: 'office', acts: ['opinion', 'withdraw'], notEntrusted: true });
  const no = await chen.post(`${path}/approval`);
  expect([no.status, no.body.code]).toEqual([403, 'delegation/over']);
  expect(no.body.sentence.zh).toBe('“外出审批”的委托（青矫委〔2025〕2号）到 11月22日 为止，现在由县级社区矫正机构办理（社区矫正法第九条）。');
  expect((await chen.post(`${path}/opinion`, { text: '事由属实，建议批准。' })).body.waitsFor).toBe('county');
  const he = await county.signIn('herong');
  expect((await he.get('/leave?show=mine')).body.rows.some((row) => row.leaveId === leave.leaveId)).toBe(true);
  const granted = await he.post(`${path}/approval`);
  expect(granted.body).toMatchObject({ state: 'approved', decidedBy: 'county', chain: ['office', 'county'] });
  expect(granted.body).not.toHaveProperty('instrument');
  const paper = (await he.get(`/cases/${caseId}/papers`)).body.rows[0];
  const text = docxText((await he.download(`/papers/${paper?.paperId}/docx`)).bytes);
  expect(text).toContain('青石县社区矫正管理局（公章）');
  expect(text).not.toContain('委托');
});

test('with the power it decides; the instrument stands with the decision, in the file and on the paper', async () => {
  const wang = await county.signIn(shiqiao);
  const { outlook, path, caseId } = await ask(wang);
  expect(outlook).toMatchObject({ decides: 'office', notEntrusted: false, instrument: '青矫委〔2025〕3号' });
  expect((await wang.post(`${path}/approval`)).body).toMatchObject({ decidedBy: 'office', instrument: '青矫委〔2025〕3号' });
  const entry = (await wang.get(`/cases/${caseId}`)).body.timeline.find((one) => String(one.type) === 'correction.leave-approved');
  expect(JSON.stringify(entry?.lines)).toContain('青矫委〔2025〕3号');
  const paper = (await wang.get(`/cases/${caseId}/papers`)).body.rows[0];
  const text = docxText((await wang.download(`/papers/${paper?.paperId}/docx`)).bytes);
  expect(text).toContain('受青石县社区矫正管理局委托（青矫委〔2025〕3号），准予');
});

test('the duty to register stands with the office while the instrument runs, and with the county from the day after', async () => {
  const he = await county.signIn('herong');
  const wang = await county.signIn(shiqiao);
  const register = async (who: Caller) => (await who.get('/today')).body.lines.filter((line) => String(line.rule) === 'correction.register');
  const [own] = await register(wang);
  expect(own).toMatchObject({ fallsTo: 'office', delegation: { instrument: '青矫委〔2025〕3号' }, meets: ['correction.registered'] });
  expect(own?.group).not.toBe('waiting');
  const seen = (await register(he)).find((line) => line.key === own?.key);
  expect(seen).toMatchObject({ group: 'waiting', delegation: { instrument: '青矫委〔2025〕3号' } });

  const liu = await county.signIn('liudawei');
  const instruments = (await liu.get('/delegations')).body.rows;
  const ours = instruments.find((row) => String(row.instrument) === '青矫委〔2025〕3号');
  expect(ours).toMatchObject({ inForce: true, grantedBy: '刘大为' });
  expect((await liu.post(`/delegations/${ours?.id}/end`, { on: '2026-11-25' })).status).toBe(200);
  expect((await register(wang)).find((line) => line.key === own?.key)?.fallsTo).toBe('office');
  const open = await ask(wang, 1);

  county.clock.move('2026-11-26T09:00:00+08:00');
  const [heNext, wangNext] = [await county.signIn('herong'), await county.signIn(shiqiao)];
  const back = (await register(heNext)).find((line) => line.key === own?.key);
  expect(back).toMatchObject({ fallsTo: 'county' });
  expect(back?.group).not.toBe('waiting');
  expect(back).not.toHaveProperty('delegation');
  expect((await register(wangNext)).find((line) => line.key === own?.key)).toMatchObject({ group: 'waiting', meets: [] });
  const recorded = await wangNext.post(`/cases/${own?.caseId}/facts`, { type: 'correction.registered', on: '2026-11-26', data: {} });
  expect([recorded.status, recorded.body.code]).toEqual([403, 'delegation/over']);
  expect((await wangNext.post(`${open.path}/approval`)).body.code).toBe('delegation/over');
  expect((await wangNext.post(`${open.path}/refusal`, { reason: 'false-materials', evidence: '经核实没有预约。' })).body.code).toBe('delegation/over');
});

test('what is the county’s is for officers, whatever the office holds', async () => {
  const xu = await county.signIn('xujie');
  const { caseId } = await findCase(xu, 'kind=correction&size=100', active);
  const no = await xu.post(`/cases/${caseId}/facts`, { type: 'correction.papers-checked', on: '2026-11-26', data: {} });
  expect([no.status, no.body.code]).toEqual([403, 'delegation/officers-only']);
});
