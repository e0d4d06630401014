import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const inviteMessages: Translation<typeof en.inviteMessages> = {
  join: (url) => `Deelnemen aan de meeting: ${url}`,
  linkFollows: 'De link om deel te nemen volgt per e-mail.',
  phone: 'Per telefoon:',
  booking: (url) => `Deze boeking bekijken, verzetten of annuleren: ${url}`,
  cancelled: 'Deze afspraak is geannuleerd.',
}
