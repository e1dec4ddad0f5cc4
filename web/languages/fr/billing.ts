/** The plan, what was used of it, its limits and its invoices. */
import { counted } from './words.ts';

const TAKES_MESSAGE = 'les appelants sont transférés vers votre téléphone ou laissent un message.';
const numbers = (count: number) => (count === 1 ? 'un numéro' : `${count} numéros`);

export const billing = {
  notYours: 'Seuls les propriétaires et les responsables peuvent voir la facturation.',
  free: 'Rien à payer',
  freeAbout:
    'Les paiements ne sont pas configurés sur cette installation : vos appels sont gratuits. La personne qui la gère peut activer les formules payantes avec STRIPE_SECRET_KEY.',
  activating: 'Merci. Activation de votre formule …',

  minutes: 'Minutes',
  minutesUsed: 'Minutes incluses utilisées',
  freeCalls:
    'Les appels de moins de 10 secondes et ceux que votre réceptionniste termine comme spam sont gratuits.',
  /** In the brackets: how many were used. */
  ofIncluded: (included: string, trial: boolean) =>
    `[] sur ${included} ${trial ? 'de votre essai' : 'incluses'}`,
  aboveSoFar: (minutes: string, money: string) =>
    `${minutes} minutes supplémentaires : ${money} pour l’instant.`,
  forecast: (minutes: string, day: string, above: string | null) =>
    `À ce rythme, vous utiliserez ${minutes} minutes d’ici le ${day}${above === null ? ', sans supplément.' : ` et paierez ${above} de supplément.`}`,

  numbers: 'Numéros',
  /** In the brackets: how many are connected. */
  ofConnected: (limit: number) => `[] sur ${limit} connectés`,
  tooManyNumbers:
    'Vous avez plus de numéros que votre formule n’en inclut. Tous restent pris en charge, mais vous ne pouvez pas en ajouter.',
  connectedIn: 'Connectez des numéros dans [Configuration].',

  texts: 'SMS',
  /** In the brackets: how many. */
  textsThisMonth: (texts: number) => `[] SMS ${texts < 2 ? 'envoyé' : 'envoyés'} ce mois-ci`,
  segments: (shown: string, segments: number) =>
    `${shown} ${segments < 2 ? 'segment' : 'segments'} : les opérateurs découpent les longs SMS et facturent chaque partie de 160 caractères, ou de 70 avec des emojis.`,

  plans: 'Formules',
  payBy: 'Période de facturation',
  intervals: { month: 'Mensuelle', year: 'Annuelle' },
  /** In the brackets: the price. */
  priceFor: { month: '[] par mois', year: '[] par an' },
  yourPlan: 'Votre formule',
  included: (
    minutes: string,
    perMinute: string,
    plan: Record<'concurrentCalls' | 'numbers' | 'seats', number>,
  ) => [
    `${minutes} minutes par mois, puis ${perMinute} la minute`,
    `${plan.concurrentCalls} appels à la fois`,
    numbers(plan.numbers),
    `${plan.seats} membres de l’équipe`,
  ],
  noCheckout: 'La page de paiement n’a pas pu s’ouvrir.',
  /** `again`: the day of the next payment. */
  chargedToday: (money: string, again: string, trial: boolean) =>
    `Vous payez ${money} aujourd’hui, puis de nouveau le ${again}.${trial ? ' Votre essai gratuit se termine au paiement.' : ''}`,
  changeToThis: 'Passer à cette formule',
  subscribe: 'S’abonner',
  changeTo: (plan: string) => `Passer à ${plan}`,
  notChanged: 'Votre formule n’a pas été changée.',
  noPreview: 'Le prix n’a pas pu être calculé. Réessayez dans un instant.',
  previewing: 'Calcul du prix …',
  dueNow: (money: string) =>
    `Vous payez ${money} maintenant. Nous avons déduit ce qui reste de votre formule actuelle.`,
  credited: (money: string) =>
    `Vous ne payez rien maintenant. ${money} seront déduits de vos prochaines factures.`,
  fewerNumbers: (plan: string, included: number, connected: number) =>
    `${plan} inclut ${numbers(included)}. Vos ${connected} restent pris en charge, mais vous ne pouvez pas en ajouter.`,
  keepPlan: 'Garder ma formule',
  changeNow: 'Changer de formule',

  limits: 'Limites de dépenses',
  limitsSaved: 'Vos limites sont enregistrées.',
  limitsNotSaved: 'Vos limites n’ont pas été enregistrées.',
  dailyRange: (most: number) => `Saisissez de 1 à ${most}, ou laissez vide pour ne pas limiter.`,
  capped: 'Limiter les suppléments',
  cap: (money: string) => `Au plus ${money} de supplément par période de facturation`,
  capSlider: 'Suppléments au maximum',
  daily: 'Minutes par jour',
  dailyAbout: 'Laissez vide pour ne pas limiter.',
  fallback: 'Où vont les appels quand une limite est atteinte',
  fallbackAbout:
    'Votre propre numéro de téléphone. Si vous le laissez vide, les appelants laissent un message. Un appel en cours n’est jamais coupé.',
  countries: 'Autres pays',
  countriesAbout:
    'Les appelants ne sont transférés que vers des numéros de votre pays et de ceux que vous choisissez ici.',
  saveLimits: 'Enregistrer les limites',

  invoices: 'Factures',
  portal: 'Gérer carte, reçus et résiliation',
  noPortal: 'La page de facturation de Stripe n’a pas pu s’ouvrir.',
  noInvoices: 'Aucune facture pour l’instant.',
  columns: { date: 'Date', number: 'Numéro', amount: 'Montant', status: 'État' },
  openInvoice: 'Ouvrir',
  /** As Stripe calls it. */
  statuses: { paid: 'Payée', open: 'Impayée', void: 'Annulée', draft: 'Brouillon' },

  events: 'Mises à jour de Stripe en échec',
  notTriedAgain: 'Le nouvel essai a échoué.',

  corrections: 'Minutes corrigées',
  correctionsAbout:
    'Chaque nuit, nous comparons vos appels à ce que Stripe facture. En cas d’écart, nous avons corrigé Stripe :',
  correction: (day: string, ours: number, theirs: number) =>
    `${day} · ${minutesAndSeconds(ours)} ici, ${minutesAndSeconds(theirs)} chez Stripe`,

  data: 'Vos données',
  dataYours: 'Vous pouvez toutes les télécharger à tout moment.',
  dataAfterEnd:
    'Vous pouvez toutes les télécharger à tout moment. Si vous résiliez, nous les gardons 30 jours après la fin de votre abonnement, puis nous les supprimons.',
  dataUntil: (day: string) =>
    `Les appels, rendez-vous, messages et clients sont gardés jusqu’au ${day}, puis supprimés.`,
  download: 'Tout télécharger',

  checkCard: 'Mettre ma carte à jour',
  trialOver: `Votre essai est terminé : ${TAKES_MESSAGE} Choisissez une formule pour continuer.`,
  unpaid: `Votre dernière facture est impayée : ${TAKES_MESSAGE} Votre réceptionniste répond de nouveau dès le paiement.`,
  capReached: `Vous avez atteint votre limite de dépenses pour cette période : ${TAKES_MESSAGE} Vous pouvez l’augmenter à tout moment.`,
  dailyReached: `Vous avez utilisé toutes vos minutes du jour : jusqu’à minuit, ${TAKES_MESSAGE} Vous pouvez en autoriser plus à tout moment.`,
  trial: (day: string, minutes: number) =>
    `Votre essai gratuit se termine le ${day} ou après encore ${counted(minutes, 'minute')} d’appels, selon ce qui arrive en premier.`,
  noTrial: {
    person: `Chaque personne a droit à un essai gratuit ; vous ou un autre propriétaire l’avez déjà utilisé pour une autre entreprise. Tant que vous n’avez pas choisi de formule, ${TAKES_MESSAGE} Vous pouvez déjà tout configurer.`,
    card: `Chaque carte a droit à un essai gratuit ; la vôtre a déjà servi pour une autre entreprise. Tant que vous n’avez pas choisi de formule, ${TAKES_MESSAGE} Vous pouvez déjà tout configurer.`,
  },
  paymentFailed: (day: string) =>
    `Votre dernier paiement n’a pas abouti. Votre réceptionniste continue de répondre jusqu’au ${day}. Vérifiez votre carte, s’il vous plaît.`,
  cancels: (day: string) =>
    `Votre abonnement se termine le ${day}. Vos données sont gardées 30 jours de plus.`,
  ended: (day: string) =>
    `Votre abonnement est terminé. Les appelants sont transférés vers votre téléphone ou laissent un message. Vos données sont gardées jusqu’au ${day}. Choisissez une formule pour continuer.`,
};

/** `12 min 30 s` */
const minutesAndSeconds = (seconds: number): string => `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
