/** Where the cursor goes when a form opens. */

/**
 * The first field of a form; of a row of choices it is the chosen one, so that a stray arrow key or space changes nothing.
 * undefined where there is no field.
 */
export function firstField(root: HTMLElement | null): HTMLElement | undefined {
  const first = root?.querySelector<HTMLElement>('.field :is(input, select, textarea)');
  const chosen = first?.closest('.field')?.querySelector<HTMLElement>('input[type=radio]:checked');
  return chosen ?? first ?? undefined;
}
