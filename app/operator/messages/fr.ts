import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const operatorMessages: Translation<typeof en.operatorMessages> = {
  navigation: 'Opérateur',
  nav: {
    tenants: 'Comptes',
    mail: 'E-mails',
    log: 'Journal d’audit',
    settings: 'Paramètres',
    system: 'Système',
  },
  back: 'Retour à votre propre administration',
  tenants: {
    title: 'Comptes',
    description:
      'Les comptes de ce Foyer, les plus récents en premier. Vous voyez des nombres et des états, jamais les données des participants.',
    search: 'Nom, adresse ou lien public',
    suspendedOnly: 'Seulement les suspendus',
    filter: 'Rechercher',
    none: 'Aucun compte trouvé.',
    columns: {
      name: 'Compte',
      created: 'Création',
      seen: 'Dernière visite',
      use: 'Utilisation',
      connections: 'Connexions',
      state: 'État',
    },
    use: (bookings, recent, mails) =>
      `Réservations : ${bookings}, dont ${recent} en 30 jours. E-mails : ${mails} en 30 jours`,
    teamPage: 'Page d’une équipe',
    never: 'Jamais',
  },
  tenant: {
    title: (name) => name,
    facts: 'Informations',
    email: 'Adresse',
    page: 'Page',
    team: 'Équipe',
    roles: { owner: 'propriétaire', manager: 'responsable', member: 'membre' },
    counts: {
      bookings: 'Réservations',
      recentBookings: 'Réservations faites en 30 jours',
      recentMails: 'E-mails envoyés en 30 jours',
      eventTypes: 'Types de rendez-vous',
      webhooks: 'Webhooks',
      apiKeys: 'Clés d’API',
      failedJobs: 'Tâches échouées',
    },
    log: 'Journal de sécurité de ce compte',
    mails: 'E-mails à des tiers',
    mailsText:
      'Les e-mails aux participants et aux invités s’arrêtent automatiquement quand trop d’entre eux sont rejetés ou signalés. Ils attendent alors votre décision.',
    complaints: (bounces, reports) =>
      `En 7 jours : adresses qui ont rejeté un e-mail : ${bounces}, adresses qui en ont signalé un : ${reports}.`,
    causes: {
      bounces: (when) => `Arrêtés depuis le ${when} : trop d’e-mails rejetés.`,
      reports: (when) => `Arrêtés depuis le ${when} : trop d’e-mails signalés.`,
      operator: (when) => `Arrêtés depuis le ${when} par un opérateur.`,
    },
    stop: 'Arrêter les e-mails',
    release: 'Envoyer ce qui attend',
    discard: 'Abandonner ce qui attend',
    quotas: 'Quotas',
    quotasText: 'Vide : la valeur par défaut.',
    bookingsPerDay: 'Réservations en 24 heures',
    mailsPerDay: 'Premiers e-mails en 24 heures à des adresses qui n’ont pas donné leur accord',
    quotaUnfit: 'Indiquez un nombre entier, ou laissez vide.',
    save: 'Enregistrer',
    suspension: 'Suspension',
    suspendText:
      'Les pages et les widgets deviennent introuvables, l’administration et l’API sont en lecture seule. Les réservations sont maintenues, les e-mails à leur sujet sont envoyés et les participants peuvent annuler.',
    suspend: 'Suspendre ce compte',
    suspended: (when) => `Suspendu depuis le ${when}.`,
    resume: 'Réactiver ce compte',
    own: 'C’est votre propre compte.',
  },
  states: { active: 'Actif', suspended: 'Suspendu', unverified: 'Non vérifié', quarantined: 'E-mails arrêtés' },
  goto: { connected: 'GoTo connecté', reconnect_needed: 'GoTo à reconnecter', not_connected: 'Sans GoTo' },
  calendars: (accounts, broken) => {
    const all = plural('fr', accounts, {
      one: `${accounts} compte d’agenda`,
      other: `${accounts} comptes d’agenda`,
    })
    return broken === 0 ? all : `${all}, dont ${broken} en panne`
  },
  mail: {
    title: 'E-mails et tâches',
    description:
      'Ce qui attend dans la file et ce qui a définitivement échoué, par type. Les contenus et les destinataires ne sont pas affichés.',
    queue: 'File d’attente',
    none: 'Rien n’attend et rien n’a échoué.',
    columns: {
      kind: 'Type',
      queued: 'En file d’attente',
      waiting: 'En attente de l’extérieur',
      failed: 'Échec définitif',
      late: 'Retard du plus ancien',
      retry: 'Réessayer',
    },
    retry: (kind) => `Réessayer toutes les tâches échouées : ${kind}`,
    retried: (n) =>
      plural('fr', n, {
        one: `${n} tâche est remise en file d’attente.`,
        other: `${n} tâches sont remises en file d’attente.`,
      }),
    minutes: (n) => plural('fr', n, { one: `${n} minute`, other: `${n} minutes` }),
    test: 'Envoyer un e-mail de test',
    testText: (address) =>
      `Un court e-mail à ${address}. Vous voyez ensuite ce que le serveur de messagerie a répondu.`,
    send: 'Envoyer un e-mail de test',
    accepted: 'Le serveur de messagerie l’a accepté',
    refused: 'Le serveur de messagerie ne l’a pas accepté',
  },
  log: {
    title: 'Journal d’audit',
    description: 'Tout ce qui a été enregistré, le plus récent en premier.',
    ofOne: 'Un seul compte est affiché.',
    all: 'Tout afficher',
  },
  settings: {
    title: 'Paramètres de ce Foyer',
    description: 'Vos choix ici priment sur l’environnement, immédiatement et sans redémarrage.',
    signUp: 'Inscription',
    signUpText: 'Qui peut créer un compte. Les comptes existants sont conservés.',
    mode: 'L’inscription est',
    modes: { environment: (mode) => `selon SIGN_UP : ${mode}`, open: 'ouverte', closed: 'fermée' },
    domains: 'Seulement les adresses de ces domaines',
    domainsHint:
      'Un par ligne, sous-domaines compris. Vide : tous. S’applique quand l’inscription est ouverte par cette page.',
    domainsUnfit: 'Indiquez des domaines comme example.com, 100 au maximum.',
    save: 'Enregistrer',
  },
  system: {
    title: 'Système',
    description: 'Ce dont dépend ce Foyer, tel que npm run doctor le voit, et ses versions.',
    findings: 'Résultats',
    columns: { state: 'État', subject: 'Élément', text: 'Résultat' },
    fine: 'OK',
    failing: 'En panne',
    versions: 'Versions',
    support: 'Pour l’assistance',
    supportText: 'Les secrets sont masqués. Aucune donnée des participants n’y figure.',
    copy: 'Copier le texte pour l’assistance',
  },
  testMail: {
    subject: 'E-mail de test de Foyer',
    text: (url) => `Voici l’e-mail de test que vous avez demandé sur ${url}. Si vous le lisez, les e-mails arrivent.`,
  },
}
