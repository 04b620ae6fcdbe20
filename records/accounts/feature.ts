/** Accounts: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import * as contract from './contract.ts';
import { forgetOldAnswers } from './forget-old.ts';
import { addAccount, editAccount, endCover, grantCover, readAccounts, readCoverable, readCovers } from './manage.ts';
import { beginOidc, endOidc, keepProvider, readProviders } from './oidc.ts';
import { markNotices, readNotices } from './notices.ts';
import { chooseLanguage, readMe, setPassword, takeUpCover } from './own.ts';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, renewRecoveryCodes } from './own-second-factor.ts';
import { endOtherSessions, endSession, readSessions, signIn, signOut, unlockScreen } from './sign-in.ts';

export const feature: Feature = {
  name: 'accounts',
  jobs: { 'accounts.forget-answers': { everyMinutes: 30, run: forgetOldAnswers } },
  routes: [
    route(contract.signIn, signIn),
    route(contract.whoAmI, readMe),
    route(contract.signOut, signOut),
    route(contract.unlock, unlockScreen),
    route(contract.mySessions, readSessions),
    route(contract.endOthers, endOtherSessions),
    route(contract.revokeSession, endSession),
    route(contract.notices, readNotices),
    route(contract.seenNotices, markNotices),
    route(contract.changePassword, setPassword),
    route(contract.beginTotp, beginSecondFactor),
    route(contract.confirmTotp, confirmSecondFactor),
    route(contract.renewCodes, renewRecoveryCodes),
    route(contract.endTotp, endSecondFactor),
    route(contract.setLanguage, chooseLanguage),
    route(contract.actFor, takeUpCover),
    route(contract.listAccounts, readAccounts),
    route(contract.createAccount, addAccount),
    route(contract.changeAccount, editAccount),
    route(contract.listCovers, readCovers),
    route(contract.coverable, readCoverable),
    route(contract.createCover, grantCover),
    route(contract.endCover, endCover),
    route(contract.oidcProviders, readProviders),
    route(contract.keepProvider, keepProvider),
    route(contract.oidcBegin, beginOidc),
    route(contract.oidcCallback, endOidc),
  ],
};
