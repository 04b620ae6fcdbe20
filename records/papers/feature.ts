/** Documents and attachments: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { attach, readAttachment, readAttachments } from './attachments.ts';
import * as contract from './contract.ts';
import { readPaper, readPapersOfCase, readRegistry } from './queries.ts';
import { readAwaited, readReceiptsOfCase, takeReceipt } from './receipts.ts';
import { makeVoid, registerSending } from './sending.ts';

export const feature: Feature = {
  name: 'papers',
  routes: [
    route(contract.papersOfCase, readPapersOfCase),
    route(contract.listPapers, readRegistry),
    route(contract.downloadPaper, readPaper),
    route(contract.sendPaper, registerSending),
    route(contract.voidPaper, makeVoid),
    route(contract.receiptsOfCase, readReceiptsOfCase),
    route(contract.awaitedReceipts, readAwaited),
    route(contract.receiveReceipt, takeReceipt),
    route(contract.addAttachment, attach),
    route(contract.attachmentsOfCase, readAttachments),
    route(contract.downloadAttachment, readAttachment),
  ],
};
