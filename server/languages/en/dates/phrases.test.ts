import { describe, expect, test } from 'vitest';
import { resolveWhen, type OfferedTime, type OpenStretch, type When, type WhenContext } from '../../../booking/when/resolve.ts';

/*
 * The specification of how dates in the caller's words are understood. Each line is a phrase and its answer:
 *   Tue 11-24 15:00               that day and time
 *   Tue 11-24 12:00-17:00         a stretch of one day (24:00 is its end)
 *   Mon 11-23 00:00 - Mon 11-30 00:00   a longer stretch; "daily 15:00-00:00": only these hours of each day
 *   earliest                      the first opening of the stretch
 *   option 2                      the second of the offered times
 *   ask REASON                    the caller is asked back
 *   none                          nothing about time
 */

const time = (text: string): Temporal.PlainTime => Temporal.PlainTime.from(text);
const stretch = (from: string, to: string): OpenStretch => ({ from: time(from), to: time(to) });
const now = (text: string): Temporal.ZonedDateTime =>
  Temporal.ZonedDateTime.from(`${text}[America/New_York]`);
const offers = (...texts: readonly string[]): readonly OfferedTime[] =>
  texts.map((text) => {
    const moment = Temporal.PlainDateTime.from(text);
    return { date: moment.toPlainDate(), time: moment.toPlainTime() };
  });

/** Tuesday to Friday nine to six, Saturday nine to four. */
function barber({ dayOfWeek }: Temporal.PlainDate): readonly OpenStretch[] {
  if (dayOfWeek === 6) return [stretch('09:00', '16:00')];
  return dayOfWeek >= 2 && dayOfWeek <= 5 ? [stretch('09:00', '18:00')] : [];
}

/** Thursday to Saturday, six in the evening to two at night. */
function bar({ dayOfWeek }: Temporal.PlainDate): readonly OpenStretch[] {
  return dayOfWeek >= 4 && dayOfWeek <= 6 ? [stretch('18:00', '02:00')] : [];
}

const gym = (): readonly OpenStretch[] => [stretch('06:00', '23:00')];
const always = (): readonly OpenStretch[] => [stretch('00:00', '00:00')];

function notation(when: When): string {
  switch (when.type) {
    case 'none':
      return 'none';
    case 'ask':
      return `ask ${when.reason}`;
    case 'option':
      return `option ${when.index + 1}`;
    case 'time':
      return moment(when.date.toPlainDateTime(when.time));
    case 'range': {
      const midnight = when.from.toPlainDate().add({ days: 1 }).toPlainDateTime();
      const to = when.to.toPlainDate().equals(when.from.toPlainDate())
        ? `-${clock(when.to)}`
        : when.to.equals(midnight)
          ? '-24:00'
          : ` - ${moment(when.to)}`;
      const daily = when.daily ? ` daily ${clock(when.daily.from)}-${clock(when.daily.to)}` : '';
      return `${moment(when.from)}${to}${daily}${when.earliest ? ' earliest' : ''}`;
    }
  }
}

const clock = (at: Temporal.PlainTime | Temporal.PlainDateTime): string =>
  at.toLocaleString('en-GB', { hour: '2-digit', minute: '2-digit' });

function moment(at: Temporal.PlainDateTime): string {
  const date = at.year === 2026 ? at.toPlainDate().toString().slice(5) : at.toPlainDate().toString();
  return `${at.toLocaleString('en-US', { weekday: 'short' })} ${date} ${clock(at)}`;
}

/** Checks a table whose lines are a phrase, two or more spaces, and the answer. */
function understands(name: string, context: WhenContext, table: string): void {
  const rows = table
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/))
    .flatMap(([phrase, answer]) => (phrase && answer ? [[phrase, answer] as const] : []));
  describe(name, () => {
    test.each(rows)('%s -> %s', (phrase, answer) => {
      expect(notation(resolveWhen(phrase, context))).toBe(answer);
    });
  });
}

