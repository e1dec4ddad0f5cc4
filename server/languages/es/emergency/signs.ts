/** Every sign of danger, as tables; they are read in clauses of plain words. */
import { dangerSigns, type Sign, type TradeSigns } from '../../danger.ts';

const { sign, alone, around } = dangerSigns('no|nunca|ni|sin');

const FIGURES = [
  'de (ganas|hambre|risa|sed|sueno|calor|frio|verguenza|envidia|aburrimiento|amor|miedo)',
  'por (verte|verle|ir|un|una)',
];

const SELF_HARM: readonly Sign[] = [
  sign(
    'self-harm',
    [
      '(quiero|quisiera|voy a|pienso|he pensado en|pensando en|tengo ganas de) (matarme|suicidarme|quitarme la vida|hacerme dano|morirme|morir)',
      'no quiero (seguir )?(vivir|viviendo|estar vivo|estar viva)( mas)?',
      '(me voy a|me quiero) (matar|suicidar|morir|quitar la vida)',
      '(quiere|va a|intenta|intento) (matarse|suicidarse|quitarse la vida)',
      'me he cortado las venas',
    ],
    { unless: [...FIGURES, 'con (el|la) (trafico|factura)'] },
  ),
];

const GAS: readonly Sign[] = [
  sign('gas', [
    '(huele|olor|apesta) ~2 a gas',
    '(fuga|escape) de gas',
    'monoxido de carbono',
    'huele a huevos? podridos?',
  ]),
];

const FIRE: readonly Sign[] = [
  sign(
    'fire',
    [
      '(hay|tenemos) (un )?(fuego|incendio)',
      '(se (esta|me esta|nos esta) (quemando|incendiando)|(esta|estan) (ardiendo|en llamas|incendiado))( (la|el|mi) @)?',
      'se (ha |)(prendio|prendido|incendio|incendiado) (fuego )?',
      '(sale|saliendo|hay) ~2 (humo|llamas|fuego)',
      '(la|el|mi|nuestra) ~2 (arde|se quema|se incendia)',
    ],
    {
      unless: [
        'la lengua',
        'en (el|la) (pelicula|chimenea|barbacoa)',
        'de ganas',
        'las? (punta|puntas)',
        'el sol',
      ],
    },
  ),
  alone('fire', ['fuego', 'incendio', 'fuego fuego']),
];

const VIOLENCE: readonly Sign[] = [
  sign(
    'violence',
    [
      '(me|nos|la|lo|le) (quiere|quieren|va a|van a|esta|estan|intenta|intentan) (matar|pegar|golpear|atacar|violar|apunalar|disparar|matando|pegando|golpeando|atacando|violando|disparando|apuntando|amenazando|siguiendo|robando|asaltando|atracando)',
      '(tiene|lleva|saco|trae|hay alguien con) (un |una )?(pistola|cuchillo|arma|navaja|machete|rifle)',
      '(alguien|un hombre|un tipo|un ladron|unos) ~2 (entro|ha entrado|esta entrando|se metio|esta intentando entrar|intenta entrar) (en|a) (la|mi|nuestra) (casa|tienda|habitacion)',
      '(hay|se oyen|estan) (tiros|disparos|disparando|un tiroteo|un tirador)',
      '(me|nos) (han )?(apunalado|apunalaron|disparado|dispararon|secuestrado|secuestraron)',
      'me tiene encerrad[oa]',
    ],
    { unless: ['de risa', 'el (pelo|flequillo)', 'con (los|las) (precios|preguntas|facturas)'] },
  ),
];

