import { defineMessages } from '~/i18n/define-messages'

export const sentMailMessages = defineMessages({
  en: {
    title: 'Deliveries',
    description: 'Mails and GoTo calls that follow from bookings: what went out, and what did not.',
    sent: 'Mails that went out',
    columns: { mail: 'Mail', to: 'To', when: 'When', answer: 'Mail server said' },
    none: 'No mail about a booking has gone out yet.',
    fine: { title: 'Nothing is stuck', text: 'Whatever had to go out has gone out or is on its way.' },
  },
  de: {
    title: 'Zustellungen',
    description: 'Mails und GoTo-Aufrufe, die aus Buchungen folgen: was hinausging und was nicht.',
    sent: 'Mails, die hinausgingen',
    columns: { mail: 'Mail', to: 'An', when: 'Wann', answer: 'Antwort des Mailservers' },
    none: 'Noch ist keine Mail zu einer Buchung hinausgegangen.',
    fine: { title: 'Nichts steckt fest', text: 'Was hinausmusste, ist hinausgegangen oder unterwegs.' },
  },
})
