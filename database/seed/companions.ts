/** Whom the demonstration's volunteer and psychologist are named for: people midway, chosen without drawing by chance. */
import { sql } from 'kysely';
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