understands(
  'on a Saturday morning at the barber',
  { now: now('2026-11-21T10:00'), opensOn: barber },
  `
  next Tuesday at three                                       Tue 11-24 15:00
  hi yeah I'd like to get a haircut with Sam next Tuesday at three if that's possible  Tue 11-24 15:00
  the 24th at 3                                               Tue 11-24 15:00
  Tuesday at 3                                                Tue 11-24 15:00
  tuesday at half past three                                  Tue 11-24 15:30
  wednesday at quarter to five                                Wed 11-25 16:45
  friday three thirty                                         Fri 11-27 15:30
  ten fifteen on the twenty fourth                            Tue 11-24 10:15
  Thursday at 3 PM                                            Thu 11-26 15:00
  Thursday at 3:30 p.m.                                       Thu 11-26 15:30
  Thursday 15:30                                              Thu 11-26 15:30
  noon on Friday                                              Fri 11-27 12:00
  tomorrow at noon                                            Sun 11-22 12:00
  today at two                                                Sat 11-21 14:00
  today at nine                                               ask past
  at two                                                      Sat 11-21 14:00
  at nine                                                     ask unclear-words
  Tuesday                                                     Tue 11-24 00:00-24:00
  tuesday afternoon                                           Tue 11-24 12:00-17:00
  tomorrow                                                    Sun 11-22 00:00-24:00
  next week                                                   Mon 11-23 00:00 - Mon 11-30 00:00
  this weekend                                                Sat 11-21 10:00 - Mon 11-23 00:00
  this Friday                                                 Fri 11-27 00:00-24:00
  a week from Friday                                          Fri 12-04 00:00-24:00
  friday week                                                 Fri 12-04 00:00-24:00
  in two weeks                                                Sat 12-05 00:00-24:00
  in two weeks on Thursday at ten                             Thu 12-03 10:00
  November twenty fourth at ten am                            Tue 11-24 10:00
  11/24 at 3                                                  Tue 11-24 15:00
  11/24                                                       Tue 11-24 00:00-24:00
  December 1st                                                Tue 12-01 00:00-24:00
  tonight                                                     Sat 11-21 17:00-24:00
  tonight at 8                                                Sat 11-21 20:00
  day after tomorrow                                          Mon 11-23 00:00-24:00
  the day after tomorrow at five                              Mon 11-23 17:00
  end of the week                                             Thu 11-26 00:00 - Sun 11-29 00:00
  first thing Monday                                          Mon 11-23 00:00-12:00 earliest
  first thing Tuesday morning                                 Tue 11-24 00:00-12:00 earliest
  around three-ish on Tuesday                                 Tue 11-24 15:00
  tuesday threeish                                            Tue 11-24 15:00
  lunchtime on wednesday                                      Wed 11-25 12:00-14:00
  after work on Thursday                                      Thu 11-26 17:00-24:00
  Monday the 24th                                             ask mismatch
  tuesday the twenty fourth at four                           Tue 11-24 16:00
  Thursday the 24th                                           ask mismatch
  February 30th                                               ask no-such-date
  November 20th                                               ask past
  yesterday at three                                          ask past
  March 3rd at 10                                             Wed 2027-03-03 10:00
  may 5th at ten                                              Wed 2027-05-05 10:00
  after three on Friday                                       Fri 11-27 15:00-24:00
  before noon on Wednesday                                    Wed 11-25 00:00-12:00
  before noon tomorrow                                        Sun 11-22 00:00-12:00
  between two and four on Tuesday                             Tue 11-24 14:00-16:00
  from two to four Tuesday                                    Tue 11-24 14:00-16:00
  2-4pm Wednesday                                             Wed 11-25 14:00-16:00
  as soon as possible                                         Sat 11-21 10:00 - Tue 2027-11-23 00:00 earliest
  what's the earliest you have                                Sat 11-21 10:00 - Tue 2027-11-23 00:00 earliest
  any time on Thursday                                        Thu 11-26 00:00-24:00 earliest
  any time                                                    Sat 11-21 10:00 - Tue 2027-11-23 00:00 earliest
  Tuesday, no, Wednesday at four                              Wed 11-25 16:00
  Tuesday at three, no, four                                  Tue 11-24 16:00
  Tuesday at three sorry I mean Wednesday                     Wed 11-25 15:00
  Tuesday at three actually make that four thirty             Tue 11-24 16:30
  next Tuesday no wait Thursday at 2                          Thu 11-26 14:00
  I can't do Tuesday                                          ask unclear-words
  I can't do Tuesday, how about Wednesday at four             Wed 11-25 16:00
  Tuesday doesn't work, Thursday at ten                       Thu 11-26 10:00
  not Tuesday, Wednesday at 11                                Wed 11-25 11:00
  Tuesday or Wednesday                                        ask two-dates
  Tuesday at three or four                                    ask two-dates
  Tuesday or Wednesday at three                               ask two-dates
  can I move my appointment from Tuesday at three to Wednesday at four  Wed 11-25 16:00
  move it from three to four on Tuesday                       Tue 11-24 16:00
  I'd like to move my Tuesday appointment to four             Tue 11-24 16:00
  reschedule my appointment on Tuesday to Thursday            Thu 11-26 00:00-24:00
  a haircut for one person                                    none
  a haircut for two                                           ask unclear-words
  book me in for two tomorrow                                 Sun 11-22 14:00
  can I come in for two on tuesday                            Tue 11-24 14:00
  two haircuts on Tuesday at three                            Tue 11-24 15:00
  a haircut for me and my 2 kids on Friday at 10              Fri 11-27 10:00
  my 5 year old needs a haircut                               none
  I've been coming for ten years                              none
  last time Sam did it                                        none
  last week I had a cut                                       none
  a thirty minute cut                                         none
  a beard trim, fifteen minutes                               none
  a beard trim fifteen minutes on friday at ten               Fri 11-27 10:00
  may I book a haircut                                        none
  I may come on tuesday                                       Tue 11-24 00:00-24:00
  march fifteenth                                             Mon 2027-03-15 00:00-24:00
  we sat in the sun                                           none
  hang on a second                                            none
  just a minute                                               none
  good morning                                                none
  good morning I'd like a haircut tomorrow                    Sun 11-22 00:00-24:00
  good afternoon can I book for this afternoon                Sat 11-21 12:00-17:00
  morning I'd like to come in on Friday                       Fri 11-27 00:00-24:00
  in the morning                                              ask unclear-words
  morning works best                                          ask unclear-words
  thirty dollars                                              none
  it costs $35 right                                          none
  my number is 212 555 0199                                   none
  two one two five five five oh one nine nine                 none
  call me at 212-555-0199 about Tuesday at three              Tue 11-24 15:00
  who is the second barber                                    none
  every other tuesday at three                                ask unclear-words
  every week                                                  ask unclear-words
  Tuesdays and Thursdays                                      ask two-dates
  Christmas Eve at ten                                        Thu 12-24 10:00
  the day before thanksgiving at eleven                       Wed 11-25 11:00
  black friday at noon                                        Fri 11-27 12:00
  the last saturday of the month                              Sat 11-28 00:00-24:00
  first tuesday in december at 9                              Tue 12-01 09:00
  in half an hour                                             Sat 11-21 10:30
  in an hour                                                  Sat 11-21 11:00
  in 30 minutes                                               Sat 11-21 10:30
  an hour from now                                            Sat 11-21 11:00
  in three days                                               Tue 11-24 00:00-24:00
  three days from now at ten                                  Tue 11-24 10:00
  a couple of weeks from now                                  Sat 12-05 00:00-24:00
  in a couple of days                                         Mon 11-23 00:00-24:00
  next month                                                  Tue 12-01 00:00 - Fri 2027-01-01 00:00
  in December                                                 Tue 12-01 00:00 - Fri 2027-01-01 00:00
  early December                                              Tue 12-01 00:00 - Fri 12-11 00:00
  beginning of next week                                      Mon 11-23 00:00 - Thu 11-26 00:00
  later this week                                             Thu 11-26 00:00 - Sun 11-29 00:00
  middle of next week                                         Tue 11-24 00:00 - Fri 11-27 00:00
  the week after next                                         Mon 11-30 00:00 - Mon 12-07 00:00
  the week of the 30th                                        Mon 11-30 00:00 - Mon 12-07 00:00
  two weeks from Tuesday at nine thirty                       Tue 12-08 09:30
  a week from today                                           Sat 11-28 00:00-24:00
  any day after three                                         Sat 11-21 10:00 - Tue 2027-11-23 00:00 daily 15:00-00:00 earliest
  weekday mornings                                            ask unclear-words
  mornings next week                                          Mon 11-23 00:00 - Mon 11-30 00:00 daily 00:00-12:00
  next week after three                                       Mon 11-23 00:00 - Mon 11-30 00:00 daily 15:00-00:00
  next week at three                                          ask unclear-words
  Wednesday by five                                           Wed 11-25 00:00-17:00
  by Wednesday                                                Sat 11-21 10:00 - Thu 11-26 00:00
  after Wednesday                                             Thu 11-26 00:00 - Tue 2027-11-23 00:00
  before Christmas                                            Sat 11-21 10:00 - Fri 12-25 00:00
  between Tuesday and Thursday                                Tue 11-24 00:00 - Fri 11-27 00:00
  from tuesday to thursday                                    Tue 11-24 00:00 - Fri 11-27 00:00
  tuesday until thursday                                      Tue 11-24 00:00 - Fri 11-27 00:00
  next friday                                                 Fri 11-27 00:00-24:00
  next saturday                                               Sat 11-28 00:00-24:00
  next sunday                                                 Sun 11-29 00:00-24:00
  this saturday at noon                                       Sat 11-21 12:00
  saturday                                                    ask two-dates
  saturday at noon                                            ask two-dates
  Saturday at nine                                            Sat 11-28 09:00
  this saturday at nine                                       ask past
  saturday the 28th at 1                                      Sat 11-28 13:00
  the day after christmas                                     Sat 12-26 00:00-24:00
  in the afternoon                                            Sat 11-21 12:00-17:00
  uh can i um get in uh tuesday at uh three thirty please     Tue 11-24 15:30
  twenty fourth of november at eleven                         Tue 11-24 11:00
  the second of december at nine                              Wed 12-02 09:00
  on the second at ten                                        Wed 12-02 10:00
  december second at ten                                      Wed 12-02 10:00
  monday the first                                            ask mismatch
  tuesday the first of december at one                        Tue 12-01 13:00
  2026-12-02 at 14:00                                         Wed 12-02 14:00
  12/2/2026 3pm                                               Wed 12-02 15:00
  3pm on 12/2                                                 Wed 12-02 15:00
  november 24 2026 at 3 pm                                    Tue 11-24 15:00
  november twenty fourth twenty twenty six at three           Tue 11-24 15:00
  i'd like to book for december the third at nine fifteen     Thu 12-03 09:15
  nine oh five on tuesday                                     Tue 11-24 09:05
  quarter past ten thursday                                   Thu 11-26 10:15
  a quarter after ten on thursday                             Thu 11-26 10:15
  ten to three on friday                                      Fri 11-27 14:50
  five past four on friday                                    Fri 11-27 16:05
  twenty past nine on friday                                  Fri 11-27 09:20
  ten am                                                      Sat 11-21 10:00
  10 am tomorrow                                              Sun 11-22 10:00
  nine to five on wednesday                                   Wed 11-25 09:00-17:00
  ten to two on wednesday                                     Wed 11-25 13:50
  from ten to two on wednesday                                Wed 11-25 10:00-14:00
  anything between ten and noon thursday                      Thu 11-26 10:00-12:00
  no earlier than three on Thursday                           Thu 11-26 15:00-24:00
  no later than eleven on friday                              Fri 11-27 00:00-11:00
  after lunch on friday                                       Fri 11-27 13:00-17:00
  before lunch tomorrow                                       Sun 11-22 00:00-12:00
  late afternoon on wednesday                                 Wed 11-25 15:00-18:00
  friday evening                                              Fri 11-27 17:00-24:00
  friday night                                                Fri 11-27 17:00-24:00
  wednesday morning around ten                                Wed 11-25 10:00
  tomorrow morning at nine                                    Sun 11-22 09:00
  three in the afternoon on tuesday                           Tue 11-24 15:00
  at three in the morning on tuesday                          Tue 11-24 03:00
  9 am in the evening                                         ask mismatch
  tuesday at eight                                            Tue 11-24 08:00
  tuesday at 8 pm                                             Tue 11-24 20:00
  tuesday at seven                                            Tue 11-24 07:00
  Tuesday at 3 am                                             Tue 11-24 03:00
  tuesday at noon thirty                                      Tue 11-24 12:30
  twelve thirty on tuesday                                    Tue 11-24 12:30
  one on tuesday                                              Tue 11-24 00:00-24:00
  tuesday at one                                              Tue 11-24 13:00
  one thirty on tuesday                                       Tue 11-24 13:30
  can I get one at two on tuesday                             Tue 11-24 14:00
  I'd like one haircut on tuesday at four                     Tue 11-24 16:00
  the one on Tuesday                                          Tue 11-24 00:00-24:00
  one                                                         Sat 11-21 13:00
  three                                                       Sat 11-21 15:00
  three please                                                Sat 11-21 15:00
  how about four                                              ask unclear-words
  let's do four thirty                                        ask unclear-words
  make it four                                                ask unclear-words
  can you do ten tomorrow                                     Sun 11-22 10:00
  tomorrow ten                                                Sun 11-22 10:00
  tomorrow at ten or so                                       Sun 11-22 10:00
  ten-ish tomorrow                                            Sun 11-22 10:00
  do you have anything tomorrow                               Sun 11-22 00:00-24:00
  are you open on Monday                                      Mon 11-23 00:00-24:00
  what are your hours on Saturday                             ask two-dates
  what days are you open this week                            Sat 11-21 10:00 - Mon 11-23 00:00
  I need a haircut before my wedding on the 28th              Sat 11-28 00:00-24:00
  my appointment is on tuesday but can we do wednesday at four instead  Wed 11-25 16:00
  could I do friday at two instead of tuesday at three        Fri 11-27 14:00
  I wanna change my booking on tuesday at three to four       Tue 11-24 16:00
  push my appointment back to friday                          Fri 11-27 00:00-24:00
  move my three o'clock to four                               ask unclear-words
  cancel my appointment on tuesday at three                   Tue 11-24 15:00
  cancel my tuesday appointment                               Tue 11-24 00:00-24:00
  what time is my appointment                                 none
  see you tomorrow                                            none
  thanks have a good weekend                                  none
  have a good night                                           none
  I'm running late                                            none
  I work until five on wednesday                              ask unclear-words
  anytime tuesday after four                                  Tue 11-24 16:00-24:00 earliest
  sometime next week                                          Mon 11-23 00:00 - Mon 11-30 00:00
  sometime tuesday                                            Tue 11-24 00:00-24:00
  friday if not saturday                                      ask two-dates
  friday or if that doesn't work thursday                     ask two-dates
  the 31st                                                    Thu 12-31 00:00-24:00
  the 30th at four                                            Mon 11-30 16:00
  the 40th                                                    ask no-such-date
  november 31st at three                                      ask no-such-date
  tomorrow the 24th                                           ask mismatch
  tomorrow tuesday at three                                   ask mismatch
  sunday tomorrow at noon                                     Sun 11-22 12:00
  this tuesday the 24th at 5                                  Tue 11-24 17:00
  next week tuesday at three                                  Tue 11-24 15:00
  tuesday of next week at three                               Tue 11-24 15:00
  Tuesday next week at three                                  Tue 11-24 15:00
  tuesday the week after next at three                        Tue 12-01 15:00
  three weeks from now                                        Sat 12-12 00:00-24:00
  in 3 weeks at 2 pm                                          Sat 12-12 14:00
  a month from now                                            Mon 12-21 00:00-24:00
  within the next two weeks                                   Sat 11-21 10:00 - Sun 12-06 00:00
  in the next few days                                        Sat 11-21 10:00 - Thu 11-26 00:00
  the next couple of days                                     Sat 11-21 10:00 - Tue 11-24 00:00
  as early as possible tomorrow                               Sun 11-22 00:00-24:00 earliest
  as late as possible on friday                               Fri 11-27 16:00-18:00
  the last appointment on friday                              Fri 11-27 16:00-18:00
  end of day wednesday                                        Wed 11-25 16:00-18:00
  earliest on Tuesday                                         Tue 11-24 00:00-24:00 earliest
  soonest you have on Friday afternoon                        Fri 11-27 12:00-17:00 earliest
  right now                                                   Sat 11-21 10:00 - Tue 2027-11-23 00:00 earliest
  now                                                         Sat 11-21 10:00 - Tue 2027-11-23 00:00 earliest
  as soon as possible in the afternoon                        Sat 11-21 10:00 - Tue 2027-11-23 00:00 daily 12:00-17:00 earliest
  asap after three                                            Sat 11-21 10:00 - Tue 2027-11-23 00:00 daily 15:00-00:00 earliest
  next available                                              Sat 11-21 10:00 - Tue 2027-11-23 00:00 earliest
  do you have anything today                                  Sat 11-21 10:00-24:00
  anything this afternoon                                     Sat 11-21 12:00-17:00
  anything later today                                        Sat 11-21 10:00-24:00
  later today at three                                        Sat 11-21 15:00
  midnight on friday                                          Sat 11-28 00:00
  half three on friday                                        Fri 11-27 15:30
  half nine on wednesday                                      Wed 11-25 09:30
  fortnight from friday                                       Fri 12-11 00:00-24:00
  saturday or sunday                                          ask two-dates
  saturday and sunday                                         ask two-dates
  monday to wednesday                                         Mon 11-23 00:00 - Thu 11-26 00:00
  either tuesday at 3 or wednesday at 4                       ask two-dates
  not before three on Tuesday                                 Tue 11-24 15:00-24:00
  not on tuesday                                              ask unclear-words
  anything but tuesday                                        ask unclear-words
  I don't want Tuesday, Wednesday is better                   Wed 11-25 00:00-24:00
  Tuesday, no not Tuesday, Wednesday at three                 Wed 11-25 15:00
  no, Tuesday                                                 Tue 11-24 00:00-24:00
  no                                                          none
  yes                                                         none
  Wed at 4p                                                   Wed 11-25 16:00
  Wed 4pm                                                     Wed 11-25 16:00
  weds at four                                                Wed 11-25 16:00
  tues 330 pm                                                 Tue 11-24 15:30
  thurs at 330                                                Thu 11-26 15:30
  sat 28 at 10am                                              Sat 11-28 10:00
  tuesday 24 november 15h                                     Tue 11-24 15:00
  at 42 main street                                           none
  my address is 12 oak street can I come tuesday at ten       Tue 11-24 10:00
  I want a number two on the sides on tuesday at five         Tue 11-24 17:00
  with April on tuesday                                       Tue 11-24 00:00-24:00
  with June at three on friday                                Fri 11-27 15:00
  april 9 at three                                            Fri 2027-04-09 15:00
  may 7th                                                     Fri 2027-05-07 00:00-24:00
  june 2nd at four                                            Wed 2027-06-02 16:00
  march 3 at noon                                             Wed 2027-03-03 12:00
  in may                                                      Sat 2027-05-01 00:00 - Tue 2027-06-01 00:00
  Jan can do it                                               none
  quarter to noon                                             Sat 11-21 11:45
  ten minutes to three on friday                              Fri 11-27 14:50
  it's for me and my son on saturday the 28th at eleven and eleven thirty  ask two-dates
  two appointments at ten and ten thirty on tuesday           ask two-dates
  wednesday the 25 at 4                                       Wed 11-25 16:00
  November the 24th at 3, sorry, the 25th                     Wed 11-25 15:00
  at too on friday                                            Fri 11-27 14:00
  next tuesday, I mean wednesday, at two pm, sorry, three     Wed 11-25 15:00
  three pm sorry four on tuesday                              Tue 11-24 16:00
  today                                                       Sat 11-21 10:00-24:00
  today at three                                              Sat 11-21 15:00
  is there something for this evening                         Sat 11-21 17:00-24:00
  quarter to noon on friday                                   Fri 11-27 11:45
  a fortnight from friday                                     Fri 12-11 00:00-24:00
  in a fortnight                                              Sat 12-05 00:00-24:00
  in the next two weeks                                       Sat 11-21 10:00 - Sun 12-06 00:00
  within a week                                               Sat 11-21 10:00 - Sun 11-29 00:00
  how about four on tuesday                                   Tue 11-24 16:00
  do you have tuesday how about wednesday at three            Wed 11-25 15:00
  tuesday at 3 what about 4                                   Tue 11-24 16:00
  after 2 but before 4 on tuesday                             Tue 11-24 14:00-16:00
  I'd like to book a haircut and beard for Wednesday afternoon after three  Wed 11-25 15:00-17:00
  could you squeeze me in sometime friday maybe around elevenish  Fri 11-27 11:00
  do you have anything available on the twenty fifth in the morning  Wed 11-25 00:00-12:00
  it'd have to be after five because I work                   ask unclear-words
  I get off work at five so after that on Thursday            ask unclear-words
  I'm free on Tuesday from two until four                     Tue 11-24 14:00-16:00
  any chance of Thursday at ten or ten thirty                 ask two-dates
  what's your first opening on Wednesday                      Wed 11-25 00:00-24:00 earliest
  the first available on Wednesday morning                    Wed 11-25 00:00-12:00 earliest
  is Alex there on Friday at one                              Fri 11-27 13:00
  is Sam free at noon tomorrow                                Sun 11-22 12:00
  can I get in with Sam at 3 on the 24th                      Tue 11-24 15:00
  Tuesday November 24th 3 PM                                  Tue 11-24 15:00
  tuesday, november 24, 2026 at 3:00 pm                       Tue 11-24 15:00
  Hi, this is Mark. My number is 646-555-0123 and I'd like Friday at 2.  Fri 11-27 14:00
  I was there two weeks ago and I'd like the same thing on Tuesday at three  Tue 11-24 15:00
  it's been three weeks since my last cut can I come thursday at four  Thu 11-26 16:00
  I need it done by Friday                                    Sat 11-21 10:00 - Sat 11-28 00:00
  before Friday                                               Sat 11-21 10:00 - Fri 11-27 00:00
  my flight is on Friday so anything before that              ask unclear-words
  next week sometime maybe Wednesday or Thursday              ask two-dates
  Wednesday next week around lunchtime                        Wed 11-25 12:00-14:00
  a week from tomorrow at three                               Sun 11-29 15:00
  two days after tomorrow                                     Tue 11-24 00:00-24:00
  tomorrow week at ten                                        Sun 11-29 10:00
  three o'clock tomorrow afternoon                            Sun 11-22 15:00
  at three tomorrow                                           Sun 11-22 15:00
  how about tomorrow then                                     Sun 11-22 00:00-24:00
  sometime between now and Friday                             Sat 11-21 10:00 - Sat 11-28 00:00
  from now until Friday                                       Sat 11-21 10:00 - Sat 11-28 00:00
  today or tomorrow                                           ask two-dates
  either today or tomorrow at four                            ask two-dates
  is four okay on Tuesday                                     Tue 11-24 16:00
  does four thirty work on Tuesday                            Tue 11-24 16:30
  would ten work Wednesday                                    Wed 11-25 10:00
  could we say eleven on Wednesday                            Wed 11-25 11:00
  Wednesday let's say eleven                                  Wed 11-25 11:00
  eleven would be great on Wednesday                          Wed 11-25 11:00
  I'll take the three o'clock on Tuesday                      Tue 11-24 15:00
  I want the ten fifteen on Wednesday                         Wed 11-25 10:15
  Tuesday the twenty fourth of November at a quarter past two in the afternoon  Tue 11-24 14:15
  fifteen hundred on Tuesday                                  Tue 11-24 15:00
  tuesday at 15                                               Tue 11-24 15:00
  tuesday at 1530                                             Tue 11-24 15:30
  tuesday at 25                                               ask unclear-words
  tuesday at 3:75                                             ask unclear-words
  13/45 at three                                              ask no-such-date
  11/31                                                       ask no-such-date
  10/5 at three                                               ask past
  tuesday for four people at three                            Tue 11-24 15:00
  tuesday for four                                            ask unclear-words
  tuesday for three hours                                     Tue 11-24 00:00-24:00
  for four on tuesday                                         ask unclear-words
  a table for four on tuesday at six                          Tue 11-24 18:00
  four of us on tuesday at three                              Tue 11-24 15:00
  me and two friends tuesday at three                         Tue 11-24 15:00
  I need two slots on Friday at ten                           Fri 11-27 10:00
  I'm 30 minutes away can I come in now                       Sat 11-21 10:00 - Tue 2027-11-23 00:00 earliest
  can I come in now                                           Sat 11-21 10:00 - Tue 2027-11-23 00:00 earliest
  can I come in in twenty minutes                             Sat 11-21 10:20
  I'll be there in ten minutes                                Sat 11-21 10:10
  in two hours                                                Sat 11-21 12:00
  two hours from now                                          Sat 11-21 12:00
  later                                                       none
  earlier                                                     none
  anything earlier on tuesday                                 Tue 11-24 00:00-24:00
  in the evening on Wednesday around 5                        Wed 11-25 17:00
  I have one on Tuesday at three and want to cancel it        Tue 11-24 15:00
  what time do you close on Friday                            Fri 11-27 00:00-24:00
  when do you open tomorrow                                   Sun 11-22 00:00-24:00
  when are you open                                           none
  how late are you open tonight                               Sat 11-21 17:00-24:00
  how much is a haircut                                       none
  how long does a haircut take                                none
  thirty minutes                                              none
  forty five minutes                                          none
  fifteen                                                     ask unclear-words
  twenty                                                      ask unclear-words
  can you do thirty minutes earlier                           none
  half an hour later                                          none
  I'd like to push it by an hour                              none
  move it one hour later                                      none
  monday through friday                                       Mon 11-23 00:00 - Sat 11-28 00:00
  weekdays after five                                         ask unclear-words
  on a weekday                                                ask unclear-words
  saturdays                                                   ask two-dates
  on the weekend in the morning                               Sat 11-21 10:00 - Mon 11-23 00:00 daily 00:00-12:00
  Saturday the 28th or Sunday the 29th                        ask two-dates
  Nov 28                                                      Sat 11-28 00:00-24:00
  28 Nov at 1pm                                               Sat 11-28 13:00
  the twenty eighth                                           Sat 11-28 00:00-24:00
  twenty eighth at noon                                       Sat 11-28 12:00
  friday the twenty seventh at nine in the morning            Fri 11-27 09:00
  the day after at ten                                        ask unclear-words
  the friday after thanksgiving                               Fri 11-27 00:00-24:00
  the tuesday after next at two                               Tue 12-01 14:00
  the week after next on tuesday at two                       Tue 12-01 14:00
  first week of december                                      Tue 12-01 00:00 - Tue 12-08 00:00
  the first week in December                                  Tue 12-01 00:00 - Tue 12-08 00:00
  second week of december                                     Tue 12-08 00:00 - Tue 12-15 00:00
  last week of november                                       Tue 11-24 00:00 - Tue 12-01 00:00
  new year's eve at noon                                      Thu 12-31 12:00
  valentine's day                                             Sun 2027-02-14 00:00-24:00
  4th of july                                                 Sun 2027-07-04 00:00-24:00
  july fourth at noon                                         Sun 2027-07-04 12:00
  the fourth at four                                          Fri 12-04 16:00
  the fifth at five pm                                        Sat 12-05 17:00
  one day next week                                           Mon 11-23 00:00 - Mon 11-30 00:00
  some day next week                                          Mon 11-23 00:00 - Mon 11-30 00:00
  any day next week                                           Mon 11-23 00:00 - Mon 11-30 00:00 earliest
  any day but Friday                                          ask unclear-words
  not Friday but Thursday at nine                             Thu 11-26 09:00
  Thursday not Friday at nine                                 Thu 11-26 09:00
  anything except mornings on Thursday                        ask unclear-words
  Thursday but not before noon                                Thu 11-26 12:00-24:00
  Thursday no later than two                                  Thu 11-26 00:00-14:00
  Thursday by noon at the latest                              Thu 11-26 00:00-12:00
  three-thirty-ish next Wednesday                             Wed 11-25 15:30
  next Wednesday, the 25th, at 3                              Wed 11-25 15:00
  next Wednesday the second at 3                              Wed 12-02 15:00
  you said Tuesday at three right                             Tue 11-24 15:00
  yes Tuesday at three is perfect                             Tue 11-24 15:00
  no Tuesday at three is bad                                  ask unclear-words
  Tuesday's fine                                              Tue 11-24 00:00-24:00
  Tuesday's no good                                           ask unclear-words
  tuesday at ten a.m. or p.m.                                 ask unclear-words
  ten a m on tuesday                                          Tue 11-24 10:00
  i am free tuesday                                           Tue 11-24 00:00-24:00
  i'm available tuesday and thursday after four               ask two-dates
  a quarter of three on friday                                Fri 11-27 14:45
  ten of three on friday                                      Fri 11-27 14:50
  five till ten on friday                                     Fri 11-27 09:55
  mid december                                                Fri 12-11 00:00 - Mon 12-21 00:00
  mid-morning Thursday                                        Thu 11-26 09:00-11:00
  noonish friday                                              Fri 11-27 12:00
  Tuesday at three or so                                      Tue 11-24 15:00
  I was hoping for the twenty-fifth at half past two          Wed 11-25 14:30
  does Sam have anything Friday the 27th after four           Fri 11-27 16:00-24:00
  can I come in December 2nd                                  Wed 12-02 00:00-24:00
  the weekend after next                                      Sat 12-05 00:00 - Mon 12-07 00:00
  Wednesday at three no make it four no actually Thursday     Thu 11-26 16:00
  Tuesday uh I mean Wednesday uh no Thursday at noon          Thu 11-26 12:00
  the 1st at 9                                                Tue 12-01 09:00
  I'd like to come for a haircut at ten to eleven on Friday   Fri 11-27 10:50
  tuesday 9 to 12                                             Tue 11-24 09:00-12:00
  on Friday the day after Thanksgiving at one                 Fri 11-27 13:00
  how about the week of December 7th                          Mon 12-07 00:00 - Mon 12-14 00:00
  in about two weeks                                          Sat 12-05 00:00-24:00
  Thursday at ten, haircut                                    Thu 11-26 10:00
  two haircuts on Thursday at ten                             Thu 11-26 10:00
  can I get one on Tuesday at ten?                            Tue 11-24 10:00
  Tuesday but not at ten                                      Tue 11-24 00:00-24:00
  Thursday 1730                                               Thu 11-26 17:30
  10-11 Thursday                                              Thu 11-26 10:00-11:00
  he's six, on Friday morning                                 Fri 11-27 00:00-12:00
  this coming Wednesday at 4:15                               Wed 11-25 16:15
  `,
);

