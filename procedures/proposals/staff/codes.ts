/** Names of the codes of a fact's field, from the catalogue: they are the statute's. */
import { catalogue } from '@guilu/records/cases/contract.ts';
import { type Returns, useCall } from '@guilu/ui/calls.ts';
import { useText } from '@guilu/ui/text.ts';

type Facts = Returns<typeof catalogue>['facts'];

/** The codes of a field as a form offers them. */
export function choicesOf(
  facts: Facts,
  type: string,
  field: string,
  w: (wording: { zh: string; en: string }) => string,
) {
  const codes = facts.find((one) => one.type === type)?.fields.find((one) => one.name === field)?.codes ?? [];
  return codes.map(({ code, title }) => ({ value: code, label: w(title) }));
}

/** The word of one code; nothing where there is none or the catalogue is not there yet. */
export function useCodes(): (type: string, field: string, code: string | undefined) => string | undefined {
  const { w } = useText();
  const { data } = useCall(catalogue, {}, { freshSeconds: 3600 });
  return (type, field, code) =>
    code && choicesOf(data?.facts ?? [], type, field, w).find(({ value }) => value === code)?.label;
}
