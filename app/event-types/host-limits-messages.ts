import { defineMessages } from '~/i18n/define-messages'

/** Texts of the limits that apply to all event types of a host together. */
export const hostLimitsMessages = defineMessages({
  en: {
    title: 'Limits over everything',
    text: 'Count every booking of any event type. Each event type can have its own limits as well.',
    networkShare: 'One network may hold',
    networkShareHint:
      'Visitors behind one connection, such as an office, may have so much of your offered time within a week. This prevents a stranger from booking all your times.',
    networkShares: { 4: '4 % (usual)', 10: '10 %', 25: '25 %', 100: 'Everything: no limit' },
    save: 'Set limits',
    back: 'Settings',
  },
  de: {
    title: 'Grenzen über alles',
    text: 'Zählen jede Buchung, wofür sie auch ist. Jede Terminart kann dazu eigene Grenzen haben.',
    networkShare: 'Ein Netz darf belegen',
    networkShareHint:
      'Wer hinter einem Anschluss bucht, etwa in einem Büro, darf binnen einer Woche so viel Ihrer angebotenen Zeit haben. Das bewahrt Sie davor, dass jemand alles wegbucht.',
    networkShares: { 4: '4 % (üblich)', 10: '10 %', 25: '25 %', 100: 'Alles: keine Grenze' },
    save: 'Grenzen setzen',
    back: 'Einstellungen',
  },
})
