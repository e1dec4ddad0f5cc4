/** Spanish, as it is understood in Spain and in America; callers are addressed by usted. */
import type { Language } from '../language.ts';
import { appointmentNotices } from './appointment-notices.ts';
import { appointmentPage } from './appointment-page.ts';
import { businessPage } from './business-page.ts';
import { calls } from './calls.ts';
import { choice } from './choice.ts';
import { dates } from './dates/index.ts';
import { emergency } from './emergency/index.ts';
import { fixed } from './fixed.ts';
import { mails } from './mails.ts';
import { memberNotices } from './member-notices.ts';
import { memberReports } from './member-reports.ts';
import { messages } from './messages.ts';
import { notes } from './notes.ts';
import { numbers } from './numbers.ts';
import { privateNumbers } from './private-numbers.ts';
import { prompt } from './prompt.ts';
import { scripted } from './scripted/index.ts';
import { sentences } from './sentences.ts';
import { summaries } from './summaries.ts';
import { texting } from './texting.ts';
import { tools } from './tools.ts';
import { transfers } from './transfers.ts';
import { turns } from './turns.ts';
import { unmet } from './unmet.ts';
import { unwanted } from './unwanted.ts';

export const spanish: Language = {
  tag: 'es',
  appointmentNotices,
  appointmentPage,
  businessPage,
  calls,
  choice,
  dates,
  emergency,
  fixed,
  mails,
  memberNotices,
  memberReports,
  messages,
  notes,
  numbers,
  privateNumbers,
  prompt,
  scripted,
  sentences,
  summaries,
  texting,
  tools,
  transfers,
  turns,
  unmet,
  unwanted,
};
