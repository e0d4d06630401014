import { defineMessages } from '~/i18n/define-messages'

export const inviteMessages = defineMessages({
  en: {
    join: (url: string) => `Join the meeting: ${url}`,
    linkFollows: 'The link to join follows by mail.',
    phone: 'By phone:',
    booking: (url: string) => `See, move or cancel this booking: ${url}`,
    cancelled: 'This meeting was cancelled.',
  },
  de: {
    join: (url) => `Am Meeting teilnehmen: ${url}`,
    linkFollows: 'Der Link zur Teilnahme folgt per E-Mail.',
    phone: 'Per Telefon:',
    booking: (url) => `Buchung ansehen, verschieben oder absagen: ${url}`,
    cancelled: 'Dieses Meeting wurde abgesagt.',
  },
})