const MEDICAL: readonly Sign[] = [
  sign(
    'medical',
    [
      '(no|apenas|casi no) (puede|puedo|podemos|pueden|logra|consigue) (ni )?respirar',
      '(no|ya no|apenas) respira',
      '(dejo|ha dejado) de respirar',
      '(le|me) cuesta (trabajo )?respirar',
      '(se|me) (esta|estoy) (ahogando|asfixiando|atragantando)',
      '(se esta|me estoy|esta) (ahogando|asfixiando)',
      'me (ahogo|asfixio)',
      'se (ha )?(ahoga|atraganto|atragantado|asfixia)',
      'se esta poniendo (azul|morad[oa])',
    ],
    {
      unless: [
        'en (trabajo|deudas|papeles)',
        ...FIGURES,
        'con (este|el) (calor|precio)',
        'bien por la nariz',
      ],
    },
  ),
  sign(
    'medical',
    [
      '(dolor|presion|opresion|punzada)(es)? ~2 en el pecho',
      '(me|le) (duele|aprieta|oprime) ~1 el pecho',
      '(esta teniendo|tiene|esta sufriendo|le esta dando|le ha dado|me esta dando|le dio|creo que es|tengo|estoy teniendo|estoy sufriendo) (un |una )?(infarto|ataque al corazon|ataque cardiaco|paro cardiaco|derrame( cerebral)?|ictus|ataque de asma|convulsion(es)?|ataque epileptico|crisis epileptica|choque anafilactico|reaccion alergica)',
      'esta convulsionando',
      'no (tiene|le encuentro|le siento) (el )?pulso',
      '(no puede|no puedo) (mover|sentir) (el|la|un|una|medio|media|su|mi) (brazo|pierna|lado|cuerpo|cara)',
      '(se le|se me) (ha )?(torcido|torcio|caido|cayo|paralizado|paralizo) la (cara|boca)',
    ],
    { unless: ['al ver (el|la) (precio|factura)', 'del susto'] },
  ),
  alone('medical', [
    '(un |es un |le esta dando un )?(infarto|ataque al corazon|derrame|ictus|paro cardiaco|emergencia medica)',
    'me estoy muriendo',
    'se esta muriendo',
  ]),
  sign(
    'medical',
    [
      '(esta|quedo|se ha quedado|se quedo) inconsciente',
      '(perdio|ha perdido|esta perdiendo) el conocimiento',
      '(no|no se) (despierta|reacciona|responde)(?! (a|al|el|los) (correo|mensaje|telefono|llamada|email|tratamiento))',
      '(se ha desmayado|se desmayo|se ha desplomado|se desplomo)',
    ],
    {
      unless: [
        'al (correo|mensaje|telefono|tinte|tratamiento)',
        'a (mis|los|las)',
        'hasta',
        'temprano',
        'antes',
        'el telefono',
        'del susto',
      ],
    },
  ),
  sign('medical', [
    '(sangra|sangrando|esta sangrando) ~2 (sin parar|a chorros|por todas partes|muchisimo)',
    '(se esta|me estoy) desangrando',
    '(no para|no deja|no paro) de sangrar',
    '(hay|tiene|pierde|perdiendo|sale) ~2 muchisima sangre',
    'hemorragia',
    '(se (ha )?(corto|cortado)|me (he )?(corte|cortado)) (el|la|un|una) (dedo|mano|brazo|arteria|vena|muneca)',
    '(cayo|caido) ~4 (no se mueve|sangra)',
  ]),
  sign('medical', [
    '(se|me) (ha |he )?(tomo|tomado|trago|tragado|bebio|bebido|tome|trague) ~4 (lejia|veneno|pastillas|detergente|acido|pila|medicamentos)',
    'sobredosis',
    '(esta|se ha|se) (intoxicad[oa]|envenenad[oa]|enveneno|intoxico)',
  ]),
  sign('medical', ['se esta muriendo', 'me estoy muriendo', 'se muere'], { unless: FIGURES, perhaps: true }),
  sign('medical', ['(ha roto|rompio|roto) (aguas|fuente)', 'esta de parto', 'contracciones cada'], {
    perhaps: true,
  }),
];

const CALLS_FOR_HELP: readonly Sign[] = [
  sign('medical', [
    '(llame|llamen|llama|manden|mande|envien|necesito|necesitamos|hace falta|pida) ~2 (ambulancia|medico urgente|paramedicos|el (911|112))',
  ]),
  sign('violence', ['(llame|llamen|llama|manden|mande|envien|necesito|necesitamos) ~2 policia']),
  sign('fire', ['(llame|llamen|llama|manden|mande|envien|necesito|necesitamos) ~2 bomberos']),
  sign('medical', ['es una emergencia', 'tengo una emergencia', 'hay un herido', 'ha habido un accidente'], {
    perhaps: true,
    unless: ['dental', 'de pelo', 'capilar'],
  }),
  alone('medical', ['socorro', 'auxilio'], { perhaps: true }),
];

export const SIGNS: readonly Sign[] = [
  ...SELF_HARM,
  ...GAS,
  ...FIRE,
  ...VIOLENCE,
  ...MEDICAL,
  ...CALLS_FOR_HELP,
];

export const TRADES: readonly TradeSigns[] = [
  {
    trade: /dent|orthodon/,
    danger: [
      around('medical', '(hinchad*|inflamad*)', '(respir*|tragar|garganta|cuello|ojo)'),
      sign('medical', ['(no|apenas) (puede|puedo) tragar']),
    ],
    urgent:
      /\b(?:cara|mejilla|mandibula|encia|labio)\b.{0,40}\b(?:hinchad\w*|inflamad\w*)|\b(?:flemon|absceso|pus|fiebre)\b|\bdolor (?:insoportable|terrible|horrible)/,
  },
  {
    trade: /plumb/,
    danger: [around('fire', '(agua|fuga)', '(cuadro electrico|enchufes?|electric*)')],
    urgent:
      /\b(?:inund\w+|se sale el agua|tuberia (?:rota|reventada)|revento|sin agua|agua por todas partes)\b/,
  },
  {
    trade: /electric/,
    danger: [
      around('fire', '(chispas?|humo|quemado|llamas?)', '(enchufes?|cuadro|cables?|interruptor|fusibles?)'),
    ],
    urgent: /\b(?:huele a quemado|sin luz|no hay luz|no tengo luz|se fue la luz)\b/,
  },
  {
    trade: /\bvet|animal/,
    danger: [
      sign(
        'animal',
        [
          '(comio|se ha comido|se comio|trago|se trago|ha tragado|bebio) ~3 (chocolate|veneno|uvas|pasas|pastillas|anticongelante|cebolla)',
          '(lo|la|le) (ha )?(atropello|atropellado|atropellaron)',
          'convulsion(es|ando)',
          'no (puede|se puede) (levantarse|levantar|caminar|orinar)',
          '(sangra|sangrando)',
        ],
        { past: true },
      ),
    ],
    urgent: /\b(?:vomit\w*|cojea|no come|diarrea|con mucho dolor)\b/,
  },
];