understands(
  'on a Monday, closed',
  { now: now('2026-11-23T13:00'), opensOn: barber },
  `
  next tuesday at three                                       Tue 12-01 15:00
  tuesday at three                                            Tue 11-24 15:00
  this tuesday                                                Tue 11-24 00:00-24:00
  next friday                                                 Fri 12-04 00:00-24:00
  next monday                                                 Mon 11-30 00:00-24:00
  monday                                                      Mon 11-30 00:00-24:00
  monday at nine                                              Mon 11-30 09:00
  monday at five pm                                           Mon 11-30 17:00
  this weekend                                                Sat 11-28 00:00 - Mon 11-30 00:00
  next weekend                                                Sat 12-05 00:00 - Mon 12-07 00:00
  friday                                                      Fri 11-27 00:00-24:00
  end of the week                                             Thu 11-26 00:00 - Sun 11-29 00:00
  later this week                                             Thu 11-26 00:00 - Sun 11-29 00:00
  tuesday of this week at four                                Tue 11-24 16:00
  this week                                                   Mon 11-23 13:00 - Mon 11-30 00:00
  saturday week                                               Sat 12-05 00:00-24:00
  in the morning                                              ask unclear-words
  in the afternoon                                            ask unclear-words
  tomorrow morning                                            Tue 11-24 00:00-12:00
  at three                                                    ask unclear-words
  `,
);

