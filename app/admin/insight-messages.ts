import { defineMessages } from '~/i18n/define-messages'

export const insightMessages = defineMessages({
  en: {
    title: 'Insights',
    description: (zone: string) =>
      `Bookings by the week in which they take place or were to take place, upcoming ones too. Weeks begin on Monday in ${zone}.`,
    range: (from: string, until: string) => `From ${from} to ${until}.`,
    rangeAndBeyond: (from: string, until: string) =>
      `From ${from} to ${until} by week, and everything after that in the last bar.`,
    beyond: 'later',
    spanLabel: 'How far back',
    span: (weeks: number) => `${weeks} weeks`,
    booked: 'Booked',
    cancelled: 'Cancelled',
    later: 'Of these after this week',
    share: 'Cancelled, of all',
    perWeek: 'Bookings per week',
    byEventType: 'By event type',
    week: 'Week',
    from: 'Monday',
    eventType: 'Event type',
    chart: (weeks: number, andBeyond: boolean, booked: number, cancelled: number) =>
      `Bar chart of ${weeks} weeks${andBeyond ? ' and all later ones' : ''}: ${booked} booked, ${cancelled} cancelled. The table below has the same figures.`,
    asTable: 'The same figures as a table',
    empty: { title: 'Nothing to count yet', text: 'As soon as somebody has booked, the figures appear here.' },
  },
  de: {
    title: 'Auswertung',
    description: (zone) =>
      `Buchungen nach der Woche, in der sie stattfinden oder stattfinden sollten, auch kommende. Wochen beginnen am Montag in ${zone}.`,
    range: (from, until) => `Vom ${from} bis ${until}.`,
    rangeAndBeyond: (from, until) => `Vom ${from} bis ${until} nach Wochen, alles Spätere im letzten Balken.`,
    beyond: 'später',
    spanLabel: 'Wie weit zurück',
    span: (weeks) => `${weeks} Wochen`,
    booked: 'Gebucht',
    cancelled: 'Abgesagt',
    later: 'Davon nach dieser Woche',
    share: 'Abgesagt, von allen',
    perWeek: 'Buchungen pro Woche',
    byEventType: 'Nach Terminart',
    week: 'Woche',
    from: 'Montag',
    eventType: 'Terminart',
    chart: (weeks, andBeyond, booked, cancelled) =>
      `Balken über ${weeks} Wochen${andBeyond ? ' und alle späteren' : ''}: ${booked} gebucht, ${cancelled} abgesagt. Die Tabelle darunter zeigt dieselben Zahlen.`,
    asTable: 'Dieselben Zahlen als Tabelle',
    empty: { title: 'Noch nichts zu zählen', text: 'Sobald jemand gebucht hat, erscheinen hier die Zahlen.' },
  },
})
