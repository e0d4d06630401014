import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const inviteMessages: Translation<typeof en.inviteMessages> = {
  join: (url) => `Rejoindre la réunion : ${url}`,
  linkFollows: 'Le lien pour rejoindre la réunion suivra par e-mail.',
  phone: 'Par téléphone :',
  booking: (url) => `Voir, déplacer ou annuler cette réservation : ${url}`,
  cancelled: 'Ce rendez-vous a été annulé.',
}
