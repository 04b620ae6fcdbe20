/** How an encrypted value shows until somebody asks for more, with a reason. */

/** `9901••••••••0341`: the first and last four of an identity number. */
export const maskNumber = (number: string): string =>
  number.length > 8 ? `${number.slice(0, 4)}${'•'.repeat(number.length - 8)}${number.slice(-4)}` : '•'.repeat(number.length);
