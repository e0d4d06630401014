import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const inviteMessages: Translation<typeof en.inviteMessages> = {
  join: (url) => `Entrar na reunião: ${url}`,
  linkFollows: 'O link para entrar chega por e-mail.',
  phone: 'Por telefone:',
  booking: (url) => `Ver, remarcar ou cancelar este agendamento: ${url}`,
  cancelled: 'Esta reunião foi cancelada.',
}
