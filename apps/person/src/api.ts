/** Calls of the page. The paths are written out so that the contracts' schemas stay on the server; their types come from there. */
import { call, CallError, newKey } from '@guilu/platform/http/client.ts';
import type * as data from '@guilu/procedures/data-requests/contract.ts';
import type * as leave from '@guilu/procedures/leave/contract.ts';
import type * as my from '@guilu/procedures/self-service/contract.ts';
import type * as accounts from '@guilu/records/accounts/contract.ts';
import type * as papers from '@guilu/records/papers/contract.ts';
import { useEffect, useState } from 'react';

const at = <E>(method: 'GET' | 'POST', path: string) =>
  ({ method, path }) as E & { method: 'GET' | 'POST'; path: string };

export const api = {
  me: at<typeof accounts.whoAmI>('GET', '/session'),
  signIn: at<typeof accounts.signIn>('POST', '/session'),
  signOut: at<typeof accounts.signOut>('POST', '/session/end'),
  changePassword: at<typeof accounts.changePassword>('POST', '/account/password'),
  notices: at<typeof accounts.notices>('GET', '/account/notices'),
  seenNotices: at<typeof accounts.seenNotices>('POST', '/account/notices/seen'),
  home: at<typeof my.home>('GET', '/my/home'),
  report: at<typeof my.report>('POST', '/my/report'),
  help: at<typeof my.askForHelp>('POST', '/my/help'),
  objection: at<typeof my.objectTo>('POST', '/my/objection'),
  readers: at<typeof my.myReaders>('GET', '/my/readers'),
  relative: at<typeof my.relative>('GET', '/my/relative'),
  family: at<typeof my.myFamily>('GET', '/my/family'),
  consent: at<typeof my.consentToFamily>('POST', '/my/family'),
  endFamily: at<typeof my.endMyFamily>('POST', '/my/family/:accessId/end'),
  data: at<typeof data.myDataRequests>('GET', '/my/data-requests'),
  askData: at<typeof data.askMyData>('POST', '/my/data-requests'),
  withdrawData: at<typeof data.withdrawMyDataRequest>('POST', '/my/data-requests/:requestId/withdrawal'),
  leaves: at<typeof leave.leaveOfCase>('GET', '/cases/:caseId/leave'),
  outlook: at<typeof leave.outlook>('GET', '/cases/:caseId/leave/outlook'),
  askLeave: at<typeof leave.requestLeave>('POST', '/cases/:caseId/leave'),
  withdrawLeave: at<typeof leave.withdrawLeave>('POST', '/cases/:caseId/leave/:leaveId/withdrawal'),
  papers: at<typeof papers.papersOfCase>('GET', '/cases/:caseId/papers'),
};

export { call, CallError, newKey };

/** Asks once (and again when `again` changes); undefined until the answer. */
export function useAnswer<T>(
  ask: () => Promise<T>,
  again: unknown,
): { data: T | undefined; error: CallError | undefined } {
  const [state, setState] = useState<{ data?: T; error?: CallError }>({});
  useEffect(() => {
    let here = true;
    ask().then(
      (data) => here && setState({ data }),
      (error: unknown) => here && setState({ error: error as CallError }),
    );
    return () => {
      here = false;
    };
    // Asked anew only when told so: `ask` is another function at every drawing.
  }, [again]);
  return { data: state.data, error: state.error };
}
