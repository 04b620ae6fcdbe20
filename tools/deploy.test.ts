// The units of systemd are read by systemd itself, where it is there, and hold what the documentation says of them in any case.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import { afterAll, expect, test } from 'vitest';

const deploy = join(projectFolder, 'deploy');
const units = readdirSync(deploy).filter((name) => /\.(service|timer)$/.test(name));
const beside = mkdtempSync(join(tmpdir(), 'guilu-units-'));
afterAll(() => rmSync(beside, { recursive: true, force: true }));

/** Settings of a unit by section, each key with its values. */
function read(name: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let section = '';
  for (const line of readFileSync(join(deploy, name), 'utf8').split('\n')) {
    const head = /^\[(\w+)\]$/.exec(line)?.[1];
    if (head) section = head;
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (key) found.set(`${section}.${key}`, [...(found.get(`${section}.${key}`) ?? []), value ?? '']);
  }
  return found;
}

test('each timer has its service, and each command is one that the project has', () => {
  expect(units.sort()).toEqual([
    'guilu-backup.service',
    'guilu-backup.timer',
    'guilu-drill.service',
    'guilu-drill.timer',
    'guilu.service',
  ]);
  for (const name of units.filter((unit) => unit.endsWith('.service'))) {
    const [command = ''] = read(name).get('Service.ExecStart') ?? [];
    const [, script = '', verb] = /^\/usr\/bin\/env node (\S+) (\S+)/.exec(command) ?? [];
    expect(existsSync(join(projectFolder, script)), command).toBe(true);
    expect(['start', 'guilu']).toContain(verb);
  }
});

test('each page that a unit or the container file names is there', () => {
  for (const name of [...units, 'Containerfile'])
    for (const [page] of readFileSync(join(deploy, name), 'utf8').matchAll(/\b(?:docs|deploy|tools)\/[\w/.-]*\w/g))
      expect(existsSync(join(projectFolder, page)), `${name}: ${page}`).toBe(true);
});

test('the server runs as nobody else, sees little of the machine, and has a minute to stop', () => {
  const unit = read('guilu.service');
  expect(unit.get('Service.User')).toEqual(['guilu']);
  for (const key of ['NoNewPrivileges', 'PrivateTmp', 'ProtectHome', 'ProtectKernelModules'])
    expect(unit.get(`Service.${key}`), key).toEqual(['yes']);
  expect(unit.get('Service.KillMode')).toEqual(['mixed']);
  expect(unit.get('Service.TimeoutStopSec')).toEqual(['60']);
});

test('systemd finds nothing wrong with them', () => {
  if (spawnSync('systemd-analyze', ['--version']).status !== 0) {
    console.warn('NOT CHECKED: systemd-analyze is not on this machine.');
    return;
  }
  cpSync(deploy, beside, { recursive: true });
  const bad = join(beside, 'bad.service');
  writeFileSync(bad, '[Service]\nExecStart=/no/such/thing\nProtectSystem=sometimes\n');
  const verify = (...names: string[]) =>
    spawnSync('systemd-analyze', ['verify', '--man=no', ...names], {
      cwd: beside,
      encoding: 'utf8',
      env: { ...process.env, SYSTEMD_UNIT_PATH: `${beside}:` },
    });
  const good = verify(...units.map((name) => join(beside, name)));
  // Of other units of the machine nothing is held against ours.
  const about = `${good.stdout}${good.stderr}`.split('\n').filter((line) => /guilu/.test(line));
  expect(about).toEqual([]);
  expect(verify(bad).stderr).toMatch(/bad\.service/);
});
