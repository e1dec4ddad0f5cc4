/** The words by which a caller asks for the floor while the receptionist speaks, or does not. */

const SOUNDS =
  'mm mmm mhm mm-hm ajá aja ah oh uy eh ok okey okay vale sí si claro bueno bien ya exacto correcto cierto verdad perfecto genial estupendo fenomenal excelente entendido comprendo entiendo gracias ándale órale dale';
const PHRASES =
  'sí sí|si si|ya veo|ya entiendo|lo entiendo|de acuerdo|está bien|esta bien|muy bien|por supuesto|claro que sí|claro que si|desde luego|eso es|así es|asi es|qué bien|que bien|no hay problema|sin problema|muchas gracias|mil gracias|se lo agradezco|me parece bien|ah vale|ah ok|ah ya|vale vale|no me diga|siga siga|adelante|ok ok';

export const turns = {
  /** Sounds, words and phrases by which a listener says "go on", in lower case. */
  backchannel: new Set([...SOUNDS.split(' '), ...PHRASES.split('|')]),
  /** What asks to stop, wherever it stands in words in lower case. */
  stop: /(?<![\p{L}])(?:pare|para|alto|espere|espera|un momento|un momentito|un segundo|un minuto|perdone|disculpe|cállese|callese|cállate|silencio|oiga|escuche|no$)(?![\p{L}])/u,
  /** Takes an emergency back, wherever it stands in words in lower case: "no, no, estoy bien". */
  noEmergency:
    /(?:era broma|es broma|estoy bromeando|falsa alarma|no es (?:una )?(?:emergencia|urgencia)|no hay (?:ninguna )?(?:emergencia|urgencia)|me (?:ha entendido|entendió|entendio) mal|(?:estoy|estamos|está|esta|están|estan) (?:todos |todas |muy |perfectamente )?bien|solo (?:necesito|quiero|quería|queria) una? (?!ambulancia|m[eé]dico))/u,
};
