/** A clock that is set, forward and back, while the process runs and before it starts. */
import { expect, test } from 'vitest';
import { SteadyClock } from './clock.ts';

const minute = 60_000;
const hour = 60 * minute;

function machine(at: string) {
  const state = { wall: Date.parse(at), running: 1000 };
  return {
    set: (ms: number) => {
      state.wall += ms;
    },
    pass: (ms: number) => {
      state.wall += ms;
      state.running += ms;
    },
    from: { wall: () => state.wall, running: () => state.running },
  };
}

test('it follows the machine, and stands still through a small step back', () => {
  const clockwork = machine('2026-11-25T09:00:00+08:00');
  const clock = new SteadyClock(clockwork.from);
  const first = clock.now().getTime();
  clockwork.set(-minute);
  expect(clock.now().getTime()).toBe(first);
  clockwork.pass(2 * minute);
  expect(clock.now().getTime()).toBe(first + minute);
  expect(clock.trouble()).toBeUndefined();
});

test('set back or forward by more, it goes on by its own time and says so, until the clock is right again', () => {
  for (const by of [-26 * hour, 26 * hour, -3 * minute]) {
    const clockwork = machine('2026-11-25T09:00:00+08:00');
    const clock = new SteadyClock(clockwork.from);
    const first = clock.now().getTime();
    clockwork.set(by);
    clockwork.pass(10 * minute);
    expect(clock.now().getTime()).toBe(first + 10 * minute);
    expect(clock.trouble()).toMatchObject({
      code: 'request/clock-set',
      refuses: false,
      params: { server: '2026-11-25 09:10' },
    });
    clockwork.set(-by);
    expect(clock.trouble()).toBeUndefined();
    expect(clock.now().getTime()).toBe(first + 10 * minute);
  }
});

test('a sleep of the whole machine is no jump', () => {
  const clockwork = machine('2026-11-25T18:00:00+08:00');
  const clock = new SteadyClock(clockwork.from);
  clockwork.pass(15 * hour);
  expect(clock.trouble()).toBeUndefined();
  expect(clock.now().toISOString()).toBe('2026-11-26T01:00:00.000Z');
});

test('behind the last entry at the start, nothing is written until the machine has come up to it', () => {
  const clockwork = machine('2026-11-20T09:00:00+08:00');
  const clock = new SteadyClock(clockwork.from);
  const last = Date.parse('2026-11-25T09:00:00+08:00');
  clock.notBefore(last);
  expect(clock.trouble()).toMatchObject({
    code: 'request/clock-behind',
    refuses: true,
    params: { server: '2026-11-25 09:00', machine: '2026-11-20 09:00' },
  });
  clockwork.pass(hour);
  expect(clock.now().getTime()).toBe(last);
  clockwork.set(6 * 24 * hour);
  expect(clock.trouble()).toBeUndefined();
  expect(clock.now().toISOString()).toBe('2026-11-26T02:00:00.000Z');
});

test('an administrator may say that the machine is right', () => {
  const clockwork = machine('2026-11-25T09:00:00+08:00');
  const clock = new SteadyClock(clockwork.from);
  clock.notBefore(Date.parse('2031-01-01T00:00:00+08:00'));
  expect(clock.trouble()?.refuses).toBe(true);
  clock.accept();
  expect(clock.trouble()).toBeUndefined();
  expect(clock.now().toISOString()).toBe('2026-11-25T01:00:00.000Z');
});
