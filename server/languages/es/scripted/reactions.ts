/** The phrases that react to what was said before and tell nothing of their own: yes, no, thanks, goodbye. Without accents. */
import { reactionReader } from '../../reactions.ts';

const list = (phrases: string): readonly string[] => phrases.split('|').map((phrase) => phrase.trim());
const each = (heads: readonly string[], tails: readonly string[]): readonly string[] =>
  heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`.trim()));

const PRAISE = list(
  'bien|muy bien|perfecto|perfecta|genial|estupendo|estupenda|fenomenal|fantastico|excelente|ideal|de maravilla|maravilloso|buenisimo|correcto|exacto|eso es|asi es|de acuerdo|vale|ok|okey|okay|guay|chevere|padre|buena idea|buena hora|buen dia|mejor|vale perfecto|esta bueno',
);
const FINDING = list(
  'esta|me parece|eso esta|eso me parece|suena|es|seria|todo|me va|me viene|nos va|nos viene|le parece|lo veo|queda|me queda',
);
const UNFIT = list(
  'no me va bien|no me viene bien|no me va|no me viene|no me sirve|no me queda bien|no me conviene|no me queda|no puede ser|es muy tarde|es muy temprano|es demasiado tarde|es demasiado temprano|es muy pronto|es demasiado pronto|me queda mal|me viene mal|me va mal|no esta bien|no es correcto|esta mal|es incorrecto|no nos va bien|no nos viene bien|muy tarde|muy temprano|demasiado tarde|demasiado temprano|demasiado pronto|no es posible',
);

const KINDS = {
  /** What an act is called when a caller agrees to it in its own words. */
  book: list(
    'reservela|resérvela|reservemela|reservela por favor|reserveme|reserveme esa|apunteme|apunteme ahi|apuntemela|pongame|pongame ahi|pongamela|me la quedo|me quedo con esa|la quiero|la tomo|tomo esa|cojo esa|la cojo|me quedo esa|quiero esa|esa misma|esa esta bien|esa me va bien|si reservela|si reserveme|agendela|agendeme|agendamela|la agarro|resérvame|reservala',
  ),
  move: list(
    'cambiela|cambiela por favor|cambiemela|muevala|muevala por favor|pasela|pasela ahi|pasemela|si cambiela|si muevala|cambiala|muevela',
  ),
  cancel: list(
    'cancelela|cancelela por favor|cancelemela|anulela|anulela por favor|si cancelela|si anulela|cancele la cita|cancele|cancelala|quitela|borrela|cancelalo|cancelelo',
  ),
  /** In so many words. */
  yes: list(
    'si|si si|sip|sii|claro|claro que si|por supuesto|desde luego|como no|si por favor|si claro|si senor|si senora|eso|adelante|hagalo|hagamoslo|si gracias|venga|dale|orale|andale|simon|aja|afirmativo|efectivamente|en efecto|asi mero|por que no|no hay problema|sin problema|ningun problema|no me importa|supongo|supongo que si|creo que si|pienso que si|me gustaria|me encantaria|lo confirmo|confirmo|confirmado|hecho|trato hecho|si quiero|si adelante|por favor|ya lo creo|si hagalo|obvio|seguro|sale|va|hombre si|pues si|bueno si|si es|si es correcto|si correcto|esa es|ese es|si esa|si ese|a la perfeccion|no tengo inconveniente',
  ),
  /** Praise of what was said, which is a yes to a proposal. */
  praise: [
    ...PRAISE,
    ...each(FINDING, PRAISE),
    ...list(
      'me va bien|me viene bien|me viene perfecto|me sirve|me conviene|me gusta|nos va bien|nos viene bien|me queda bien|funciona|me funciona|me cuadra',
    ),
  ],
  no: [
    ...list(
      'no|no no|nop|que va|para nada|de ninguna manera|en absoluto|no gracias|no muchas gracias|claro que no|por supuesto que no|desde luego que no|no quiero|no la quiero|no lo quiero|no me gusta|no hace falta|no es necesario|mejor no|prefiero que no|no por favor|dejelo|dejelo asi|dejela|dejela asi|olvidelo|olvidese|no importa|da lo mismo|ninguna|ninguno|ninguna de esas|ninguno de esos|ninguna de las dos|todavia no|aun no|ahora no|negativo|nunca|jamas|no la reserve|no la cancele|no la cambie|no lo haga|no la mueva|he cambiado de idea|cambie de idea|cambie de opinion|he cambiado de opinion|eso no|esa no|ese no|no creo|creo que no|pues no|no senor|no senora|no es|no no es|no eso no|la mantengo|me la quedo como esta|no es eso|no es asi|no esa no',
    ),
    ...UNFIT,
    ...each(list('eso|esa|esa hora|ese dia|a esa hora'), UNFIT),
  ],
  /** Cannot come. */
  unable: list(
    'no puedo|no puedo venir|no puedo ir|no podre|no podre ir|no podre venir|no me es posible|me ha surgido algo|me surgio algo|ya no la necesito|ya no me hace falta|a esa hora no puedo|ese dia no puedo|no llego|no voy a poder|no puedo a esa hora|no puedo ese dia',
  ),
  unsure: list(
    'no se|no lo se|no estoy seguro|no estoy segura|ni idea|no tengo ni idea|quizas|quiza|tal vez|a lo mejor|puede ser|puede|depende|dejeme pensar|dejeme ver|tengo que mirarlo|a ver|ya veremos|no sabria|no sabria decirle|lo tengo que pensar|no me acuerdo',
  ),
  thanks: list(
    'gracias|muchas gracias|muchisimas gracias|mil gracias|gracias por todo|muchas gracias por todo|gracias por su ayuda|se lo agradezco|se lo agradezco mucho|muy amable|es usted muy amable|muy amable gracias|que amable|le agradezco|te lo agradezco|gracias a usted|thanks|thank you',
  ),
  /** There is nothing more. */
  done: list(
    'eso es todo|es todo|ya esta|nada mas|nada|nada mas gracias|no nada mas|no nada|no eso es todo|con eso basta|con eso es suficiente|con eso esta|eso era todo|era todo|es todo gracias|ya esta todo|esta todo|todo bien|seria todo|es todo por ahora|de momento nada|por ahora nada|no necesito nada mas|por el momento es todo|eso seria todo|ya estaria|ya estamos',
  ),
  bye: list(
    'adios|adios adios|hasta luego|hasta pronto|hasta manana|hasta entonces|hasta la vista|nos vemos|nos vemos luego|chao|chau|bye|bye bye|que tenga buen dia|que tenga un buen dia|que tenga buena tarde|que tenga buenas tardes|que pase buen dia|que pase un buen dia|que pase buena tarde|que le vaya bien|buen dia|buena tarde|buenas noches|cuidese|hasta otra|igualmente|lo mismo digo|a usted tambien|hasta el lunes|hasta el martes|hasta el miercoles|hasta el jueves|hasta el viernes|hasta el sabado|hasta el domingo|le cuelgo|ya cuelgo|agur|ciao|venga hasta luego|venga adios',
  ),
  greeting: list(
    'hola|hola hola|buenas|muy buenas|buenos dias|buenas tardes|hola buenas|hola buenos dias|hola buenas tardes|hola buenas noches|hola que tal|que tal|que tal esta|como esta|como esta usted|como le va|digame|bueno|alo|diga|oigo|muy buenos dias|muy buenas tardes|que onda|saludos',
  ),
  /** Says nothing at all. */
  filler: list(
    'eh|ehh|em|emm|mm|mmm|ah|oh|uy|pues|bueno|entonces|a ver|mire|mira|oiga|oye|este|o sea|es que|sabe|digamos|y|ahora|para mi|por ahora|de momento|si puede ser|si es posible|creo|creo yo|yo creo|la verdad|realmente|en fin|perdon|perdone|disculpe|senor|senora|senorita|hombre|mujer|hijo|amigo|amiga|carino|todo|por hoy|mejor|ya|aqui|ay|otra vez|por favor senorita|venga|muchacho|que|pero',
  ),
} as const;

/** Those that begin a sentence as often as they are one: they count when nothing else is left. */
const ALONE: ReadonlySet<string> = new Set(
  list(
    'me gustaria|me encantaria|no quiero|no puedo|no puedo ir|no puedo venir|nada|puede|por favor|claro|mejor|cancele|nunca|no la quiero|no lo quiero|ninguna|ninguno|todo|que|y|pero|este|ya|aqui|mire|creo|creo que si|padre|va|sale|seguro|es todo|bien|no se|bueno|eso|no me gusta|quiero esa|no es|correcto|mujer|hombre|amigo|hijo|senora|senor|no hace falta|no creo|me gusta|hecho|no me acuerdo|no me va|no me viene|no me queda|le agradezco|ahora|ahora no|depende|supongo|buen dia|mejor no|tal vez|quizas|es bien|a ver|la quiero|no es posible|no puede ser|muy tarde|muy temprano|la tomo|si es|no importa|da lo mismo|dejela',
  ),
);

export const reactionsIn = reactionReader({ kinds: KINDS, alone: ALONE });
