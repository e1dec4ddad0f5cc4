/** Who works with the dashboard. */
export const team = {
  staff: 'Solo propietarios y encargados pueden ver el equipo.',
  members: 'Miembros',
  roles: { owner: 'Propietario', manager: 'Encargado', staff: 'Personal' },
  you: '(usted)',
  change: 'Cambiar',
  changeOf: (name: string) => `Cambiar la función de ${name}`,
  mayDo: (name: string) => `Lo que puede hacer ${name}`,
  leave: 'Salir',
  leaveTeam: 'Salir del equipo',
  leaveBusiness: (business: string) => `¿Salir de ${business}?`,
  consequence: (self: boolean, business: string) =>
    self
      ? `Usted dejará de tener acceso a ${business}. Su calendario y sus citas se conservan.`
      : `Esta persona dejará de tener acceso a ${business}. Su calendario y sus citas se conservan.`,

  role: 'Función',
  rights: {
    owner: 'Propietario: todo, incluidos el equipo y la facturación',
    manager: 'Encargado: todo, menos cambiar propietarios',
    staff: 'Personal: su propio calendario',
  },
  who: 'Persona del personal',
  whoOptional: 'Persona del personal, si tiene calendario',
  whoExample: 'Elija una persona del personal',
  whoMissing: 'Elija qué persona del personal es.',

  phone: 'Teléfono',
  phoneNumber: 'Número de teléfono',
  phoneAbout:
    'Su recepcionista lo llama cuando pasa una llamada, y a él llegan los avisos por SMS. Quien llama nunca lo oye.',
  savePhone: 'Guardar teléfono',
  phoneSaved: 'Teléfono guardado.',

  invite: 'Invitar a alguien',
  send: 'Enviar invitación',
  seePlans: 'Ver planes',
  sent: (to: string) =>
    `Invitación enviada a ${to}. También puede enviarle usted este enlace. Solo lo mostramos ahora:`,
  copyLink: 'Copiar enlace',
  invited: 'Invitado',
  expired: 'Caducada',
  until: (date: string) => `Hasta el ${date}`,
  sendAgain: 'Enviar de nuevo',
  sendAgainTo: (email: string) => `Enviar de nuevo a ${email}`,
  revokeOf: (email: string) => `Revocar la invitación de ${email}`,
};
