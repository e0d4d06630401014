import { defineMessages } from '~/i18n/define-messages'

/** Texts of the limits that apply to all event types of a host together. */
export const hostLimitsMessages = defineMessages({
  en: {
    title: 'Overall limits',
    text: 'These limits count the bookings of all event types. Each event type can have its own limits as well.',
    networkShare: 'One network may book',
    networkShareHint:
      'Visitors behind one connection, such as an office, may book at most this share of your offered time within a week. This prevents a stranger from booking all your times.',
    networkShares: { 4: '4 % (usual)', 10: '10 %', 25: '25 %', 100: 'No limit' },
    save: 'Save limits',
    back: 'Settings',
  },
  de: {
    title: 'Gesamtgrenzen',
    text: 'Diese Grenzen zählen die Buchungen aller Terminarten. Jede Terminart kann zusätzlich eigene Grenzen haben.',
    networkShare: 'Ein Netz darf buchen',
    networkShareHint:
      'Über einen gemeinsamen Anschluss, etwa in einem Büro, darf in einer Woche höchstens dieser Anteil Ihrer angebotenen Zeit gebucht werden. Das verhindert, dass jemand alle Ihre Zeiten bucht.',
    networkShares: { 4: '4 % (üblich)', 10: '10 %', 25: '25 %', 100: 'Keine Grenze' },
    save: 'Grenzen speichern',
    back: 'Einstellungen',
  },
})
