/** Every alert and every open duty on Today says why, in both languages, to whoever may see it and to nobody else. */
import { expect, test } from 'vitest';
import { type Json, startCounty } from './county.ts';

const county = await startCounty();
const herong = await county.signIn('herong');
const luobin = await county.signIn('luobin');
const today = (await herong.get('/today')).body;
const ofRules = (rows: Json[]) => [...new Map(rows.map((row) => [String(row.rule), row])).values()];
const path = (what: string, row: Json) =>
  `/cases/${String(row.caseId)}/${what}/${encodeURIComponent(String(row.key))}/trace`;
const labels = (answer: { body: Json }) => answer.body.steps.map((step) => String(step.label.zh));

test('each kind of alert that stands says what it watches, which version governs, and since when it stands', async () => {
  const alerts = ofRules(today.alerts);
  expect(alerts.length).toBeGreaterThan(2);
  for (const alert of alerts) {
    const answer = await herong.get(path('alerts', alert));
    expect(answer.status, String(alert.rule)).toBe(200);
    expect(labels(answer), String(alert.rule)).toEqual(expect.arrayContaining(['依据', '告知', '现在']));
    for (const step of answer.body.steps) {
      expect(String(step.text.zh), String(alert.rule)).not.toBe('');
      expect(String(step.text.en), String(alert.rule)).not.toBe('');
      // A code would be told by its wording.
      expect(String(step.text.zh), `${String(alert.rule)} ${String(step.label.zh)}`).not.toMatch(/[a-z]+-[a-z]+/);
    }
  }
});

test('each kind of duty on the list says why, too', async () => {
  for (const line of ofRules(today.lines)) {
    const answer = await herong.get(path('duties', line));
    expect(answer.status, String(line.rule)).toBe(200);
    expect(labels(answer)).toEqual(expect.arrayContaining(['依据', '起点', '现在']));
  }
});

test('another county is told nothing, and an alert that is none is not found', async () => {
  const [alert] = today.alerts;
  if (!alert) throw new Error('no alert');
  expect((await luobin.get(path('alerts', alert))).status).toBe(404);
  expect((await herong.get(`/cases/${String(alert.caseId)}/alerts/nothing/trace`)).status).toBe(404);
});
