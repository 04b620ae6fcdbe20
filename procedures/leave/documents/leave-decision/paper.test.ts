// The texts of both papers, read by a reviewer, and the trial of hostile text.
import { tryTemplate } from '@guilu/platform/documents/testing/template-trial.ts';
import { leaveDecision } from './fields.ts';

tryTemplate(leaveDecision, ['refusalFacts', 'procuratorate', 'entrustedBy', 'instrument']);
