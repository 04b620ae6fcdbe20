/** What the expression library cannot check: texts compared with coded fields, and days that do not exist. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { isPlainDate } from '@guilu/calendar';
import type { Catalogue } from './catalogue.ts';
import type { Shape } from './shapes.ts';
import type { Wording } from './types.ts';

const STRINGS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;
const IDENTIFIER = /(?<![.\w])[A-Za-z_]\w*/g;

/** Names that a text uses. Names bound inside a comprehension are among them, which does no harm. */
export function identifiersIn(text: string): Set<string> {
  return new Set(
    text.startsWith('{') || text.startsWith('[') || text.startsWith('"')
      ? text.match(IDENTIFIER)
      : text.replace(STRINGS, '""').match(IDENTIFIER),
  );
}

interface Walked {
  op?: unknown;
  args?: unknown;
  checkedType?: { name: string };
}

/** Faults of an expression that is otherwise in order. */
export function codeFaults(ast: ASTNode, catalogue: Catalogue, shapes: Map<string, Shape>): Wording[] {
  const faults: Wording[] = [];
  visit(ast as Walked, (node) => {
    const [left, right] = Array.isArray(node.args) ? (node.args as Walked[]) : [];
    if ((node.op === '==' || node.op === '!=') && left && right) {
      faults.push(...compared(left, right, catalogue, shapes), ...compared(right, left, catalogue, shapes));
    }
    if (node.op === 'in' && left && right) faults.push(...compared(left, right, catalogue, shapes));
    if (node.op === 'call') faults.push(...dateFault(node));
  });
  return faults;
}

function visit(node: Walked, see: (node: Walked) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (node.op !== undefined) see(node);
  const inside: unknown = node.op === undefined ? node : node.args;
  if (typeof inside !== 'object' || inside === null) return;
  if ((inside as Walked).op !== undefined && inside !== node) return visit(inside as Walked, see);
  for (const key of Object.keys(inside)) {
    if (key === 'iterCtx') continue;
    const child = (inside as Record<string, unknown>)[key];
    if (typeof child === 'object' && child !== null) visit(child as Walked, see);
  }
}

function compared(field: Walked, value: Walked, catalogue: Catalogue, shapes: Map<string, Shape>): Wording[] {
  if (field.op !== '.' || !Array.isArray(field.args)) return [];
  const [object, name] = field.args as [Walked, string];
  const shape = shapes.get(object.checkedType?.name ?? '');
  if (!shape) return [];
  const literals = literalsOf(value);
  if (name === 'type') {
    return literals
      .filter((t) => !catalogue.types.has(t))
      .map((t) => ({ zh: `没有 ${t} 这种记录`, en: `no such fact type ${t}` }));
  }
  const tables = shape.tables[name];
  if (!tables) return [];
  const codes = tables.flatMap((t) => catalogue.tables.get(t)?.codes.map((c) => c.code) ?? []);
  return literals
    .filter((code) => code !== '' && !codes.includes(code))
    .map((code) => ({
      zh: `"${code}" 不是 ${name} 的代码`,
      en: `"${code}" is no code of ${name} (${codes.slice(0, 4).join(', ')}, …)`,
    }));
}

function literalsOf(node: Walked): string[] {
  if (node.op === 'value' && typeof node.args === 'string') return [node.args];
  if (node.op === 'list' && Array.isArray(node.args)) return (node.args as Walked[]).flatMap(literalsOf);
  return [];
}

function dateFault(node: Walked): Wording[] {
  const [name, args] = Array.isArray(node.args) ? (node.args as [unknown, Walked[]]) : [undefined, []];
  const text = args[0]?.args;
  if (name !== 'date' || typeof text !== 'string' || isPlainDate(text)) return [];
  return [{ zh: `${text} 不是日期`, en: `${text} is no day` }];
}