understands(
  'on a Tuesday at one',
  { now: now('2026-11-24T13:00'), opensOn: barber },
  `
  next tuesday at three                                       Tue 12-01 15:00
  tuesday at three                                            ask two-dates
  this tuesday                                                Tue 11-24 13:00-24:00
  next friday                                                 Fri 12-04 00:00-24:00
  next monday                                                 Mon 11-30 00:00-24:00
  monday                                                      Mon 11-30 00:00-24:00
  monday at nine                                              Mon 11-30 09:00
  monday at five pm                                           Mon 11-30 17:00
  this weekend                                                Sat 11-28 00:00 - Mon 11-30 00:00
  next weekend                                                Sat 12-05 00:00 - Mon 12-07 00:00
  friday                                                      Fri 11-27 00:00-24:00
  end of the week                                             Thu 11-26 00:00 - Sun 11-29 00:00
  later this week                                             Thu 11-26 00:00 - Sun 11-29 00:00
  tuesday of this week at four                                Tue 11-24 16:00
  this week                                                   Tue 11-24 13:00 - Mon 11-30 00:00
  saturday week                                               Sat 12-05 00:00-24:00
  in the morning                                              ask unclear-words
  in the afternoon                                            ask unclear-words
  tomorrow morning                                            Wed 11-25 00:00-12:00
  at three                                                    Tue 11-24 15:00
  `,
);

