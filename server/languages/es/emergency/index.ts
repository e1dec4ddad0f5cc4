import type { Danger, Who } from '../../danger.ts';
import type { Language } from '../../language.ts';
import { clausesOf, isErrand, isLongAgo, moodOf } from './clauses.ts';
import { SIGNS, TRADES } from './signs.ts';

const ANIMAL = /\b(?:perr[oa]s?|gat[oa]s?|cachorr[oa]s?|conejo|pajaro|loro|hamster|caballo|mascota|animal)\b/;
/** A verb's ending tells the person in Spanish, so that only an animal is looked for. */
const subjectOf = (before: string): Who | null => (ANIMAL.test(before) ? 'animal' : null);

/** How danger is told in Spanish, and what a caller in it is told. What counts, and when, is decided elsewhere. */
export const emergency: Language['emergency'] = {
  clausesOf,
  moodOf,
  isLongAgo,
  isErrand,
  subjectOf,
  firstSubjectOf: subjectOf,
  signs: [...SIGNS],
  trades: [...TRADES],
  people: /\b(?:yo|me|mi (?:pecho|marido|mujer|esposo|esposa|hijo|hija|bebe|madre|padre|amigo|amiga))\b/,
  pet: /\b(?:el|ella|lo|la|le|perr[oa]s?|gat[oa]s?|cachorr[oa]s?|conejo|pajaro|loro|hamster|caballo|mascota)\b/,
  otherGas: /\b(?:coche|carro|auto|camion|moto|motor|perro|gato|gasolina|cocacola|refresco)\b/,
  otherRotten: /\b(?:agua|desague|fregadero|inodoro|ducha|nevera|pelo|permanente|perro|gato)\b/,
  trade: { cars: /\b(?:auto|mechanic|garage|car)/, animals: /\bvet|\banimal|\bpet/ },
  denied:
    /\b(?:no|nunca|sin|casi|tampoco|ni)(?: (?:hay|tengo|tiene|tenemos|es|esta|un|una|ningun|ninguna|necesito|hace|falta|he|ha|tenido|mas))* $|\b(?:nadie|ninguno)(?: (?:esta|se|le|me))* $|\bno (?:creo|pienso|digo)(?: \w+){0,4} $/,
  had: /\b(?:tuve|tuvo|tenia|habia tenido|habia)(?: (?:un|una|algo|mucho|unos|unas))* $/,
  justNow: /\b(?:acaba|ahora|recien)\b/,
  allClear:
    /^(?:(?:no|ah|oh|perdon|perdone|espere|si|vale|bueno|tranquil[oa]) )*(?:(?:estoy|estamos|esta|estan|ya esta) (?:todo |todos |perfectamente |ya )*(?:bien|a salvo)|todo (?:esta )?bien|(?:era|es|fue) (?:solo )?(?:una )?broma|falsa alarma|no es (?:una )?(?:emergencia|urgencia)|no hay (?:ninguna )?(?:emergencia|peligro|urgencia)|nadie esta (?:herido|en peligro)|es una forma de hablar|no queria decir eso|me ha entendido mal)\b/,
  rule: 'En cuanto alguien pueda estar en peligro (herido, enfermo, intoxicado, atacado, con ideas de hacerse daño, fuego, gas), use emergency enseguida y diga sus palabras, y nada más. Si no está seguro, pregunte primero: "¿Hay alguien en peligro ahora mismo?" Diga lo que diga después quien llama, repita las palabras hasta que diga que nadie lo está. Lo que no es peligro pero no puede esperar (la cara hinchada, agua que cae del techo) lo contesta con lo que dice el negocio de ello, o con un mensaje urgente.',
  ask: '¿Hay alguien en peligro ahora mismo?',
  say(danger: Danger, number: string, listener: string | null) {
    switch (danger) {
      case 'medical':
      case 'fire':
      case 'violence':
        return `Esto parece una emergencia. Por favor, cuelgue ahora y llame al ${number}.`;
      case 'gas':
        return `Esto puede ser peligroso. Por favor, cuelgue ahora, saque a todos, no toque ningún interruptor y llame al ${number} desde fuera.`;
      case 'animal':
        return 'Esto parece una emergencia. Por favor, cuelgue ahora y lleve a su animal al hospital veterinario de urgencias más cercano.';
      case 'self-harm': {
        const also =
          listener === null
            ? ''
            : ` También puede llamar al ${listener} a cualquier hora, y alguien le escuchará.`;
        return `Me alegro mucho de que me lo haya dicho. Por favor, cuelgue ahora y llame al ${number}.${also}`;
      }
    }
  },
};
