/** `guilu db migrate`; `guilu db distribute --print` comes with distribution by county. */
import { withServices } from './opened.ts';

export async function run([verb = '']: string[]): Promise<number> {
  if (verb === 'migrate') return withServices(async () => (console.log('数据库是最新的。The database is up to date.'), 0));
  console.error(verb === 'distribute' ? '按县分布还没有实现。guilu db distribute is not there yet.' : 'guilu db migrate');
  return 2;
}
