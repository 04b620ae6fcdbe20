// The texts of both papers, read by a reviewer, and the trial of hostile text.
import { tryTemplate } from '@guilu/platform/documents/testing/template-trial.ts';
import { conductDecision } from './fields.ts';

tryTemplate(conductDecision);
