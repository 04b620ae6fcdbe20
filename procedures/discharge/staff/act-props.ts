/** What every form of this page is given, whether it stands in the tab or in a drawer. */
export interface ActProps {
  caseId: string;
  onDone: () => void;
  onCancel: () => void;
}
