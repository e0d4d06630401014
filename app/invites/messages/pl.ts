import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const inviteMessages: Translation<typeof en.inviteMessages> = {
  join: (url) => `Dołącz do spotkania: ${url}`,
  linkFollows: 'Link do spotkania przyjdzie e-mailem.',
  phone: 'Przez telefon:',
  booking: (url) => `Zobacz, przełóż lub anuluj tę rezerwację: ${url}`,
  cancelled: 'To spotkanie zostało odwołane.',
}
