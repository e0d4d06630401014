import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const landingMessages: Translation<typeof en.landingMessages> = {
  documentTitle: 'Foyer : une page de réservation pour vos rendez-vous sur GoTo',
  description:
    'Vos clients choisissent un créneau libre, le rendez-vous a lieu sur GoTo et chacun reçoit l’invitation. Une page de réservation pour consultants.',
  headline: 'Vos clients choisissent un créneau. La réunion a lieu sur GoTo.',
  lead: 'Foyer est une page de réservation pour les consultants dont les rendez-vous ont lieu sur GoTo. Partagez un lien : chaque réservation devient une réunion dans votre compte GoTo, et chacun reçoit l’invitation.',
  signUp: 'Créer votre page',
  signIn: 'Se connecter',
  closed: 'Seul l’opérateur de ce service crée des comptes.',
  stepsTitle: 'Comment ça marche',
  steps: {
    connect: {
      title: 'Connectez GoTo une fois',
      text: 'Vous donnez votre accord sur la page de GoTo. Foyer garde la connexion active et vous prévient si elle est interrompue.',
    },
    hours: {
      title: 'Indiquez quand vous êtes libre',
      text: 'Des horaires hebdomadaires dans votre fuseau horaire. Vos clients les voient dans le leur, même la nuit du changement d’heure.',
    },
    share: {
      title: 'Partagez votre lien',
      text: 'Dans un e-mail, une signature, une proposition. Un client réserve en une minute, sans compte.',
    },
  },
  promisesTitle: 'Ce sur quoi vous pouvez compter',
  promises: {
    once: {
      title: 'Pas de double réservation',
      text: 'Si deux personnes veulent le même créneau, une seule l’obtient. L’autre voit les créneaux libres les plus proches.',
    },
    calendar: {
      title: 'Dans tous les agendas',
      text: 'Chacun reçoit une vraie invitation. Une annulation retire précisément cette entrée, automatiquement.',
    },
    quiet: {
      title: 'Aucun pistage',
      text: 'Votre page de réservation ne dépose aucun cookie et ne charge rien depuis d’autres sites. Elle fonctionne aussi sans scripts.',
    },
  },
  closingTitle: 'Prêt en quelques minutes',
  example: {
    label: 'Exemple de page de réservation',
    host: 'Dana Exemple',
    title: 'Premier échange',
    details: '30 minutes sur GoTo',
    zone: 'Zurich (UTC+1)',
    confirm: 'Confirmer 10:30',
  },
}
