/** What `npm audit` answers, read: faults that are known in the packages, less those excepted in writing. Pure. */

/** A fault that is known and kept for now. `until` makes one look again. */
export interface AuditException {
  /** As in the advisory's address, e.g. `GHSA-xxxx-xxxx-xxxx`. */
  advisory: string;
  package: string;
  why: string;
  /** The day from which the exception no longer holds. */
  until: string;
}

/** None is known today: the registry this was built against does not answer the question. */
export const auditExceptions: readonly AuditException[] = [];

interface Advisory {
  name: string;
  title: string;
  url: string;
  severity: string;
}

export type AuditResult =
  | { checked: false; why: string }
  | { checked: true; packages: number; faults: string[]; excepted: string[]; idle: string[] };

/**
 * In: npm's JSON, its exit code, what it wrote as errors, the exceptions and the day. Out: not checked and why, or the
 * faults that stand, those excepted, and exceptions that meet nothing any more.
 */
export function readAudit(
  text: string,
  errors: string,
  exceptions: readonly AuditException[],
  today: string,
): AuditResult {
  const answer = parsed(text);
  if (!answer?.vulnerabilities) return { checked: false, why: reason(answer, errors) };
  const found = new Map<string, Advisory>();
  for (const one of Object.values(answer.vulnerabilities))
    for (const via of one.via) if (typeof via !== 'string') found.set(`${via.url} ${via.name}`, via);
  const meets = (exception: AuditException, advisory: Advisory) =>
    advisory.url.endsWith(exception.advisory) && advisory.name === exception.package && today < exception.until;
  const all = [...found.values()];
  const told = (advisory: Advisory) => `${advisory.severity}: ${advisory.name}: ${advisory.title} (${advisory.url})`;
  const isExcepted = (advisory: Advisory) => exceptions.some((one) => meets(one, advisory));
  return {
    checked: true,
    packages: answer.metadata?.dependencies?.total ?? 0,
    faults: all.filter((one) => !isExcepted(one)).map(told),
    excepted: all.filter(isExcepted).map(told),
    idle: exceptions
      .filter((one) => !all.some((advisory) => meets(one, advisory)))
      .map((one) => `${one.package} ${one.advisory}`),
  };
}

interface Answer {
  vulnerabilities?: Record<string, { via: (string | Advisory)[] }>;
  metadata?: { dependencies?: { total?: number } };
  message?: string;
  error?: { summary?: string };
}

function parsed(text: string): Answer | undefined {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return undefined;
  }
}

function reason(answer: Answer | undefined, errors: string): string {
  const words =
    answer?.message ?? answer?.error?.summary ?? errors.split('\n').find((line) => line.trim()) ?? 'no answer in time';
  // The registry's address is the machine's affair and not the log's.
  return words.replaceAll(/https?:\/\/[^\s/]+/g, 'the registry').trim();
}
