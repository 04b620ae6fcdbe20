/** From the address of the list to the question for the server, and from its rows to a table for a spreadsheet. Pure. */
import type { Query } from '@guilu/ui/calls.ts';
import type { Text } from '@guilu/ui/text.ts';
import type { CaseLine, listCases } from '../contract.ts';

export const sorts = ['name', 'termEnd', 'openedOn', 'overdue', 'lastSeenOn'] as const;
export type Sort = (typeof sorts)[number];
const states = ['open', 'closed', 'all'] as const;

type Address = Record<string, string | undefined>;
type ListQuery = NonNullable<Query<typeof listCases>> & { page: number };

export function queryOf(address: Address, size: number): ListQuery {
  const page = Number(address.page);
  return {
    ...(address.q && { q: address.q.slice(0, 100) }),
    ...(address.kind && { kind: address.kind }),
    ...(address.office && { office: address.office }),
    state: states.find((state) => state === address.state) ?? 'open',
    sort: sorts.find((sort) => sort === address.sort) ?? 'name',
    ...(address.down === 'yes' && { descending: true }),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    size,
  };
}

/** With a byte order mark, so that spreadsheets read the Chinese; a cell that a spreadsheet would calculate is made text. */
export function csvOf(rows: CaseLine[], { t, code }: Pick<Text, 't' | 'code'>): string {
  const heads = [
    'name',
    'sexHead',
    'kind',
    'category',
    'number',
    'state',
    'termStart',
    'termEnd',
    'office',
    'officer',
    'lastSeen',
    'overdueHead',
  ];
  const lines = rows.map((row) => [
    row.name,
    code('people.sex', row.sex),
    code('case.kind', row.kind),
    code('case.category', row.category),
    row.number,
    code('case.state', row.state),
    row.termStart,
    row.termEnd,
    row.officeName,
    row.officerName,
    row.lastSeenOn,
    row.overdue,
  ]);
  return `\ufeff${[heads.map((head) => t(`people.${head}`)), ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number | undefined): string {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
