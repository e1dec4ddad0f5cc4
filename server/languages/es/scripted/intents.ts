/** The patterns by which an intent is heard: a wish, a question, a goodbye. Those without the flag u read plain words, without accents. */
import type { Language } from '../../language.ts';
import { RELATION } from '../relations.ts';
import { reactionsIn } from './reactions.ts';

const WEEKDAY = '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)';
const HOUR = '(?:una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\\d{1,2})';
const GOODBYE =
  '(?:adios|hasta (?:luego|pronto|manana|entonces|la vista|otra|el \\w+)|nos vemos(?: (?:luego|pronto|el \\w+))?|chao|chau|bye|que (?:tenga|pase) (?:un |una |muy )?(?:buen|buena|buenas|feliz) (?:dia|tarde|tardes|noche|fin de semana)|que le vaya bien|cuidese)';
const SAYS_BYE = new RegExp(String.raw`\b${GOODBYE}\b`, 'g');

/** Whether an utterance's words end on a goodbye. */
export function endsOnGoodbye(words: string): boolean {
  const last = Array.from(words.matchAll(SAYS_BYE)).at(-1);
  return last !== undefined && reactionsIn(words.slice(last.index + last[0].length)).content === '';
}
const GOODBYE_AND_THANKS =
  /(?<!\p{L})(?:adi[oó]s|hasta (?:luego|pronto|mañana|entonces)|nos vemos|chao|muchas gracias|gracias|eso es todo|nada m[aá]s)(?!\p{L})/giu;

/** An utterance without its goodbye and thanks. */
export const withoutGoodbye = (text: string): string =>
  text
    .replaceAll(GOODBYE_AND_THANKS, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.!?])/g, '$1')
    .replaceAll(/^[\s,.!]+|(?<![\s,.!])[\s,.!]+$/g, '');

const SIGNS_OF_LIFE = 'ah eh hola oiga si vale ok bueno perdon perdone digame mm claro';
const PRESENCE =
  /^[\s,.!?]*(?:(?:ah|eh|hola|s[ií]|vale|ok|bueno|perd[oó]n|claro)[\s,.!?]+)*(?:aqu[ií] (?:estoy|sigo|estamos)|(?:sigo|estoy|estamos|seguimos) (?:aqu[ií]|en (?:la )?l[ií]nea|ah[ií])|le (?:oigo|escucho))(?:[\s]*[,.!?][\s,.!?]*|$)/iu;

/** What answers "¿sigue ahí?" taken away. */
export const withoutPresence = (text: string): string => text.replace(PRESENCE, '');

/** Nothing is said but these words. */
const onlyOf = (words: string): RegExp => new RegExp(`^(?:(?:${words.replaceAll(' ', '|')})(?:[ :?]+|$))*$`);

const SERVICE =
  'corte|cortar\\w*|recorte|barba|afeitado|afeitar\\w*|tinte|color|mechas|peinado|lavado|manicura|pedicura|unas|masaje|facial|limpieza|revision|consulta|empaste|blanqueamiento|inspeccion|reparacion|depilacion|cambio de aceite|chequeo';
const NAMES_SERVICE = new RegExp(String.raw`\b(?:${SERVICE})s?\b`);

/** The services that are named, one word each. */
export const servicesIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => NAMES_SERVICE.test(word.normalize('NFD').replaceAll(/\p{M}/gu, '')));

/** The questions of one breath, one by one: "¿cuánto cuesta, y dónde aparco?" */
export const questionsIn = (text: string): readonly string[] =>
  text
    .split(
      /(?:(?<![,?.])[,?.]+|\b(?:y|pero)\b)\s+(?:y |pero |tambi[eé]n )?\u00bf?(?=(?:cu[aá]nto|qu[eé]|cu[aá]ndo|d[oó]nde|tienen|hay|puedo|qui[eé]n|c[oó]mo)(?!\p{L}))/iu,
    )
    .map((each) => each.trim());

