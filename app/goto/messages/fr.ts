import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const gotoMessages: Translation<typeof en.gotoMessages> = {
  title: 'GoTo',
  description:
    'Une fois la connexion établie, Foyer crée une réunion GoTo pour chaque réservation et la supprime quand la réservation est annulée.',
  connect: 'Connecter GoTo',
  reconnect: 'Reconnecter GoTo',
  disconnect: 'Déconnecter',
  status: {
    connected: 'Connecté',
    not_connected: 'Non connecté',
    connecting: 'Connexion en cours',
    reconnect_needed: 'À reconnecter',
    not_configured: 'Non configuré',
  },
  connectedAs: (email) => `Connecté avec ${email}`,
  connectedUnknown: 'Connecté',
  connectedText: 'Les réservations reçoivent leur lien de réunion automatiquement. Foyer garde la connexion active.',
  notConnected:
    'On peut déjà réserver avec vous, mais les réservations ne reçoivent pas de lien de réunion : vous devez en envoyer un vous-même. Vous donnez votre accord sur la page de GoTo ; Foyer ne voit jamais votre mot de passe.',
  connecting:
    'La page de GoTo attend votre réponse, peut-être dans un autre onglet. Si vous l’avez fermée, recommencez simplement la connexion.',
  notConfigured:
    'L’opérateur de ce service ne l’a pas encore enregistré auprès de GoTo. Demandez-lui de renseigner GOTO_CLIENT_ID et GOTO_CLIENT_SECRET.',
  brokenTitle: 'GoTo a mis fin à la connexion',
  broken: (email) =>
    `Les réservations continuent d’arriver, mais sans lien de réunion. Reconnectez-vous${email ? ` avec ${email}` : ''}, et Foyer crée les réunions manquantes.`,
  trouble: (detail) =>
    `GoTo refuse de créer des réunions pour ce compte (${detail}). Vérifiez sa licence auprès de GoTo.`,
  offeredTitle: (email) => `Passer à ${email} ?`,
  offered: (current) =>
    `Le compte actuellement connecté est ${current}. Les réunions des réservations déjà faites restent dans ce compte ; les nouvelles seraient créées dans l’autre.`,
  accept: 'Changer de compte',
  decline: 'Garder le compte connecté',
  disconnectText:
    'Si vous déconnectez GoTo, les nouvelles réservations ne reçoivent plus de lien de réunion. Les réunions déjà créées restent chez GoTo.',
  justConnected: 'GoTo est connecté.',
  problems: {
    refused_at_consent:
      'Vous n’avez pas donné votre accord sur la page de GoTo, rien n’a donc été connecté. Vous pouvez réessayer à tout moment.',
    unknown_state:
      'Cette réponse de GoTo ne correspond à aucune demande en cours, ou est arrivée après plus de dix minutes. Recommencez la connexion.',
    scope_missing:
      'GoTo n’a pas donné accès aux réunions. Demandez à l’opérateur de ce service de cocher l’autorisation « collab: ».',
    misconfigured:
      'GoTo n’accepte pas l’identifiant client ou le secret de ce service. Prévenez l’opérateur de ce service.',
    other: 'GoTo n’a pas pu établir la connexion. Rien n’a été modifié. Réessayez.',
  },
}
