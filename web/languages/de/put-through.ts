/** Whom callers are put through to, and who answers calls. */
export const putThrough = {
  title: 'Personen, zu denen Ihr Empfang durchstellen kann',
  about:
    'Ihr Empfang kennt die Namen und die Zuständigkeiten, nie die Nummern. Nimmt niemand den Anruf, spricht er mit dem Anrufer weiter und bietet an, eine Nachricht aufzunehmen.',
  inBrowser:
    'Ein Testanruf aus dem Browser kann kein Telefon klingeln lassen: Ihr Empfang sagt nur, wen er anrufen würde.',
  none: 'Noch niemand',
  noneAbout:
    'Wer nach einer Person fragt, hinterlässt eine Nachricht. Fügen Sie jemanden hinzu, und Ihr Empfang kann dort anrufen.',
  add: 'Person hinzufügen',
  newOne: 'Neue Person',
  nameAbout: 'So, wie Anrufer es sagen, etwa „Samuel“ oder „das Büro“.',
  nameMissing: 'Es fehlt ein Name.',
  purpose: 'Wofür',
  purposeAbout: 'In Ihren Worten. Ihr Empfang liest dies, um zu wählen, wen er anruft.',
  purposeExample: 'Rechnungen und Beschwerden',
  phoneKind: 'Welches Telefon klingelt',
  phoneKinds: { number: 'Eine Telefonnummer', member: 'Jemand aus Ihrem Team' },
  number: 'Telefonnummer',
  member: 'Teammitglied',
  memberAbout: 'Es klingelt das Telefon, das im Konto angegeben ist.',
  memberExample: 'Teammitglied wählen',
  memberMissing: 'Wählen Sie ein Teammitglied.',
  memberWithoutPhone: (name: string) => `${name} (noch kein Telefon)`,
  noPhone: 'Noch kein Telefon: kann nicht angerufen werden',
  staff: 'Mitarbeiter',
  staffAbout: 'Wer nach dieser Person fragt, wird hierhin durchgestellt.',
  nobody: 'Niemand',
  services: 'Nur für diese Leistungen',
  servicesAbout: 'Wählen Sie keine, gilt es für alle.',
  hours: 'Wann',
  hoursKinds: { always: 'Jederzeit', business: 'Wenn Sie geöffnet haben', weekly: 'Zu eigenen Zeiten' },
  ringSeconds: 'Klingelt',
  seconds: ' Sekunden',
  ringRange: 'Zwischen 10 und 60 Sekunden.',
  mode: 'Wie der Anruf übergeben wird',
  modes: {
    warm: {
      label: 'Zuerst fragen',
      about:
        'Die Person hört, wer anruft und warum, und drückt die 1, um den Anruf zu nehmen. Ein Anrufbeantworter kann ihn nie nehmen.',
    },
    cold: {
      label: 'Sofort verbinden',
      about: 'Der Anrufer wird verbunden, sobald abgenommen wird, auch von einem Anrufbeantworter.',
    },
  },
  ringsFirst: 'Klingelt bei neuen Anrufen, wo Ihre Mitarbeiter zuerst abnehmen',
  saved: (name: string) => `Gespeichert: ${name}`,
  notSaved: 'Das konnte nicht gespeichert werden.',
  removed: (name: string) => `Entfernt: ${name}`,
  notRemoved: 'Das konnte nicht entfernt werden.',
  notArranged: 'Die Reihenfolge konnte nicht geändert werden.',
  up: (name: string) => `${name} früher anrufen`,
  down: (name: string) => `${name} später anrufen`,
  together: 'Klingelt zusammen mit der Person darüber',
  togetherOf: (name: string) => `${name} klingelt zusammen mit der Person darüber`,
  ringsFor: (seconds: number) => `klingelt ${seconds} Sekunden`,
  first: 'klingelt zuerst',

  // A call that is put through
  putThrough: 'Durchstellen …',
  toMe: 'Zu mir',
  editList: 'Ändern, wer auf dieser Liste steht',
  stop: 'Klingeln beenden',
  ringing: (who: string) => `Es klingelt bei ${who} …`,
  accepted: (who: string) => `${who} nimmt den Anruf …`,
  connected: (who: string) => `Verbunden mit ${who}`,
  outcomes: {
    answered: (who: string) => `${who} hat den Anruf genommen`,
    'no-answer': (who: string) => `${who} hat nicht abgenommen`,
    busy: (who: string) => `Bei ${who} war besetzt`,
    voicemail: (who: string) => `${who}: nur der Anrufbeantworter`,
    declined: (who: string) => `${who} hat abgelehnt`,
    failed: (who: string) => `${who} konnte nicht angerufen werden`,
    'caller-hung-up': (who: string) => `Der Anrufer legte auf, während es bei ${who} klingelte`,
    cancelled: (who: string) => `Klingeln bei ${who} beendet`,
  },
  inCall: 'Durchgestellt',
  test: 'Testen',
  testOf: (name: string) => `${name} zum Test anrufen`,
  testAnswered: (who: string) => `${who} hat abgenommen und die 1 gedrückt`,

  // Who answers
  answering: 'Wer zuerst abnimmt',
  answeringAbout:
    'Ihre Mitarbeiter drücken die 1, um einen Anruf zu nehmen. Tut es niemand, nimmt Ihr Empfang ab und weiß, wer angerufen wurde.',
  modesOfAnswering: {
    receptionist: { label: 'Ihr Empfang, sofort', about: 'Zuvor klingelt keines Ihrer Telefone.' },
    'staff-first': {
      label: 'Zuerst Ihre Mitarbeiter',
      about: 'Ihre Telefone klingeln. Nimmt niemand rechtzeitig ab, antwortet Ihr Empfang.',
    },
    'out-of-hours': {
      label: 'Ihr Empfang außerhalb der Öffnungszeiten',
      about:
        'Während der Öffnungszeiten klingeln zuerst die Telefone der Mitarbeiter. Sonst nimmt er sofort ab.',
    },
    'lines-busy': {
      label: 'Ihr Empfang, wenn alle Leitungen besetzt sind',
      about: 'Zuerst klingeln die Telefone der Mitarbeiter. Solange alle telefonieren, nimmt er sofort ab.',
    },
  },
  after: 'Ihr Empfang nimmt ab nach',
  afterAbout: 'Zwischen 5 und 60 Sekunden.',
  usual: 'Alle Nummern',
  asUsual: 'Wie für alle Nummern',
  ofNumber: (number: string) => `Anrufe bei ${number}`,
  answeringSaved: 'Gespeichert. Ab dem nächsten Anruf.',
  answeringNotSaved: 'Wer abnimmt, konnte nicht geändert werden.',
  nobodyRings:
    'Für neue Anrufe ist niemand ausgewählt, deshalb nimmt Ihr Empfang alle an. Wählen Sie unten jemanden aus.',
};
