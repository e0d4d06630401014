import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const inviteMessages: Translation<typeof en.inviteMessages> = {
  join: (url) => `Partecipare all’incontro: ${url}`,
  linkFollows: 'Il link per partecipare arriverà per email.',
  phone: 'Per telefono:',
  booking: (url) => `Vedere, spostare o annullare la prenotazione: ${url}`,
  cancelled: 'Questo incontro è stato annullato.',
}
