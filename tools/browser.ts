/** The browser and the Chinese fonts that the tests need: as root from Debian, otherwise what is there. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/lib/chromium/chromium'];

/** Path of a Chromium, from the environment (`GUILU_BROWSER`) or the usual places. */
export function browserPath(): string | undefined {
  const named = process.env.GUILU_BROWSER;
  if (named) return existsSync(named) ? named : undefined;
  return browsers.find((path) => existsSync(path));
}

const hasChineseFont = () => /\S/.test(spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '') || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');

/** Makes sure of both; answers one sentence where something is missing and cannot be installed from here. */
export function findBrowser(): string | undefined {
  if (browserPath() && hasChineseFont()) return undefined;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install();
  if (!browserPath()) return '没有找到 Chromium: 请以 root 运行 apt-get install chromium fonts-noto-cjk，或用 GUILU_BROWSER 指明。No Chromium was found: as root run apt-get install chromium fonts-noto-cjk, or name one in GUILU_BROWSER.';
  if (!hasChineseFont()) return '没有中文字体: 请以 root 运行 apt-get install fonts-noto-cjk。No Chinese font was found: as root run apt-get install fonts-noto-cjk.';
  return undefined;
}

function install(): void {
  console.error('正在安装 Chromium 和中文字体… Installing Chromium and Chinese fonts…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status;
  const wanted = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fontconfig'];
  if (run(...wanted) !== 0) {
    run('update');
    run(...wanted);
  }
}