understands(
  'where the day ends after midnight',
  { now: now('2026-11-25T12:00'), opensOn: bar },
  `
  friday at one                                               Sat 11-28 01:00
  friday at one am                                            Fri 11-27 01:00
  friday night                                                Fri 11-27 17:00 - Sat 11-28 02:00
  friday at nine                                              Fri 11-27 21:00
  saturday midnight                                           Sun 11-29 00:00
  tomorrow at eleven                                          Thu 11-26 23:00
  tonight                                                     Wed 11-25 17:00-24:00
  saturday at 2                                               Sat 11-28 14:00
  saturday night at one                                       Sun 11-29 01:00
  until one on friday                                         Fri 11-27 00:00 - Sat 11-28 01:00
  `,
);

understands(
  'where both halves of the day are open',
  { now: now('2026-11-23T13:00'), opensOn: gym },
  `
  tuesday at eight                                            ask half-day
  tuesday at eight in the evening                             Tue 11-24 20:00
  tuesday at eight am                                         Tue 11-24 08:00
  tuesday evening at eight                                    Tue 11-24 20:00
  tuesday at three                                            Tue 11-24 15:00
  tuesday at five                                             Tue 11-24 17:00
  tuesday after eight                                         ask half-day
  tuesday between eight and nine                              ask half-day
  tuesday between two and four                                Tue 11-24 14:00-16:00
  at eight                                                    Mon 11-23 20:00
  at noon on tuesday                                          Tue 11-24 12:00
  tonight at eight                                            Mon 11-23 20:00
  tuesday morning at eight                                    Tue 11-24 08:00
  `,
);

