/** Helpers as officers type them, one a line: name, capacity, what they do, telephone. Pure. */

export interface Party {
  name: string;
  role: string;
  duty: string;
  phone?: string;
}

/** `陈秀英，柳沟村委会委员，协助办理低保，990-0000-0002`. What is left out stands as 帮教小组成员 and 日常联系. */
export function partiesOf(lines: readonly string[]): Party[] {
  return lines.flatMap((line) => {
    const [name = '', role = '', ...rest] = line.split(/[，,;；\t]/).map((part) => part.trim());
    if (!name) return [];
    const last = rest.at(-1) ?? '';
    const phone = /^[\d+ -]{6,}$/.test(last) ? last : '';
    const duty = (phone ? rest.slice(0, -1) : rest).filter(Boolean).join('，');
    return [{ name, role: role || '帮教小组成员', duty: duty || '日常联系', ...(phone && { phone }) }];
  });
}
