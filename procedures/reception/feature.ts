/** Reception: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as announcement from './announcement.ts';
import { receive, sendReceipt, tellNotReported } from './arrival.ts';
import { assignCase, makeGroup } from './commands.ts';
import * as contract from './contract.ts';
import { readReception } from './queries.ts';

export const feature: Feature = {
  name: 'reception',
  routes: [
    route(contract.reception, readReception),
    route(contract.receive, receive),
    route(contract.sendReceipt, sendReceipt),
    route(contract.noticeNotReported, tellNotReported),
    route(contract.planAnnouncement, announcement.plan),
    route(contract.answerAnnouncement, announcement.answer),
    route(contract.announcementSheet, announcement.makeSheet),
    route(contract.announce, announcement.hold),
    route(contract.formGroup, makeGroup),
    route(contract.assign, assignCase),
  ],
};
