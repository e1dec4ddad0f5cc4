/** Who somebody is to a caller, in one word, folded: for whom callers book, and whose name they tell. */
export const RELATIONS: readonly string[] =
  `hijo hija hijastro hijastra nino nina bebe gemelo gemela mellizo mellizo esposo esposa marido mujer pareja novio novia prometido
  prometida madre mama padre papa suegro suegra hermano hermana abuelo abuela nieto nieta tio tia sobrino sobrina primo prima
  amigo amiga companero companera vecino vecina colega jefe jefa cunado cunada yerno nuera`.split(/\s+/);
export const PETS: readonly string[] = 'perro perra gato gata cachorro cachorra gatito perrito'.split(' ');

/** The source of a pattern of plain words: one of them or several. */
export const RELATION = `(?:${RELATIONS.join('|')})s?`;
