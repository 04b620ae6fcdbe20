/** Sign-ins of the demonstration, one for each role; all with the same password, the county head with a second factor. */
import { hash } from '@node-rs/argon2';
import { Secret, TOTP } from 'otpauth';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Opened } from '../../apps/server/open-services.ts';

export const demoPassword = 'guilu-demo-2026';
const totpSecret = 'GUILUDEMOSECRET2GUILUDEMOSECRET2';

interface DemoAccount {
  username: string;
  name: string;
  organisation: string;
  roles: string[];
  what: string;
  secondFactor?: boolean;
}

export const demoAccounts: DemoAccount[] = [
  { username: 'wangmin', name: '王敏', organisation: 'SF990101100', roles: ['officer'], what: '石桥司法所 工作人员 · office officer' },
  { username: 'zhanglei', name: '张磊', organisation: 'SF990101100', roles: ['office-head', 'officer'], what: '石桥司法所 所长 · office head' },
  { username: 'lihua', name: '李华', organisation: 'SF990101001', roles: ['officer', 'office-head'], what: '城关司法所 · office officer' },
  { username: 'chenjing', name: '陈静', organisation: 'SF990101002', roles: ['officer'], what: '东河司法所 · office officer' },
  { username: 'herong', name: '何蓉', organisation: 'CC990101', roles: ['county-officer'], what: '青石县社区矫正管理局 · county officer' },
  { username: 'liudawei', name: '刘大为', organisation: 'SJ990101', roles: ['county-head'], what: '青石县司法局 局长 · county head (second factor)', secondFactor: true },
  { username: 'qianfeng', name: '钱峰', organisation: 'SJ990101', roles: ['deputy'], what: '青石县司法局 副局长 · deputy head' },
  { username: 'sunli', name: '孙丽', organisation: 'SJ990100', roles: ['city-supervisor'], what: '临岚市司法局 · city supervisor' },
  { username: 'weiguo', name: '魏国', organisation: 'JT990000', roles: ['province-supervisor'], what: '岚川省司法厅 · province supervisor' },
  { username: 'xujie', name: '徐洁', organisation: 'SF990101100', roles: ['social-worker'], what: '石桥司法所 社工 · social worker' },
  { username: 'zhoujun', name: '周军', organisation: 'VC990101100201', roles: ['village-liaison'], what: '柳沟村 网格员 · village liaison' },
  { username: 'gaoyuan', name: '高原', organisation: 'PP990101', roles: ['procurator'], what: '青石县人民检察院 · procurator, read-only' },
  { username: 'wuxia', name: '吴霞', organisation: 'SJ990101', roles: ['auditor'], what: '青石县司法局 · auditor' },
  { username: 'fangming', name: '方明', organisation: 'SJ990101', roles: ['rules-officer'], what: '青石县司法局 · rules officer' },
  { username: 'admin', name: '系统管理员', organisation: 'SJ990101', roles: ['administrator'], what: '管理员，看不到案件 · administrator, sees no case' },
  { username: 'luobin', name: '罗斌', organisation: 'CC990102', roles: ['county-officer'], what: '白杨县社区矫正管理局 · county officer of the neighbour' },
  { username: 'tangyan', name: '唐燕', organisation: 'SF990102001', roles: ['officer', 'office-head'], what: '白杨县北关司法所 · office officer of the neighbour' },
  { username: 'liqing', name: '李青', organisation: 'LG990101', roles: ['secretary'], what: '青石县领导小组 秘书 · secretary of the leading group' },
  { username: 'tianhui', name: '田慧', organisation: 'SF990101100', roles: ['volunteer'], what: '石桥司法所 志愿者 · volunteer, sees whom she is named for' },
  { username: 'linmo', name: '林默', organisation: 'CC990101', roles: ['psychologist'], what: '青石县 心理咨询师 · psychologist' },
  { username: 'hanlei', name: '韩磊', organisation: 'CT990101', roles: ['partner'], what: '青石县人民法院 书记员 · court clerk, letters only' },
  { username: 'dingqiang', name: '丁强', organisation: 'PR990001', roles: ['partner'], what: '岚山监狱 · prison, letters only' },
  { username: 'malan', name: '马岚', organisation: 'DC990101', roles: ['partner'], what: '临岚市看守所 · detention centre, letters only' },
  { username: 'shenyan', name: '沈妍', organisation: 'PP990101', roles: ['partner'], what: '青石县人民检察院 文书 · clerk of the procuratorate, letters only' },
  { username: 'baojun', name: '鲍军', organisation: 'PX990101100', roles: ['partner'], what: '石桥派出所 · police station, letters only' },
  { username: 'benren', name: '本人', organisation: '', roles: ['person'], what: '本人手机页 /my/ · the supervised person' },
  { username: 'jiashu', name: '家属', organisation: '', roles: ['family'], what: '家属手机页 /my/，凭本人同意 · a family member, by the person’s consent' },
];

export interface DemoStaff {
  officerOf(office: string): { id: string; name: string } | undefined;
  idOf(username: string): string;
  person: string;
  countyHead: string;
}

export async function loadAccounts({ owner, services }: Opened): Promise<DemoStaff> {
  const password = await hash(demoPassword, { memoryCost: 19456, timeCost: 2, parallelism: 1 });
  const ids = new Map(demoAccounts.map((account) => [account.username, uuid()]));
  for (const account of demoAccounts) {
    const secret = account.secondFactor ? services.keyring.encrypt(totpSecret) : null;
    await sql`insert into account (id, username, display_name, organisation, roles, county, password_hash, password_changed_at, totp_secret, totp_confirmed)
      values (${ids.get(account.username)}, ${account.username}, ${account.name}, ${account.organisation || null}, ${account.roles}, ${account.organisation ? null : '990101'}, ${password}, now(), ${secret}, ${secret !== null})`.execute(owner);
  }
  const officers = demoAccounts.filter((account) => account.roles.includes('officer'));
  return {
    officerOf: (office) => {
      const found = officers.find((account) => account.organisation === office);
      return found && { id: ids.get(found.username) ?? '', name: found.name };
    },
    idOf: (username) => ids.get(username) ?? '',
    person: ids.get('benren') ?? '',
    countyHead: ids.get('liudawei') ?? '',
  };
}

/** What the start prints. */
export function demoSignIns(): string {
  const width = Math.max(...demoAccounts.map((account) => account.username.length)) + 2;
  const lines = demoAccounts.map((account) => `  ${account.username.padEnd(width)}${account.what}`);
  return [`演示账号，密码都是 ${demoPassword}  (demo sign-ins, one password for all)`, ...lines, `  liudawei 的动态码 second factor now: ${demoCode()}  (密钥 secret ${totpSecret})`].join('\n');
}

/** The demonstration's one-time code at an instant. */
export const demoCode = (at: number = Date.now()): string => new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp: at });
