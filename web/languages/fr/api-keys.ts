/** The keys by which other programs use the service. */
export const apiKeys = {
  notYours: 'Seuls les propriétaires et les responsables peuvent créer des clés',
  notYoursAbout: 'Demandez-en une à un propriétaire ou à un responsable.',
  newKey: 'Nouvelle clé',
  about:
    'Reliez votre site web, votre caisse ou un tableur à Ahoy. La [documentation] montre tout ce qui est possible, et vous pouvez l’essayer sur place.',
  none: 'Aucune clé pour l’instant',
  noneAbout: 'Une clé donne à un programme l’accès que vous choisissez, jusqu’à ce que vous la révoquiez.',
  makeFirst: 'Créer une clé',
  keys: 'Clés',
  use: 'Comment utiliser une clé',
  useAbout: 'Envoyez la clé avec chaque requête. Les rendez-vous de la semaine à venir, depuis un terminal :',
  made: (day: string, by: string | null) => `créée le ${day}${by === null ? '' : ` par ${by}`}`,
  neverUsed: 'jamais utilisée',
  lastUsed: (moment: string) => `dernière utilisation : ${moment}`,
  opensNothing: 'Ne fonctionne plus : la personne qui l’a créée n’est plus propriétaire ni responsable.',

  revokeOne: (name: string) => `Révoquer ${name}`,
  notRevoked: (name: string) => `${name} n’a pas été révoquée. Elle fonctionne toujours.`,
  reallyRevoke: (name: string) => `Révoquer ${name} ?`,
  revokeAbout:
    'Le programme qui l’utilise perd aussitôt l’accès. C’est irréversible, mais vous pouvez créer une nouvelle clé.',

  newTitle: 'Nouvelle clé d’API',
  nameAbout: 'Le programme qui l’utilisera, pour que vous sachiez plus tard à quoi elle sert.',
  nameExample: 'Notre site web',
  noName: 'Donnez-lui un nom.',
  scopes: 'Autorisations',
  itMay: 'Elle peut',
  read: 'Lire',
  change: 'Modifier',
  readOne: (subject: string) => `Lire ${subject}`,
  changeOne: (subject: string) => `Modifier ${subject}`,
  noScope: 'Choisissez au moins une autorisation.',
  unreached: 'Impossible de joindre Ahoy. Aucune clé n’a été créée. Réessayez dans un instant.',
  make: 'Créer la clé',
  isMade: 'Voici votre clé. Copiez-la maintenant dans votre programme : [nous ne la montrerons plus.]',
  example: 'Par exemple, les rendez-vous de la semaine à venir :',
  isCopied: 'Je l’ai copiée',

  /** What a key may be allowed, and what that is. */
  subjects: {
    bookings: ['Rendez-vous', 'rendez-vous et créneaux libres'],
    calls: ['Appels', 'historique, transcriptions, avis'],
    customers: ['Clients', 'noms, numéros, notes'],
    messages: ['Messages', 'ce que les appelants ont laissé'],
    businesses: ['Entreprise', 'horaires, personnel, services'],
    calendar: ['Calendriers', 'adresses auxquelles s’abonner'],
    insights: ['Statistiques', 'chiffres dans le temps'],
  } satisfies Record<string, [string, string]>,
  writeOnly: (subject: string) => `${subject} (écriture seule)`,
  readOnly: (subject: string) => `${subject} (lecture seule)`,
};
