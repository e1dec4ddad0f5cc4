import { wishReader } from '../wish-reader.ts';
import { minutesAt, numberAt } from './lengths.ts';
import { mayBe, meaning, stems } from './stem.ts';
import { set } from './word-set.ts';

export const readWish = wishReader({
  possessive: /'s\b|(?<=s)'(?!\p{L})/giu,
  filling: set(
    'and or plus also with without the a an of for to in on at by my your our his her their me i id we it its is be do done get got have need want like would could can will please just only some number appointment booking service session no not dont there that this when what time day week today tomorrow morning afternoon evening',
  ),
  joints: set('and plus also with & + / then'),
  or: set('or'),
  no: 'no',
  not: 'not',
  why: 'why',
  speaker: 'i',
  without: set('without minus except skip excluding forget drop'),
  withoutPairs: set('instead|of rather|than apart|from other|than leave|out'),
  dont: set('dont wont didnt doesnt not'),
  wished: set('need want wanna require have get do like book care think'),
  only: set('just only'),
  answers: set(
    'a an the i id ill im its we just make actually sorry wait thanks that not can could lets problem',
  ),
  notOfService: set(
    'sure yet too just only before after on at until till in by this next so very that really',
  ),
  ends: set('but just only so because instead'),
  anew: set('actually sorry wait rather instead correction scratch'),
  notAnewBefore: set('of than'),
  anewBehind: set('instead'),
  added: set('and also plus add too with including'),
  beforeMoment: set('in within after'),
  stems,
  meaning,
  mayBe,
  minutesAt,
  numberAt,
});
