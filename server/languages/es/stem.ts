/** What different forms of a Spanish word share, folded, and words that mean the same to somebody who books or asks. */

/** "cortes", "cortar" and "corte" are "cort"; rough, but the same on both sides of a comparison. */
export function stem(word: string): string {
  if (word.length < 5) return word.replace(/(?<=\w{3})s$/, '');
  const verb = word
    .replace(/(?:me|se|le|lo|la|nos|selo|sela|melo|mela)$/, (end) =>
      /[aei]r(?:me|se|le|lo|la|nos|selo|sela|melo|mela)$/.test(word) ? '' : end,
    )
    .replace(/(?:ando|iendo|ados?|adas?|idos?|idas?|amos|emos|an|en|ar|er|ir)$/, '');
  const root = verb.length >= 3 && verb !== word ? verb : word.replace(/(?:es|s)$/, '');
  const bare = root.replace(/[aoe]$/, '');
  return bare.length >= 3 ? bare : root;
}

/** Words of one line may stand for one another. */
const SAME = [
  'corte cortar recorte recortar',
  'pelo cabello',
  'nino nina hijo hija bebe chico chica adolescente nieto nieta sobrino sobrina infantil',
  'mujer senora esposa dama femenino novia madre mama',
  'hombre senor marido esposo caballero masculino novio padre papa',
  'color tinte tenir teñir',
  'barba afeitado afeitar',
  'revision chequeo examen control consulta',
  'limpieza limpiar higiene profilaxis',
  'arreglo arreglar reparar reparacion',
  'una manicura manicure',
  'pie pedicura pedicure',
  'pago pagar tarjeta efectivo credito debito visa mastercard amex bizum contado cheque',
  'aparcar aparcamiento estacionar estacionamiento parking cochera garaje',
  'wifi internet inalambrico',
  'silla ruedas discapacitado accesible acceso escalera rampa escalones',
  'regalo vale bono tarjeta-regalo certificado',
  'edad anos joven',
  'cancelar cancelacion anular anulacion',
  'retraso tarde demora',
  'masaje masajes',
  'mecha reflejo mechas',
].flatMap((line) => {
  const words = line.split(' ').map(stem);
  return words.map((word) => [word, words[0] ?? word] as const);
});
const MEANINGS = new Map(SAME);

/** The word that stands for a stem and all that mean about the same. */
export const meaning = (stemmed: string): string => MEANINGS.get(stemmed) ?? stemmed;

/** What a word may mean beside itself, though not the other way round. */
const MAY_BE: Readonly<Record<string, string>> = { [stem('retoque')]: stem('corte') };
export const mayBe = (stemmed: string): string => MAY_BE[stemmed] ?? stemmed;

/** The stems of a word; a compound would have several. */
export const stems = (word: string): readonly string[] => [stem(word)];
