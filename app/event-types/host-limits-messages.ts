import { defineMessages } from '../i18n/define-messages'

/** The limits that count for all event types of a host together. */
export const hostLimitsMessages = defineMessages({
  en: {
    title: 'Limits over everything',
    text: 'Count every booking, whatever it is for. Each event type can have limits of its own as well.',
    save: 'Set limits',
    back: 'Settings',
  },
  de: {
    title: 'Grenzen über alles',
    text: 'Zählen jede Buchung, wofür sie auch ist. Jede Terminart kann dazu eigene Grenzen haben.',
    save: 'Grenzen setzen',
    back: 'Einstellungen',
  },
})
