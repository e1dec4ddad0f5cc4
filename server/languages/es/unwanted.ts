/** What recorded voices and people who sell say when they ring a business, and what they are told. */
export const unwanted = {
  /** Sentences of recorded voices, each of another kind. */
  recordings: [
    /\bgarant[ií]a (?:de su|extendida)/i,
    /\b(?:[uú]ltimo aviso|segundo aviso|aviso final)\b/i,
    /\besta no es una llamada de ventas\b/i,
    /\b(?:ficha|perfil) de (?:google|su negocio)\b/i,
    /\bsu negocio no (?:est[aá]|aparece) (?:verificado|registrado)/i,
    /\b(?:bajar|reducir|ahorrar en) (?:su|la) (?:factura|tarifa|recibo) (?:de|el[eé]ctric)/i,
    /\b(?:califica|ha sido (?:aprobado|preaprobado|seleccionado)) para\b/i,
    /\bsu (?:cuenta|tarjeta|seguro social) (?:ha sido|est[aá] siendo|ser[aá]) (?:suspendid|bloquead|cargad|cancelad)/i,
    /\b(?:acciones legales|orden de arresto|demanda judicial)\b/i,
    /\bmensaje (?:pregrabado|grabado|autom[aá]tico)\b/i,
    /\bno cuelgue\b/i,
    /\b(?:felicidades|enhorabuena|usted ha ganado|crucero gratis)\b/i,
  ],
  /** Said by who asks about something that came to them, in the sentence that repeats it. */
  asksAbout:
    /\b(?:me (?:lleg[oó]|han (?:mandado|enviado|dejado)|mandaron|dejaron)|he recibido|recib[ií]|ustedes me (?:llamaron|mandaron|enviaron|cobraron)|su (?:carta|mensaje|correo|factura) dice)/i,
  /** Asks the one who picked up to press a key: no person does. */
  keyPress:
    /\b(?:oprima|pulse|presione|marque) (?:el |la )?(?:n[uú]mero |tecla )?(?:uno|dos|tres|cinco|nueve|cero|asterisco|\d)\b[^.]{0,40}\b(?:para|ahora)\b/i,
  /** What people who sell say, each of another kind. */
  sales: [
    /\b(?:hablar|comunicarme) con (?:el |la )?(?:due[nñ][oa]|propietari[oa]|encargad[oa]|responsable) (?:del|de la|de su) (?:negocio|empresa|compras)/i,
    /\b(?:posicionamiento (?:web|en google)|primera p[aá]gina de google|m[aá]s clientes para su|generar clientes)\b/i,
    /\b(?:su (?:actual )?(?:compa[nñ][ií]a de luz|proveedor|dat[aá]fono|terminal de pago)|cambiar de (?:compa[nñ][ií]a|proveedor|operador))/i,
    /\b(?:pr[eé]stamo|financiaci[oó]n|cr[eé]dito) para (?:su )?(?:negocio|empresa)/i,
    /\b(?:sin compromiso|oferta especial para (?:su negocio|empresas|negocios)|presupuesto gratis para su)/i,
    /\b(?:le llamo|llamo) (?:de parte de|en nombre de)\b/i,
    /\b(?:ayudamos|trabajamos con) (?:a )?(?:negocios|empresas) (?:como (?:el suyo|la suya)|de su zona)/i,
  ],
  /** The goodbye to who is not wanted: polite, since it may be a mistake. */
  goodbye: 'Gracias por llamar, pero no nos interesa. ¡Adiós!',
  /** A note for the model. */
  mayBeSales:
    'Puede que esta persona quiera vender algo al negocio. No dé nombres ni horarios, y no prometa que le llamarán. Si lo desea, tome un mensaje una sola vez; después termine la llamada con educación. Si resulta ser un cliente, ayúdele como siempre.',
};
