/** What the forms of arrival are given. */
import type { Returns } from '@guilu/ui/calls.ts';
import type { reception } from '../contract.ts';

export interface ArrivalProps {
  caseId: string;
  data: Returns<typeof reception>;
  onDone: () => void;
  onCancel: () => void;
}
