/** Where a point does not end a sentence, and a comma no clause. Patterns are linear in what they read. */
export const sentences = {
  /** What stands before a point that is part of a word, with the point: "Sr.". */
  abbreviation:
    /(?:^|[\s(])(?:sr|sra|srta|dr|dra|d|dña|prof|av|avda|c|p\.ej|ej|aprox|núm|tel|ee|uu|pág|ud|uds|vd|vds|[b-hj-nq-xz])\.$/iu,
  /** A point that is part of the word only where what comes next belongs to it: "a. m.". */
  joined: [
    { before: /(?:^|[\s(])(?:n|núm)\.$/iu, next: /^\d/u },
    { before: /(?:^|[\s\d])[ap]\.$/iu, next: /^m\./iu },
  ],
  /** What stands behind a comma inside a date or a number. */
  continuesDate: /^\d/u,
};
