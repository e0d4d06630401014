import { defineMessages } from '../i18n/define-messages'

export const deliveryMessages = defineMessages({
  en: {
    title: 'Deliveries',
    description: 'Mails and GoTo calls that follow from bookings: what went out, and what did not.',
    fine: { title: 'Nothing is stuck', text: 'Whatever had to go out has gone out or is on its way.' },
  },
  de: {
    title: 'Zustellungen',
    description: 'Mails und GoTo-Aufrufe, die aus Buchungen folgen: was hinausging und was nicht.',
    fine: { title: 'Nichts steckt fest', text: 'Was hinausmusste, ist hinausgegangen oder unterwegs.' },
  },
})
