/** Who stands beside a person in the demonstration: volunteer, psychologist, a family member; chosen without drawing by chance. */
import { addMonths } from '@guilu/calendar';
import { clockOf } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Opened } from '../../apps/server/open-services.ts';
import type { DemoStaff } from './accounts.ts';

export async function nameCompanions({ owner, services }: Opened, staff: DemoStaff): Promise<void> {
  const at = services.now().toISOString();
  const officer = staff.officerOf('SF990101100');
  const name = async (username: string, role: string, where: string) => {
    await sql`insert into support_member (county, case_id, account_id, role, named_at, named_by, named_name)
      select c.county, c.id, ${staff.idOf(username)}, ${role}, ${at}, ${officer?.id ?? staff.idOf(username)}, ${officer?.name ?? ''}
        from case_file c where c.county = '990101' and c.closed_on is null and c.state = 'active' and ${sql.raw(where)}
       order by c.kind, c.number limit 6`.execute(owner);
  };
  await name('tianhui', 'volunteer', `c.office = 'SF990101100'`);
  await name('linmo', 'psychologist', `c.kind = 'correction' and right(c.number, 1) = '7'`);
}

/** The family member of the person who has the own page, by consent written down at the office; for nine months. */
export async function inviteFamily({ owner, services }: Opened, staff: DemoStaff): Promise<void> {
  const { at, today } = clockOf(services.now());
  const officer = staff.officerOf('SF990101100');
  await sql`insert into family_access (county, id, person_id, account_id, name, relation, kind, consent, consent_note, from_on, to_on, asked_at, invited_by, invited_name)
    select a.county, ${uuid()}, a.person_id, ${staff.idOf('jiashu')}, left(p.name, 1) || '秀兰', 'sibling', 'by-consent', 'recorded', '当面签了同意书，存纸质档案',
        ${today}, ${addMonths(today, 9)}, ${at}, ${officer?.id ?? ''}, ${officer?.name ?? ''}
      from account a join person p on p.county = a.county and p.id = a.person_id where a.id = ${staff.person}`.execute(
    owner,
  );
  await sql`update account a set display_name = f.name from family_access f where f.account_id = a.id and a.id = ${staff.idOf('jiashu')}`.execute(
    owner,
  );
}
