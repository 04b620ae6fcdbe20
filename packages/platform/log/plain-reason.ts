/** A fault's message with everything taken out that may be about a person. */

/**
 * What stands in quotes or brackets, runs of Chinese and runs of four digits or more become `…`: names, places, numbers,
 * days and values that a database or a library put into its sentence. What is left tells a programmer where to look.
 */
export function plainReason(message: string): string {
  return message
    .replace(/"[^"]*"|“[^”]*”|'[^']*'|`[^`]*`|\([^()]*\)=\([^()]*\)/g, '…')
    .replace(/[\p{Script=Han}·]+(?:[，。、；：！？]?[\p{Script=Han}·]*)*/gu, '…')
    .replace(/[\w-]*\d{4,}[\w-]*/g, '…')
    .replace(/(?:…\s*){2,}/g, '… ')
    .slice(0, 300)
    .trim();
}
