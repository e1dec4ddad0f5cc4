/** The pages before the dashboard: sign-in, sign-up, new password, invitation to a team. */
export const signIn = {
  lead: 'Inicie sesión para ver quién llama.',
  noPassword: 'Escriba su contraseña.',
  confirmsAddress: 'Inicie sesión con su contraseña para confirmar su correo.',
  forgotten: '¿Olvidó su contraseña?',
  demoLogin: 'Acceso de demostración',
  useDemo: 'Usarlo',
  unconfirmed: 'Su correo aún no está confirmado. Le hemos enviado un nuevo enlace.',
  linkTooOld: 'Ese enlace ha caducado. Le hemos enviado uno nuevo.',

  secondStep: 'Código de acceso',
  secondStepLead: 'Un paso más: escriba el código de su aplicación de autenticación.',
  code: 'Código de acceso',
  codeAbout: 'Las seis cifras de su aplicación de autenticación, o uno de sus códigos de reserva',
  noCode: 'Escriba el código.',

  createAccount: 'Crear una cuenta',
  createLead: 'Configure una recepcionista que atiende todas las llamadas. Se tarda unos minutos.',
  createMine: 'Crear cuenta',
  yourName: 'Su nombre',
  noName: 'Escriba su nombre.',
  beenHere: '¿Ya tiene una cuenta?',
  byInvitation: 'Las cuentas nuevas son solo por invitación.',
  needsInvitation:
    'Para crear una cuenta aquí necesita una invitación. Abra el enlace de su correo de invitación. Si no tiene ninguno, pregunte al propietario del negocio para el que trabaja o a quien administra esta instalación.',
  noNewAccounts: 'Aquí no se crean cuentas nuevas.',
  askForAccount: 'Si necesita una, pregunte a quien administra esta instalación.',
  invitationUsed:
    'Esta invitación ya no sirve. Ya se usó, tiene más de una semana o se sustituyó por otra más reciente. Pida una nueva.',

  mailbox: 'Revise su correo',
  mailboxLead: 'Un paso más: abra el enlace de nuestro correo.',
  /** In the brackets: the address. */
  mailSent:
    'Hemos enviado un correo a []. Abra su enlace e inicie sesión con su contraseña para terminar. Puede tardar un minuto; mire también en la carpeta de spam. El enlace sirve durante un día.',
  inOutbox: 'Esta es una instalación de prueba, así que puede leer el correo en la [bandeja de salida].',
  sentAgain: 'Lo hemos enviado de nuevo.',
  sendAgain: 'Enviar de nuevo',
  sendAgainIn: (wait: string) => `Enviar de nuevo dentro de ${wait}`,
  wrongAddress: '¿Dirección equivocada? [Empezar de nuevo]',
  haveAccount: '¿Ya tiene una cuenta?',

  newPasswordLead: 'Le enviaremos por correo un enlace para elegir una nueva contraseña.',
  linkSent:
    'Si esta dirección tiene una cuenta, le hemos enviado un enlace. El enlace sirve durante una hora.',
  sendLink: 'Enviar enlace',
  passwordSet: 'Su nueva contraseña está lista.',
  signedOutElsewhere: 'Se ha cerrado su sesión en todos los dispositivos.',
  linkOver: 'Este enlace ya no sirve.',
  linkOverAbout: 'Ya se usó, o tiene más de una hora.',
  sendNewLink: 'Enviarme un nuevo enlace',
  chooseLead: 'Elija una nueva contraseña.',
  setPassword: 'Guardar contraseña',
  back: 'Volver a iniciar sesión',

  invitation: 'Invitación',
  anInvitation: 'Una invitación',
  invitationOver:
    'Esta invitación ya no sirve. Se aceptó o se retiró, o tiene más de una semana. Pida una nueva.',
  toAhoy: 'Continuar a Ahoy',
  invitationTo: (business: string) => `Invitación a ${business}`,
  invitationLead: (by: string, business: string) => `${by} le ha invitado a unirse al equipo de ${business}.`,
  /** In the brackets: the address. */
  joinAs: {
    owner: 'Se une como propietario, con el correo [].',
    manager: 'Se une como encargado, con el correo [].',
    staff: 'Se une como personal, con el correo [].',
  },
  noNewAccountsAsk:
    'Aquí no se crean cuentas nuevas. Si no tiene una cuenta con esta dirección, pregunte a quien administra esta instalación.',
  haveOne: 'Tengo una cuenta: iniciar sesión',
  join: (business: string) => `Unirse a ${business}`,
  signedInAs: (email: string) => `Ha iniciado sesión con otra dirección: ${email}.`,
  useInvited: 'Cerrar sesión y usar la dirección invitada',

  noAnswer: 'Ahoy no responde. Inténtelo de nuevo en un momento.',
  /** By the service's code for what is wrong. */
  refusals: {
    INVALID_EMAIL_OR_PASSWORD: 'El correo o la contraseña no son correctos.',
    INVALID_PASSWORD: 'Esa no es su contraseña.',
    INVALID_EMAIL: 'Eso no es una dirección de correo válida.',
    EMAIL_NOT_VERIFIED:
      'Su correo aún no está confirmado. Le hemos enviado un enlace: ábralo e inicie sesión allí.',
    INVALID_TOKEN: 'Este enlace ya se usó o ha caducado. Pida uno nuevo.',
    INVALID_CODE: 'Ese código es erróneo o ha caducado. Espere al siguiente e inténtelo de nuevo.',
    NO_PASSWORD:
      'Usted inicia sesión con Google. Cree antes una contraseña: cierre sesión y elija «¿Olvidó su contraseña?».',
    SAME_ADDRESS: 'Ya inicia sesión con esta dirección.',
    ADDRESS_TAKEN: 'Otra cuenta ya usa esta dirección.',
    INVALID_BACKUP_CODE: 'Ese código de reserva es erróneo o ya se usó.',
    INVALID_TWO_FACTOR_COOKIE: 'Ha tardado demasiado. Inicie sesión de nuevo.',
    PASSWORD_COMPROMISED: 'Esta contraseña ha aparecido en una filtración de datos. Elija otra.',
  },
  /** By what Google, or the service, says. */
  googleRefusals: {
    INVITATION_NEEDED:
      'Para crear una cuenta aquí necesita una invitación. Abra el enlace de su correo de invitación.',
    SIGN_UP_CLOSED: 'Aquí no se crean cuentas nuevas.',
    GOOGLE_ADDRESS_NOT_CONFIRMED:
      'Google no ha confirmado la dirección de esa cuenta. Confírmela en Google o use aquí una contraseña.',
    account_not_linked: 'Su correo aún no está confirmado aquí. Inicie sesión antes con su contraseña.',
  },
  googleFailed: 'No se pudo iniciar sesión con Google. Inténtelo de nuevo o use una contraseña.',
};
