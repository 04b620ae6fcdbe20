/** Intake: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as agencies from './agencies/contract.ts';
import { keepNotice, readArrived, readOwnNotices, sendBack, takeIn } from './agencies/notices.ts';
import { followReceipt } from './agencies/senders.ts';
import { confirm, previewRoster, takeNotice } from './commands.ts';
import * as contract from './contract.ts';
import { makeBasicForm, makeNotification } from './papers.ts';
import {
  downloadMarkedRoster,
  downloadTemplate,
  readImports,
  readNotices,
  readOneImport,
  readProgress,
  readRowsOfImport,
} from './queries.ts';

export const feature: Feature = {
  name: 'intake',
  routes: [
    route(contract.uploadRoster, previewRoster),
    route(contract.listImports, readImports),
    route(contract.readImport, readOneImport),
    route(contract.readRows, readRowsOfImport),
    route(contract.downloadMarked, downloadMarkedRoster),
    route(contract.downloadStockTemplate, downloadTemplate),
    route(contract.confirmRoster, confirm),
    route(contract.confirmationProgress, readProgress),
    route(contract.typeNotice, takeNotice),
    route(contract.inbox, readNotices),
    route(contract.makeBasicForm, makeBasicForm),
    route(contract.makeNotification, makeNotification),
    route(agencies.ownNotices, readOwnNotices),
    route(agencies.sendNotice, keepNotice),
    route(agencies.arrivedNotices, readArrived),
    route(agencies.takeInNotice, takeIn),
    route(agencies.returnNotice, sendBack),
  ],
  on: { 'correction.papers-receipt-sent': followReceipt, 'case.record-withdrawn': followReceipt },
};
