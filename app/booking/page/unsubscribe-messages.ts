import { defineMessages } from '~/i18n/define-messages'

export const unsubscribeMessages = defineMessages({
  en: {
    title: 'No more of these mails',
    text: (host: string) =>
      `${host} will send you no thanks, questions or invitations after meetings any more. Mails about your bookings still come.`,
    button: 'Unsubscribe',
    done: (host: string) => `Done. ${host} sends you no more mails of this kind.`,
    back: 'I want them again',
    again: 'You receive these mails again.',
  },
  de: {
    title: 'Keine dieser Mails mehr',
    text: (host) =>
      `${host} schickt Ihnen nach Terminen keinen Dank, keine Fragen und keine Einladungen mehr. Mails zu Ihren Buchungen kommen weiterhin.`,
    button: 'Abbestellen',
    done: (host) => `Erledigt. ${host} schickt Ihnen keine Mails dieser Art mehr.`,
    back: 'Doch wieder erhalten',
    again: 'Sie erhalten diese Mails wieder.',
  },
})
