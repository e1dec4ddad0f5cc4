/** Who somebody is to a caller, in one word: for whom callers book, and whose name they tell. */

export const RELATIONS: readonly string[] =
  `son daughter stepson stepdaughter child kid boy girl baby toddler teenager twin
  wife husband spouse partner fiance fiancee fianc\u00e9 fianc\u00e9e boyfriend girlfriend
  mother mom mum father dad parent stepmother stepmom stepfather stepdad brother sister sibling
  grandmother grandma granny grandfather grandpa grandparent grandson granddaughter grandchild grandkid
  aunt uncle niece nephew cousin friend roommate flatmate neighbor neighbour colleague coworker boss`.split(
    /\s+/,
  );
export const PETS: readonly string[] = 'dog cat puppy kitten'.split(' ');

/** The source of a pattern: one of them or several. */
export const RELATION = `(?:${RELATIONS.join('|')})s?|(?:grand)?children|babies`;
