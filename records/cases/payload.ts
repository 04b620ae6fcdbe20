/** A fact's payload between the screen and the log: checked against its type, sensitive values encrypted, hidden or masked. */
import type { FactType, FieldType, Law } from '@guilu/law';
import { invalid, type Refusal } from '@guilu/platform/http/refusal.ts';
import { isSealed, type Keyring } from '@guilu/platform/secrets/keyring.ts';

/** Checks a payload; the first problem as a refusal that names the field. */
export function checkPayload(law: Law, type: string, data: Record<string, unknown>): Refusal | undefined {
  const { problems } = law.checkFact(type, data);
  const first = problems[0];
  if (!first) return undefined;
  return invalid(`fact/${first.code}`, first.field ? `data.${first.field}` : 'type', { field: first.field, type, detail: first.message });
}

export function sensitiveFields(type: FactType | undefined): FieldType[] {
  return type?.fields.filter((field) => field.sensitive) ?? [];
}

/** Encrypts the sensitive fields of a payload. Values already encrypted stay as they are. */
export function sealPayload(keyring: Keyring, type: FactType | undefined, data: Record<string, unknown>): Record<string, unknown> {
  const sealed = { ...data };
  for (const field of sensitiveFields(type)) {
    const value = sealed[field.name];
    if (typeof value === 'string' && value !== '') sealed[field.name] = keyring.seal(value);
  }
  return sealed;
}

/** The plain value of a field, decrypted where it is encrypted. */
export function openField(keyring: Keyring, data: Record<string, unknown>, name: string): string | undefined {
  const value = data[name];
  if (isSealed(value)) return keyring.open(value);
  return typeof value === 'string' ? value : undefined;
}
