import { defineMessages } from '~/i18n/define-messages'

export const sentMailMessages = defineMessages({
  en: {
    title: 'Activity log',
    description: 'Mails and GoTo requests about your bookings: what was sent, and what failed.',
    sent: 'Sent mails',
    columns: { mail: 'Mail', to: 'To', when: 'When', answer: 'Mail server’s response' },
    none: 'No mail about a booking has been sent yet.',
    fine: { title: 'No problems', text: 'Everything has been sent or is on its way.' },
  },
  de: {
    title: 'Aktivitätsprotokoll',
    description: 'Mails und GoTo-Anfragen zu Ihren Buchungen: was gesendet wurde und was fehlschlug.',
    sent: 'Gesendete Mails',
    columns: { mail: 'Mail', to: 'An', when: 'Wann', answer: 'Antwort des Mailservers' },
    none: 'Es wurde noch keine Mail zu einer Buchung gesendet.',
    fine: { title: 'Keine Probleme', text: 'Alles ist gesendet oder unterwegs.' },
  },
})
