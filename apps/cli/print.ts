/** Prints a command's answer and gives its exit code. */
import type { CommandAnswer } from '@guilu/law';

export function print(answer: CommandAnswer): number {
  for (const line of answer.out) console.log(line);
  for (const line of answer.err) console.error(line);
  return answer.code;
}
