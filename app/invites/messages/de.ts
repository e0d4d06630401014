import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const inviteMessages: Translation<typeof en.inviteMessages> = {
  join: (url) => `Am Meeting teilnehmen: ${url}`,
  linkFollows: 'Der Link zur Teilnahme folgt per E-Mail.',
  phone: 'Per Telefon:',
  booking: (url) => `Buchung ansehen, verschieben oder absagen: ${url}`,
  cancelled: 'Dieses Meeting wurde abgesagt.',
}
