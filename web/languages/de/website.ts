/** The receptionist on the business's own website, as its owner sets it. */
export const website = {
  title: 'Auf Ihrer Website',
  about:
    'Ein Knopf auf Ihrer Website, mit dem Besucher Ihre Rezeption aus dem Browser anrufen oder ihr schreiben.',
  enabled: 'Besuchern Ihrer Website antworten',
  enabledAbout: 'Ihre Minuten zählen wie die von Anrufen. Sie belegen keine Ihrer Telefonleitungen.',
  origins: 'Adressen Ihrer Website',
  originsAbout: 'Eine je Zeile. Nur Seiten dieser Adressen dürfen den Knopf zeigen.',
  color: 'Farbe des Knopfs',
  side: 'Ecke des Knopfs',
  sides: { left: 'Unten links', right: 'Unten rechts' },
  save: 'Speichern',
  saved: 'Website gespeichert',
  notSaved: 'Die Website wurde nicht gespeichert',
  snippet: 'Das kommt auf Ihre Website',
  snippetAbout: 'Kopieren Sie die Zeile in jede Seite, vor </body>. Farbe und Ecke von oben stehen darin.',
  copy: 'Zeile kopieren',
  policy: (origin: string) =>
    `Wenn Ihre Website eine Content-Security-Policy hat, fügen Sie ${origin} zu script-src und connect-src hinzu, und dieselbe Adresse mit wss: zu connect-src.`,
  page: 'Ihre Seite bei uns',
  pageAbout:
    'Noch keine Website? Geben Sie Ihren Kunden diese Seite. Sie zeigt auch, wie der Knopf aussieht.',
  preview: 'Seite öffnen',
};