understands(
  'while December 1st is discussed',
  {
    now: now('2026-11-21T10:00'),
    opensOn: barber,
    previous: { date: Temporal.PlainDate.from('2026-12-01') },
  },
  `
  at four instead                                             Tue 12-01 16:00
  four                                                        Tue 12-01 16:00
  in the morning                                              Tue 12-01 00:00-12:00
  after two                                                   Tue 12-01 14:00-24:00
  the day after                                               Wed 12-02 00:00-24:00
  that day at three                                           Tue 12-01 15:00
  the next day at ten                                         Wed 12-02 10:00
  tuesday at four                                             Tue 12-01 16:00
  wednesday at four                                           Wed 11-25 16:00
  the same day at five                                        Tue 12-01 17:00
  later                                                       Tue 12-01 00:00-24:00
  anything earlier                                            Tue 12-01 00:00-24:00
  the week after                                              Mon 12-07 00:00 - Mon 12-14 00:00
  next tuesday at three                                       Tue 11-24 15:00
  tomorrow at three                                           Sun 11-22 15:00
  today at two                                                Sat 11-21 14:00
  `,
);

understands(
  'after an offer of Tuesday at 3, Tuesday at 3:30 or Wednesday at 10',
  {
    now: now('2026-11-21T10:00'),
    opensOn: barber,
    previous: { options: offers('2026-11-24T15:00', '2026-11-24T15:30', '2026-11-25T10:00') },
  },
  `
  the first one                                               option 1
  the second                                                  option 2
  the second one please                                       option 2
  the third                                                   option 3
  the last one                                                option 3
  the later one                                               option 3
  the earliest one                                            option 1
  option two                                                  option 2
  number three                                                option 3
  three fifteen works                                         ask unclear-words
  three thirty works                                          Tue 11-24 15:30
  at three                                                    Tue 11-24 15:00
  ten                                                         Wed 11-25 10:00
  wednesday                                                   option 3
  wednesday works                                             option 3
  the wednesday one                                           option 3
  tuesday please                                              Tue 11-24 00:00-24:00
  the morning one                                             option 3
  the afternoon one                                           Tue 11-24 12:00-17:00
  the later one on tuesday                                    option 2
  the fourth one                                              ask unclear-words
  do you have anything else on wednesday                      Wed 11-25 00:00-24:00
  anything later on tuesday                                   Tue 11-24 15:31-24:00
  any of those                                                option 1
  either one                                                  option 1
  is there something later                                    Wed 11-25 10:01-24:00
  wednesday at ten                                            Wed 11-25 10:00
  thursday at ten                                             Thu 11-26 10:00
  none of those work how about friday                         Fri 11-27 00:00-24:00
  yes the first                                               option 1
  `,
);

understands(
  'after an offer of Tuesday at 9:15, 11 or 3:15',
  {
    now: now('2026-11-21T10:00'),
    opensOn: barber,
    previous: {
      date: Temporal.PlainDate.from('2026-11-24'),
      options: offers('2026-11-24T09:15', '2026-11-24T11:00', '2026-11-24T15:15'),
    },
  },
  `
  nine fifteen                                                Tue 11-24 09:15
  the eleven o'clock                                          Tue 11-24 11:00
  quarter past three                                          Tue 11-24 15:15
  the later one                                               option 3
  something later                                             Tue 11-24 15:16-24:00
  earlier                                                     Tue 11-24 00:00-09:15
  morning is better                                           Tue 11-24 00:00-12:00
  the afternoon                                               option 3
  at four instead                                             Tue 11-24 16:00
  one                                                         Tue 11-24 13:00
  the middle one                                              option 2
  same time on wednesday                                      ask unclear-words
  that works                                                  none
  `,
);

understands(
  'on the night the clocks go forward',
  { now: now('2027-03-12T12:00'), opensOn: always },
  `
  sunday at 2:30 am                                           ask no-such-date
  sunday at three thirty am                                   Sun 2027-03-14 03:30
  `,
);
