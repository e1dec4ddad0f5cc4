/** One's own account. */
export const account = {
  anotherBusiness: 'Configurar otro negocio',

  nameChanged: 'Su nombre se ha guardado.',
  saveName: 'Guardar nombre',
  emailAbout: (email: string) => `Usted inicia sesión con ${email}.`,
  newEmail: 'Nueva dirección de correo',
  sendConfirmation: 'Enviar enlace de confirmación',
  /** In the brackets: the address. */
  linkSent:
    'Hemos enviado un enlace a []. Ábralo en el plazo de un día para completar el cambio; hasta entonces no cambia nada. ¿No llega? Puede que esa dirección ya tenga una cuenta.',
  confirmAbout:
    '¿Usar esta dirección para iniciar sesión a partir de ahora? Avisaremos del cambio a la dirección anterior.',
  useNewEmail: 'Usar la nueva dirección',
  emailChanged: (email: string) => `Ahora inicia sesión con ${email}.`,

  languageAbout: 'El idioma en que ve Ahoy, en todos sus dispositivos.',
  languageFailed: 'No se pudo cargar el idioma. Inténtelo de nuevo en un momento.',

  changePassword: 'Cambiar contraseña',
  passwordChanged: 'Su contraseña ha cambiado. Se ha cerrado la sesión en los demás dispositivos.',
  presentPassword: 'Contraseña actual',
  noPresentPassword: 'Escriba su contraseña actual.',

  secondFactorOn: 'Activado: al iniciar sesión se pide también un código de su aplicación de autenticación.',
  secondFactorOff:
    'Desactivado. Con una aplicación de autenticación, nadie puede entrar solo con su contraseña.',
  yourPassword: 'Su contraseña',
  addAuthenticator: 'Añadir una aplicación de autenticación',
  codeShown: 'Código de la aplicación',
  switchOn: 'Activar',
  passwordForCodes: 'Su contraseña, para obtener nuevos códigos de reserva',
  makeCodes: 'Crear nuevos códigos de reserva',
  passwordToSwitchOff: 'Su contraseña, para desactivarlo',
  switchOff: 'Desactivar',
  qrCode: 'Clave de configuración como código QR',
  scan: 'Escanéelo con su aplicación de autenticación, escriba la clave o [abra la aplicación en este dispositivo].',
  key: 'Clave',
  keepCodes:
    'Guarde estos códigos de reserva donde pueda encontrarlos sin su teléfono. Cada uno sirve una sola vez. Solo los mostramos ahora.',
  backupCodes: 'Códigos de reserva',
  codesKept: 'Los he guardado',

  signedIn: 'Dispositivos con sesión iniciada',
  signedInAbout: 'Si cierra aquí la sesión de un dispositivo, el efecto es inmediato.',
  thisDevice: '(este)',
  since: (moment: string) => `Desde: ${moment}`,
  signOutElsewhere: 'Cerrar sesión en los demás dispositivos',
  signOutEverywhere: 'Cerrar sesión en todos los dispositivos',
  anotherDevice: 'Otro dispositivo',
  device: (browser: string, system: string) => `${browser} en ${system}`,
};
