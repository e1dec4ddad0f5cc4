import type { SentenceSigns } from '../sentences.ts';

export const sentences: SentenceSigns = {
  abbreviation:
    /(?:^|[\s(])(?:dr|mr|mrs|ms|prof|st|mt|ft|e\.g|i\.e|vs|approx|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun|[b-hj-z])\.$/iu,
  joined: [
    [/(?:^|[\s(])no\.$/iu, /^\d/u],
    [
      /[ap]\.m\.$/iu,
      /^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|e[sd]t|c[sd]t|m[sd]t|p[sd]t|gmt|utc)/iu,
    ],
  ],
  continuesDate: /^(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu,
};
