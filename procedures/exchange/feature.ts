/** Exchange: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as contract from './contract.ts';
import { readInboxOfAgency, readLetter, readLettersOfCase, readOffer, readSent } from './queries.ts';
import { acknowledgeLetter, recordReceipt } from './receipts.ts';
import { sendPaper, sendWanted } from './send.ts';

export const feature: Feature = {
  name: 'exchange',
  routes: [
    route(contract.lettersOfCase, readLettersOfCase),
    route(contract.sendingOffer, readOffer),
    route(contract.sendLetter, sendPaper),
    route(contract.listSent, readSent),
    route(contract.inbox, readInboxOfAgency),
    route(contract.downloadLetter, readLetter),
    route(contract.acknowledge, acknowledgeLetter),
  ],
  on: { 'letter.acknowledged': recordReceipt, 'letter.wanted': sendWanted },
};
