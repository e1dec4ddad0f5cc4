/** Where a point does not end a sentence, and a comma no clause. Patterns are linear in what they read. */
export const sentences = {
  /** What stands before a point that is part of a word, with the point: "Dr.". */
  abbreviation:
    /(?:^|[\s(])(?:dr|mr|mrs|ms|prof|st|mt|ft|e\.g|i\.e|vs|approx|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun|[b-hj-z])\.$/iu,
  /** A point that is part of the word only where what comes next belongs to it: "No." and "5". */
  joined: [
    { before: /(?:^|[\s(])no\.$/iu, next: /^\d/u },
    {
      before: /[ap]\.m\.$/iu,
      next: /^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|e[sd]t|c[sd]t|m[sd]t|p[sd]t|gmt|utc)/iu,
    },
  ],
  /** What stands behind a comma inside a date or a number. */
  continuesDate: /^(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu,
};
