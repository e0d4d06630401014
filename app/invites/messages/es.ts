import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const inviteMessages: Translation<typeof en.inviteMessages> = {
  join: (url) => `Unirse a la reunión: ${url}`,
  linkFollows: 'El enlace para unirse llegará por correo.',
  phone: 'Por teléfono:',
  booking: (url) => `Ver, reprogramar o cancelar esta reserva: ${url}`,
  cancelled: 'Esta reunión se ha cancelado.',
}