const BOOKED = /\b(?:mi|nuestra|su|la) (?:proxima |otra )?(?:cita|reserva|hora|turno)\b/;
const APPOINTMENT = '(?:la|mi|su|nuestra|esa|esta|una) (?:\\w+ )?(?:cita|reserva|hora|turno)';

/** The possible subjects of an utterance. */
export const intents: Language['scripted']['intents'] = {
  isUnsure:
    /\b(?:no (?:lo )?se(?! puede)|no estoy segur[oa]|ni idea|quizas?|tal vez|a lo mejor|dejeme (?:pensar|ver|mirar))\b/,
  forgets:
    /\b(?:(?:se me (?:ha )?olvid\w+|olvide|no (?:me )?(?:acuerdo|recuerdo)|no (?:lo )?se|ni idea|no estoy segur[oa]))\b/,
  refuses: [
    /\b(?:(?:muy|demasiado) (?:tarde|temprano|pronto|lejos)|no (?:me|nos) (?:va|viene|queda|sirve|conviene|funciona)|no (?:puedo|podemos|podria)|no es posible|ningun[oa]|algo (?:diferente|distinto|mas tarde|mas temprano|antes))\b/,
    /\b(?:otra persona|alguien mas|cualquiera menos)\b|\bmejor no\b|\bno (?:me gusta|quiero) (?:es[eoa]s?|est[eoa]s?|la|el|las|los)\b/,
    /(?<!\p{L})(?:[Nn]o|[Ee]xcepto|[Mm]enos|[Nn]o (?:me gusta|quiero))(?: con)? \p{Lu}\p{L}+/u,
  ],
  looksFurther:
    /\b(?:(?:proxim[oa]|siguiente|otr[oa]) (?:semana|mes|dia|hora|lunes|martes|miercoles|jueves|viernes|sabado|domingo)|(?:semana|mes|lunes|martes|miercoles|jueves|viernes|sabado|domingo) (?:que viene|siguiente)|despues de es[eoa]|antes de es[eoa]|otr[oa]s?|algo (?:mas|antes|despues|entre))\b/,
  namesHour: new RegExp(
    String.raw`\b(?:a|sobre|hacia|antes de|despues de|hasta|de) las? ${HOUR}\b|\d:\d\d|\ba(?:l)? mediodia\b`,
  ),
  namesSomebody: [
    /\bcon (?!(?:usted|eso|esto|el|la|los|las|mi|un|una|nadie|este|esta)\b)\w+|\b(?:otra persona|alguien mas|cualquiera menos)\b/,
    /(?<!\p{L})(?:prefiero a|quiero a|quiero que sea|menos|excepto) \p{Lu}\p{L}+/u,
    /(?<!\p{L})[Ee]st[aá] (?:libre )?\p{Lu}\p{L}+|(?<!\p{L})\p{Lu}\p{L}+ est[aá] libre/u,
  ],
  asksForName: /^(?:\p{Lu}\p{L}+),? por favor\W*$/u,
  isContrary:
    /\b(?:no|nunca|nada|pero|espere|en vez de|en lugar de|prefiero|mejor|menos|excepto|si (?!por favor|claro|gracias)|solo|hasta|diferente|distint[oa]|otr[oa]|cancel\w+)\b|\?$/,
  asks: /^(?:(?:eh|ah|y|pero|pues|bueno|vale|perdone|oiga|espere|no|si) )*(?:es |era |son |esta |estan |estaba |tiene|tienen|hay |hacen |cual|que |quien|como |cuando|donde|cuanto|por que(?! no)|con quien|a que|a quien)/,
  requests: /\b(?:puedo|podria|podriamos|podemos|puede|puede ser|me puede|me podria)\b/,
  mentions:
    /\b(?:(?:ya|tambien|solo|siempre) )?(?:tengo (?!una cita\b)|salgo|entro|trabajo|termino|acabo|empiezo|llego|recojo|como a|mi (?:tren|vuelo|clase|turno|reunion|autobus)|(?:dentista|medico|colegio|clase|reunion|tren|vuelo) (?:es|empieza|sale|termina)|estoy (?:ocupad[oa]|fuera|trabajando|de viaje)|hasta)\b/,
  asksTable:
    /\b(?:(?:a )?que (?:hora|dia|fecha) (?:es|era|seria|fue|dijo)|(?:que|cual) (?:hora|dia) (?:era|dijo)|cuando (?:es|era|seria)|con quien|quien (?:me )?(?:corta|atiende|lo hace|la hace)|(?:es|era) (?:con|el|a las)|cuales (?:eran|son) las (?:horas|opciones)|(?:la )?(?:primera|ultima) que (?:tiene|hay))\b/,
  wantsRepeat:
    /\b(?:(?:puede |me lo |lo )?(?:repet\w+|repita\w*)|otra vez por favor|como dice|que (?:ha dicho|dijo|dice)|no (?:le |lo |la )?(?:he )?(?:oi|oido|entendi|entendido|escuche)|mande)\b|^(?:que|como|perdon|perdone|disculpe|eh)\??$/,
  wantsPause: /\b(?:espere|espera|(?:un|deme un|espere un) (?:momento|momentito|segundo|minuto))\b/,
  asksWhoSpeaks:
    /\bcon quien hablo\b|\bquien (?:es usted|habla|eres)\b|\b(?:es usted|eres|hablo con|es) (?:un |una )?(?:robot|maquina|persona real|persona de verdad|ordenador|humano|contestador|grabacion)\b/,
  wantsPerson: [
    /\bhablar con (?:una?|el|la|algun|alguna|su|mi) (?:\w+ )?(?:persona|humano|alguien|encargad[oa]|duen[oa]|jef[ea]|responsable|operador\w*|barber[oa]|peluquer[oa]|dentista|doctor\w*|medico|veterinari[oa]|propietari[oa])\b|\bhablar con alguien\b|\b(?:pasem?e?|paseme|comuniqueme|conecteme|pongame) con\b|\bpersona (?:real|de verdad)\b|\b(?:quiero|necesito) (?:una persona|un humano|una operadora)\b|\boperador\w*\b|^(?:una )?(?:persona|humano|encargado)(?: por favor)?$|\b(?:poner|presentar|hacer) una (?:queja|reclamacion)\b/,
    /(?:^\W*|(?:[Pp]uedo|[Pp]odr[ií]a|[Qq]uiero|[Qq]uisiera) )hablar con \p{Lu}\p{L}+/u,
    /(?<!\p{L})[Ee]st[aá] (?:por ah[ií] |ah[ií] )?\p{Lu}\p{L}+(?: por ah[ií]| ah[ií])?[^\p{L}]*$/u,
    /(?<!\p{L})(?:[Pp][aá]seme|[Pp][oó]ngame|[Cc]omun[ií]queme)(?: a| con) \p{Lu}?\p{L}+/u,
  ],
  isAngry:
    /\b(?:ridiculo|terrible|horrible|pesimo|fatal|inaceptable|furios[oa]|enfadad[oa]|enojad[oa]|hart[oa]|queja|quejarme|reclamacion|groser[oa]|maleducad[oa]|verguenza|mierda|maldit[oa]|estupid[oa]|inutil|perdida de tiempo)\b/,
  isUrgent:
    /\b(?:urgente(?:mente)?|urgencia|emergencia|cuanto antes|lo antes posible|enseguida|inmediatamente|ya mismo)\b/,
  givesUp:
    /\b(?:ya )?(?:le |les |os )?(?:llamo|llamare|vuelvo a llamar|volvere a llamar|llamaremos)(?: yo)?(?: (?:luego|despues|mas tarde|otro dia|otra vez))\b|\b(?:dejelo|dejalo|olvidelo|olvidese|no importa|da igual dejelo|he cambiado de idea|cambie de idea)\b/,
  stopsWaiting:
    /\b(?:deje|deja|pare|para) de (?:llamar|llamarle|llamarla|intentar(?:lo)?)\b|\b(?:no (?:quiero|puedo|voy a|tengo tiempo (?:de|para))|ya no) (?:esperar|espero)\b|\bno espero mas\b|\btarda(?:n)? (?:mucho|demasiado)\b|\bno se moleste\b/,
  wantsNoContact:
    /\b(?:deje|deja|dejen|pare|paren) de (?:llamarme|llamarnos|escribirme|escribirnos|molestarme|molestarnos|mandarme|enviarme)\b|\bno (?:me|nos) (?:llame|llames|llamen|escriba|escriban|mande|manden|envie|envien) (?:mas|nunca mas|otra vez)\b|\b(?:quite|quiteme|quitenme|saque|saqueme|saquenme|borre|borreme|borrenme|elimine|eliminen)(?: mi numero)? de (?:su|la|esa|esta) (?:lista|base de datos)\b|\b(?:borre|borren|elimine|eliminen|quite|quiten) mi (?:numero|telefono)\b/,
  wantsDetails:
    /\b(?:mandeme|mandame|enviame|envieme|mandenme|envienme|escribame)(?:lo|la|los)? (?:eso|esto|los detalles|los datos|la confirmacion|un mensaje|un sms|por (?:mensaje|sms|escrito|texto|whatsapp))\b|\b(?:mandemelo|mandamelo|envieme?lo|enviamelo|mandarmelo|enviarmelo)\b|\b(?:puede|puedes|podria|podrias) (?:mandarme|enviarme|escribirme) (?:eso|esto|los detalles|los datos|la confirmacion|un mensaje|un sms)\b|\b(?:los detalles|los datos|la confirmacion|eso) por (?:mensaje|sms|escrito|texto)\b/,
  namesBooking: /\b(?:citas?|reservas?|turnos?)\b/,
  namesCancelling: /\b(?:cancel|anul)/,
  wantsMove: [
    new RegExp(
      String.raw`\b(?:cambi\w+|mov\w+|muev\w+|aplaz\w+|pospon\w+|posponer|adelant\w+|retras\w+|atras\w+|modific\w+|reprogram\w+|reagend\w+|pasar|pasarla|traslad\w+) (?:de (?:hora|dia) )?(?:${APPOINTMENT}|la mia|mi cita|la)\b`,
    ),
    /\b(?:reprogramar|reagendar|cambiar(?:me)? (?:la |mi )?(?:cita|hora|reserva|de hora|de dia)|(?:cambiarla|moverla|pasarla|aplazarla|posponerla|adelantarla|retrasarla|cambiela|muevala|pasela))\b/,
    [
      /\bno (?:puedo|podre|voy a poder|me va|me viene)\b/,
      /\b(?:que tal|puedo|podria|podriamos|en vez|mejor|tiene|tienen|hay|cambi\w+|mas tarde|mas temprano|antes|otr[oa]|diferente)\b/,
    ],
    [/\b(?:venir|ir|cita|hacerlo)\b/, /\ben (?:vez|lugar) del?\b/],
    [
      /\b(?:tengo|tenia|teniamos|tenemos) (?:una )?(?:cita|hora|reserva)\b/,
      /\b(?:cambi\w+|mover|pasar|mas tarde|mas temprano|otr[oa]|en vez de|aplaz\w+|adelant\w+)\b/,
    ],
    new RegExp(
      String.raw`\bel ${WEEKDAY} (?:ya )?no (?:me (?:va|viene)|puedo)\b|\bno (?:puedo|podre) (?:ir |venir )?el ${WEEKDAY}\b|\bno (?:puedo|podre) (?:ir |venir )?manana\b`,
    ),
    [
      BOOKED,
      /\b(?:necesito|quiero|quisiera|puedo|podria|me gustaria) (?:\w+ ){0,3}(?:mas tarde|mas temprano|otro|otra|diferente)\b/,
    ],
  ],
  shifts: [
    [
      /\b(?:ponga\w*|haga\w*|hagamos\w*|pase\w*|mueva\w*|cambie\w*|que sea|puede ser|podria ser|pasarla|moverla|cambiarla)\b/,
      new RegExp(
        String.raw`\b(?:mas tarde|mas temprano|antes|despues|mejor|en vez|a las?|${WEEKDAY}|manana|\d+)\b`,
      ),
    ],
    /\b(?:cambi\w+|mov\w+|muev\w+|pas\w+) (?:la|lo|esa|esta)? ?(?:a|al|para)\b|\b(?:mas tarde|mas temprano|mas pronto) (?:ese|el mismo) dia\b|\ben vez de\b|\bmejor (?:el|a las?)\b/,
  ],
  wantsCancel: new RegExp(
    String.raw`\b(?:cancel(?:ar|arla|arlo|e|o|en|ela|acion)|anul(?:ar|arla|e|o|en|ela)|dar de baja ${APPOINTMENT}|quitar ${APPOINTMENT}|ya no (?:necesito|quiero) ${APPOINTMENT}|no (?:voy a poder|podre|puedo) (?:ir|venir|asistir|acudir)(?: a ${APPOINTMENT}| manana| hoy)?$|no (?:voy a poder|podre) (?:ir|venir|asistir|acudir))\b`,
  ),
  asksForBooked: [
    [
      /\b(?:cuando|a que hora|que dia|todavia|aun|es|comprob\w+|confirm\w+|mirar?|mire|buscar?|busque|digame|recuerd\w+|saber|consultar|con quien)\b/,
      BOOKED,
    ],
    /\b(?:cuando|a que hora|que dia) (?:tengo|tenia|tenemos|es mi|era mi|me toca)\b|\b(?:tengo|tenia) (?:yo )?(?:alguna |ya )?(?:cita|reserva|hora)(?: reservada| apuntada| pendiente)?(?: con ustedes)?\??$|\b(?:sobre|acerca de|por) mi (?:cita|reserva)\b/,
  ],
  asksForFree: [[BOOKED, /\b(?:disponible|libre)s?\b/]],
  wantsMessage:
    /\b(?:dej(?:ar|arle|arles|o|e)|tom(?:ar|e)|pas(?:ar|e|arle)|d(?:ar|e|igale|iganle)|envi\w+) (?:\w+ )?(?:un |el |este )?(?:mensaje|recado)\b|\b(?:digale|diganle|dile|avise|avisele|comuniquele) (?:a |al |que )|\bque me (?:llame|llamen|devuelva|devuelvan)\b|\b(?:devuelvanme|devuelvame) la llamada\b|\bllam(?:eme|enme) (?:luego|mas tarde|manana|cuando|al)\b|\b(?:un )?recado\b/,
  refusesMessage: /\b(?:no (?:quiero|hace falta|es necesario|necesito))(?: \w+){0,4} (?:mensaje|recado)\b/,
  onlyAnnounces: onlyOf(
    'a al bueno claro con dejar dejarle dejarles de dejo del duena dueno el ella en encargado encargada eso esta favor gracias hola la le les lo los me mensaje mi ok para paso pasar perfecto podria por puede puedo pues que quiero quisiera recado se si su tomar tome un una usted vale yo gustaria',
  ),
  announces:
    /^(?:\w+ ){0,6}(?:dejar\w*|tomar?|pasar\w*|dar\w*)(?: \w+){0,2} (?:mensaje|recado)(?: (?:para|a|al) (?:el |la )?\w+)?(?: por favor| gracias)?\??$/,
  inTrouble:
    /\b(?:llego|llegare|llegamos|llegaremos|voy|vamos|voy a llegar|vamos a llegar) (?:\w+ ){0,3}(?:tarde|con retraso)\b|\b(?:atascad[oa]|atasco|trafico|trancon|averia|pinchazo|se me (?:ha )?(?:averiad\w+|estropead\w+|averio|daño))\b|\b(?:estoy|voy) (?:en|de) camino\b|\b(?:he |me )?(?:dejado|olvidado|deje|olvide|perdido|perdi) (?:mi|mis|el|la|un|una|mis) (?!cita|hora|reserva)\w+/,
  isSad:
    /\b(?:no (?:estoy|quede|quedo|he quedado) (?:\w+ )?(?:content[oa]|satisfech[oa]|feliz)|descontent[oa]|insatisfech[oa]|decepcionad[oa]|me (?:dejaron|han dejado|destrozaron|estropearon|arruinaron)|desigual|trasquilad[oa]|un desastre|demasiado corto|me (?:cobraron|han cobrado) (?:dos veces|de mas|doble|demasiado|mal)|devol\w+ (?:el|mi) dinero|reembolso|compensacion|(?:poner|hacer) una (?:queja|reclamacion)|quejarme|me trat\w+ mal|(?:espere|esperando|estuve esperando) (?:mas de )?(?:una hora|\w+ minutos)|nadie (?:llamo|me llamo|contesta|vino)|estoy (?:enferm[oa]|mal[oa]) y no (?:puedo|podre) ir a trabajar|no (?:puedo|podre) ir a trabajar)\b/,
  isErrand:
    /\b(?:busco (?:trabajo|empleo)|(?:solicitar|pedir) (?:el |un )?(?:trabajo|empleo|puesto)|(?:oferta|puesto) de (?:trabajo|empleo)|mi curriculum|estan contratando|necesitan personal|(?:de parte|en nombre) de|le llamo de (?!parte de mi|casa)|su (?:negocio|empresa|google|ficha|seguro|factura de|contrato)|(?:el|la) (?:duen[oa]|responsable|encargad[oa])(?: por favor| del negocio)?$|(?:una )?(?:oferta|propuesta|promocion) (?:para|especial)|publicidad|patrocin\w+|encuesta|(?:un|el|su) (?:paquete|pedido|envio)|repartidor|mensajeria|factura pendiente|la factura|un recibo|proveedor|periodista|objetos perdidos|inspeccion de)\b/,
  changesService: [
    new RegExp(
      String.raw`\b(?:cambi\w+) (?:la |mi |el |lo |esa |que )?(?:\w+ ){0,3}(?:a|por|para) (?:un |una )?(?:\w+ )?(?:${SERVICE})\b`,
    ),
    new RegExp(
      String.raw`\b(?:anad\w+|agreg\w+|sum\w+) (?:tambien )?(?:un |una |el |la )?(?:\w+ )?(?:${SERVICE})s?\b`,
    ),
  ],
  asksForOne:
    /\b(?:necesito|quiero|quisiera|querria|me gustaria|deseo) (?:un|una|pedir|reservar|coger|sacar|hacer)\b/,
  asksToBook:
    /\b(?:reserv(?:ar|arme|e|eme|o|emos)|agend(?:ar|arme|e|eme)|(?:pedir|coger|sacar|hacer|tomar|concertar|programar|apuntar(?:me)?|darme|dar|tener|quiero|quisiera|querria|necesito|conseguir) (?:una |un |otra )?(?:cita|hora|turno|reserva|hueco)|una cita|tienen? (?:\w+ )?(?:hueco|sitio|hora|cita)s?|hay (?:\w+ )?(?:hueco|sitio|hora|cita)s?|quien esta (?:libre|disponible)|puedo (?:ir|venir|pasar(?:me)?))\b/,
  wishes: [
    /\b(?:quiero|quisiera|querria|necesito|necesita|queremos|necesitamos|me gustaria|nos gustaria|deseo|busco|quiere) (?!(?:hablar|saber|preguntar|dejar|una persona|quejarme|un mensaje|un momento|el precio|cancelar|anular|cambiar)\b)(?:un|una|unas|unos|el|la|mi|su|otra|otro|algo|que|cort\w+|ir|venir|ver|hacer\w*|poner\w*|arreglar\w*|afeitar\w*|tenir\w*|reservar|pedir)\b/,
    new RegExp(
      String.raw`\b(?:puedo|podria|podemos|podriamos) (?:tener|ver|ir|venir|pasar|coger)\b|\b(?:disponible|disponibilidad|hueco|libre|vacante)s?\b|\b(?:${SERVICE}|visita|sesion|clase)s?\b|\b(?:nueva|una|otra|pedir) citas?\b|^(?:una )?cita(?: por favor| para| el|$)`,
    ),
    /\blo (?:mismo|de siempre)\b|\blo habitual\b|\bcomo (?:siempre|la ultima vez)\b/,
  ],
  aboutFacts:
    /\b(?:abr(?:en|e|is|ir)|abiert[oa]s?|cierran?|cerrad[oa]s?|horarios?|direccion|donde|ubicad[oa]s?|como (?:llego|se llega)|aparc\w+|estacion\w+|parking|precios?|cuesta|cuestan|vale|valen|cuanto|dura|duran|cobran?|pag(?:ar|o)|tarjetas?|efectivo|sin cita|seguros?|silla de ruedas|pagina web|ofrecen|servicios|hacen falta|hace falta|deposito|senal|wifi|ninos|perros?|quien(?:es)? trabaja)\b/,
  whoIsFree: /\bquien(?:es)? (?:esta|estan|hay) (?:libre|disponible|trabajando)s?\b/,
  asksAnything:
    /\?$|^(?:(?:eh|hola|buenas|buenos dias|buenas tardes|y|tambien|pues|vale|si|perdone|oiga|una pregunta) )*(?:que|cual|cuando|donde|como|quien|por que|cuanto|cuanta|cuantos|tienen|tiene|hay|hacen|es posible|se puede|me puede decir|queria saber|quisiera saber|tengo una (?:pregunta|duda)|aceptan|admiten|necesito cita|a que hora|hasta que hora|abren|cierran)\b/,
  namesService: NAMES_SERVICE,
  addsService: /\b(?:tambien|ademas|mas)\b|^y\b/,
  changesMind:
    /\b(?:en realidad|en vez de|en lugar de|prefiero|mejor|que sea|puede|podria|quiero decir|quise decir|digo|cambi\w+|espere|tambien|ademas|no)\b/,
  contradicts: /^(?:ah|oh|espere|no|perdon|perdone|oiga|eh|uy)\b/,
  meansAll: /\b(?:amb[oa]s|las dos|los dos|todas?|todos)\b/,
  comesTogether:
    /\b(?:(?:mi|y mi) \w+ y yo|yo y mi \w+|(?:nosotros|nosotras|los) (?:dos|tres)|(?:dos|tres|cuatro|2|3|4) personas|somos (?:dos|tres|cuatro|2|3|4)|mis dos \w+)\b/,
  forSomebodyElse: [
    new RegExp(String.raw`\bpara (?:mi|mis|nuestr[oa]|un|una|otr[oa]) (?:\w+ )?(?:${RELATION})\b`),
    new RegExp(
      String.raw`\b(?:mi|nuestr[oa]) (?:\w+ )?(?:${RELATION})(?: \w+)? (?:tambien |solo )?(?:necesita|quiere|quisiera|puede|podria|tiene que|busca)\b`,
    ),
    /\b(?:una|la otra|otra) para (?:el|ella|ellos|ellas)$/,
  ],
  ofSomebodyElse: new RegExp(
    String.raw`\b(?:cita|reserva|hora|turno) de (?:mi|su|nuestr[oa]) (?:\w+ )?(?:${RELATION})\b`,
  ),
  onlyPresent: onlyOf(SIGNS_OF_LIFE),
  isSafe:
    /\b(?:(?:estoy|estamos|esta|todo esta|estan) (?:\w+ )?(?:bien|a salvo|bromeando)|(?:era|es) (?:una )?broma|falsa alarma|solo (?:necesito|quiero|llamaba)|no es (?:una )?(?:emergencia|urgencia)|no hay (?:ninguna )?(?:emergencia|urgencia|peligro)|forma de hablar)\b/,
  saysEmergency: [/\bcuelgue ahora\b/, [/\bemergencia\b/, /\bllame\b/]],
  asksWhetherThere: /\bsigue (?:ahi|en la linea|conmigo)\?$/,
  saysCannotHear: [[/\bno le oigo\b/, /\bteclado\b/]],
};
