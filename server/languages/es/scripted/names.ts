import { fold } from '../../fold.ts';
import type { Language } from '../../language.ts';
import { PETS, RELATIONS } from '../relations.ts';
import { spellingParts } from './spelling.ts';

/** One or two given names and two family names, with the small words that belong to them: "María de la Cruz Pérez Ruiz". */
const NAME = String.raw`(?<name>\p{L}[\p{L}'.-]*(?:\s+\p{L}[\p{L}'.-]*){0,5})`;
const PROPER = String.raw`(?<name>\p{Lu}[\p{L}'-]*(?:\s+(?:(?:de|del|la|las|los|y)\s+){0,3}\p{Lu}[\p{L}'.-]*){0,4})`;
const RELATION = [...RELATIONS, ...PETS, 'mamá', 'papá', 'niño', 'niña', 'bebé', 'tío', 'tía'].join('|');

/** Words that are no part of a person's name, folded. */
const NO_NAMES = `a al ante con contra cual cuando cuanto como donde e el ella ellos en entre era eres es esa ese eso esta estan estar este esto estoy fue ha hace hacia han hasta
hay he hoy ir la las le les lo los manana mas me mi mis muy nada nadie ni no nos nosotros o otra otro para pero poco por porque que quien quiero quisiera se sea ser si sido sin
sobre solo son soy su sus tal tambien tampoco tan tanto te tengo tiene todo todos tu un una uno unos usted ustedes va vale vamos ver voy y ya yo hola buenas buenos dias tardes noches
gracias favor perdon perdone disculpe adios luego claro bueno bien mejor perfecto genial ok okey vale eh em mm pues entonces ahora aqui alli ahi despues antes tarde temprano pronto
cita reserva hora turno servicio corte pelo barba tinte telefono numero nombre apellido apellidos mensaje correo direccion semana mes dia minuto momento segundo primero segunda
uno dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta media cuarto mediodia lunes martes miercoles jueves viernes sabado domingo
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre necesito necesita puede puedo podria quiere llamo llama llamar hablar habla digame diga espere
espera nombre cualquiera cualquier alguien algo ninguno ninguna mismo misma nuevo nueva cancelar anular cambiar mover reservar confirmar deletrear repetir entiendo se sabe creo seguro segura
importa igual todavia aun siempre nunca quizas gustaria viene queda hace persona personas gente senor senora senorita don dona encargado encargada dueno duena jefe robot maquina asistente
ayuda problema pregunta precio cuesta abierto cerrado verdad exacto correcto eso esos esas aquel ultima ultimo proxima proximo pasado pasada anonimo privado secreto mia mio suya suyo
disculpa oye oiga mire mira dejelo olvidelo da lo menos otra vez cuando quien sea puesto poner pongame ponga apunte apunteme di decir dije dicho`;
const none = new Set([...NO_NAMES.split(/\s+/), ...RELATIONS, ...PETS]);
/** They stand within names, and are none alone. */
const BESIDE = new Set(
  'de del la las los y san santa sol mar luz cruz paz rey leon rosa flor mayo abril domingo julio segundo primero bueno buena'.split(
    ' ',
  ),
);
/** Given names that are other words, too. */
const GIVEN = new Set(
  'rosa luz sol mar pilar dolores consuelo mercedes angel cruz julio abril domingo gracia milagros esperanza'.split(
    ' ',
  ),
);

/** The ways in which a caller says a person's name. */
export const names: Language['scripted']['names'] = {
  announced: [
    new RegExp(String.raw`\b[Pp]ara mi (?:${RELATION}),? (?:que se llama )?${PROPER}`, 'u'),
    new RegExp(String.raw`\b[Mm]i (?:${RELATION}) (?:se llama )?${PROPER}`, 'u'),
    new RegExp(
      String.raw`(?<!\p{L})(?:(?:mi|su|el|nuestro) nombre (?:completo )?(?:es|sería)|me llamo|se llama|a nombre de|al nombre de|póngal[ao] a|ll[aá]meme) ${NAME}`,
      'iu',
    ),
    new RegExp(
      String.raw`(?<!\p{L})(?:[Ss]oy|[Hh]abla|[Ee]s para|[Ll]e habla|[Ss]oy el|[Ss]oy la|[Aa]) ${PROPER}`,
      'u',
    ),
    new RegExp(
      String.raw`(?<!\p{L})[Pp]ara (?!\p{L}+ (?:a las|por la))(?:el |la )?${PROPER}(?!\s+(?:a|por))`,
      'u',
    ),
  ],
  halves(text) {
    const last =
      /(?<!\p{L})(?:de )?apellidos?(?: es| son|:)?,? (?<name>\p{L}[\p{L}'-]{0,40}(?: (?!nombre\b|y mi\b)\p{L}[\p{L}'-]{0,40}){0,3})/iu.exec(
        text,
      );
    if (last === null) return null;
    const first =
      /(?<!\p{L})nombre(?: es|:)?,? (?<name>\p{L}[\p{L}'-]{0,40})/iu.exec(text)?.groups?.['name'] ??
      text.slice(0, last.index);
    return { first, last: last.groups?.['name'] ?? '' };
  },
  around:
    /^(?:(?:eh+|em+|mm+|ah+|oh|bueno|pues|a ver|perdone|perdón|gracias|sí|si|claro|vale|ok|por favor|hola|póngala a nombre de|a nombre de|al nombre de|mi nombre es|el nombre es|me llamo|se llama|soy|es|a|para|de|apúntela a|el|la)[\s,.!]+)+/iu,
  nameWord(word) {
    const plain = fold(word);
    if (GIVEN.has(plain)) return 'given';
    if (BESIDE.has(plain)) return 'beside';
    return none.has(plain) || /\d/.test(word) ? 'none' : 'name';
  },
  spellingParts,
  isCourtesy: /^(?:(?:por|favor|gracias|muchas|aquí|es|mi|el|nombre|eso|señorita|señor|señora)(?:\s|$))+$/iu,
  title: /\b(Sr|Sra|Srta|Dr|Dra|D|Dña|Prof)\.\s+/gi,
  correcting:
    /(?<!\p{L})(?:no,? espere|espere,? no|digo|quiero decir|quise decir|mejor dicho|perdón|perdone|corrijo)(?!\p{L})[\s,.]*/iu,
};
