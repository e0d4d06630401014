import { defineMessages } from '~/i18n/define-messages'

export const insightMessages = defineMessages({
  en: {
    title: 'Insights',
    description: (zone: string) =>
      `Bookings by the week of the meeting, including cancelled and upcoming ones. Weeks begin on Monday in ${zone}.`,
    range: (from: string, until: string) => `From ${from} to ${until}.`,
    rangeAndBeyond: (from: string, until: string) =>
      `From ${from} to ${until} by week, and everything after that in the last bar.`,
    beyond: 'later',
    spanLabel: 'Period',
    span: (weeks: number) => `${weeks} weeks`,
    booked: 'Booked',
    cancelled: 'Cancelled',
    later: 'Of these, after this week',
    share: 'Cancellation rate',
    perWeek: 'Bookings per week',
    byEventType: 'By event type',
    week: 'Week',
    from: 'Monday',
    eventType: 'Event type',
    chart: (weeks: number, andBeyond: boolean, booked: number, cancelled: number) =>
      `Bar chart of ${weeks} weeks${andBeyond ? ' and all later ones' : ''}: ${booked} booked, ${cancelled} cancelled. The table below has the same figures.`,
    asTable: 'The same figures as a table',
    empty: { title: 'No figures yet', text: 'They appear here as soon as somebody has booked.' },
  },
  de: {
    title: 'Auswertung',
    description: (zone) =>
      `Buchungen nach der Woche des Termins, auch abgesagte und kommende. Wochen beginnen am Montag in ${zone}.`,
    range: (from, until) => `Vom ${from} bis ${until}.`,
    rangeAndBeyond: (from, until) => `Vom ${from} bis ${until} nach Wochen, alles Spätere im letzten Balken.`,
    beyond: 'später',
    spanLabel: 'Zeitraum',
    span: (weeks) => `${weeks} Wochen`,
    booked: 'Gebucht',
    cancelled: 'Abgesagt',
    later: 'Davon nach dieser Woche',
    share: 'Absagequote',
    perWeek: 'Buchungen pro Woche',
    byEventType: 'Nach Terminart',
    week: 'Woche',
    from: 'Montag',
    eventType: 'Terminart',
    chart: (weeks, andBeyond, booked, cancelled) =>
      `Balken über ${weeks} Wochen${andBeyond ? ' und alle späteren' : ''}: ${booked} gebucht, ${cancelled} abgesagt. Die Tabelle darunter zeigt dieselben Zahlen.`,
    asTable: 'Dieselben Zahlen als Tabelle',
    empty: { title: 'Noch keine Zahlen', text: 'Sie erscheinen hier, sobald jemand gebucht hat.' },
  },
})
