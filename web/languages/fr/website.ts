/** The receptionist on the business's own website, as its owner sets it. */
export const website = {
  title: 'Sur votre site web',
  about:
    'Un bouton sur votre site web, par lequel les visiteurs appellent votre réceptionniste depuis le navigateur, ou lui écrivent.',
  enabled: 'Répondre aux visiteurs de votre site web',
  enabledAbout:
    'Leurs minutes comptent comme celles des appels. Elles n’occupent aucune de vos lignes téléphoniques.',
  origins: 'Adresses de votre site web',
  originsAbout: 'Une par ligne. Seules les pages de ces adresses peuvent montrer le bouton.',
  color: 'Couleur du bouton',
  side: 'Coin du bouton',
  sides: { left: 'En bas à gauche', right: 'En bas à droite' },
  save: 'Enregistrer',
  saved: 'Site web enregistré',
  notSaved: 'Le site web n’a pas été enregistré',
  snippet: 'À mettre sur votre site web',
  snippetAbout:
    'Copiez la ligne dans chaque page, avant </body>. Elle contient la couleur et le coin ci-dessus.',
  copy: 'Copier la ligne',
  policy: (origin: string) =>
    `Si votre site web a une Content-Security-Policy, ajoutez ${origin} à script-src et à connect-src, et la même adresse avec wss: à connect-src.`,
  page: 'Votre page ici',
  pageAbout:
    'Pas encore de site web ? Donnez cette page à vos clients. Elle montre aussi l’aspect du bouton.',
  preview: 'Ouvrir la page',
};
