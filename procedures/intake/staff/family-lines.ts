/** Members of the family as officers type them, one a line: relation, name, work or address, telephone. Pure. */

export interface FamilyMember {
  relation: string;
  name: string;
  occupation?: string;
  phone?: string;
}

/** `妻子，何燕，石桥镇小学，990-0000-0018`; a line with a name alone becomes a relation 家属. */
export function familyOf(lines: readonly string[]): FamilyMember[] {
  return lines.flatMap((line) => {
    const parts = line.split(/[，,、;；\t]/).map((part) => part.trim());
    const [first = '', second = '', third = '', ...rest] = parts;
    if (!first) return [];
    if (!second) return [{ relation: '家属', name: first }];
    const last = rest.filter(Boolean).join(' ');
    const number = (text: string) => /^[\d+ -]{6,}$/.test(text);
    const phone = last || (number(third) ? third : '');
    return [
      {
        relation: first,
        name: second,
        ...(third && third !== phone && { occupation: third }),
        ...(phone && { phone }),
      },
    ];
  });
}
