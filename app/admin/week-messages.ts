import { defineMessages } from '~/i18n/define-messages'

export const weekMessages = defineMessages({
  en: {
    title: (week: string) => `Week ${week}`,
    span: (from: string, to: string) => `${from} to ${to}`,
    back: 'All bookings',
    weeksLabel: 'Weeks',
    previous: 'Previous week',
    present: 'This week',
    next: 'Next week',
    none: 'Free',
    toApprove: 'To approve',
    inZone: (zone: string) => `Times are in ${zone}.`,
  },
  de: {
    title: (week) => `Woche ${week}`,
    span: (from, to) => `${from} bis ${to}`,
    back: 'Alle Buchungen',
    weeksLabel: 'Wochen',
    previous: 'Vorige Woche',
    present: 'Diese Woche',
    next: 'Nächste Woche',
    none: 'Frei',
    toApprove: 'Zu bestätigen',
    inZone: (zone) => `Die Zeiten gelten in ${zone}.`,
  },
})
