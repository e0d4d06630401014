import { defineMessages } from '~/i18n/define-messages'

/** Texts of the overview: the next meetings, what needs the host, the state of the connections. */
export const overviewMessages = defineMessages({
  en: {
    next: 'Next up',
    nothingNext: 'Nothing is planned.',
    now: 'In progress',
    today: 'Today',
    tomorrow: 'Tomorrow',
    inside: { today: 'today', tomorrow: 'tomorrow' },
    withAttendee: (title: string, attendee: string) => `${title} with ${attendee}`,
    laterToday: (n: number) => (n === 1 ? 'One more meeting today.' : `${n} more meetings today.`),
    lastToday: 'Nothing else today.',
    linkToCome: 'The meeting link is on its way.',
    join: 'Join',
    see: 'See booking',
    allBookings: 'All bookings',
    toApprove: {
      title: (n: number) => (n === 1 ? 'One request waits for your answer' : `${n} requests wait for your answer`),
      text: 'Until you approve or decline, the time is held and nobody has an invite.',
      button: 'See requests',
    },
    connections: 'Connections',
    goto: {
      connected: 'GoTo healthy',
      trouble: 'GoTo refuses meetings',
      reconnect_needed: 'GoTo must be reconnected',
      not_connected: 'GoTo not connected',
      not_configured: 'GoTo not set up',
    },
    checked: (when: string) => `checked ${when}`,
    notChecked: 'not checked yet',
    at: (day: string, time: string) => `${day} at ${time}`,
    depending: (n: number) =>
      n === 0
        ? 'No bookings in the next seven days.'
        : n === 1
          ? 'One booking in the next seven days depends on it.'
          : `${n} bookings in the next seven days depend on it.`,
    gotoPage: 'Look at the connection',
    mail: { fine: 'Mail healthy', failed: 'Mail has failed' },
    mailText: {
      fine: 'No mail has failed.',
      failed: (n: number) => (n === 1 ? 'One mail could not be sent.' : `${n} mails could not be sent.`),
    },
    deliveries: 'See activity log',
    offline: 'The connection is lost. What you see may be out of date. The page updates when the connection is back.',
    offlinePage: {
      title: 'The connection is lost',
      text: 'Foyer could not be reached. Nothing was changed. This page reloads when the connection is back.',
      retry: 'Try again',
    },
  },
  de: {
    next: 'Als Nächstes',
    nothingNext: 'Es ist nichts geplant.',
    now: 'Läuft gerade',
    today: 'Heute',
    tomorrow: 'Morgen',
    inside: { today: 'heute', tomorrow: 'morgen' },
    withAttendee: (title, attendee) => `${title} mit ${attendee}`,
    laterToday: (n) => (n === 1 ? 'Heute noch ein weiterer Termin.' : `Heute noch ${n} weitere Termine.`),
    lastToday: 'Sonst nichts mehr heute.',
    linkToCome: 'Der Link zum Meeting ist unterwegs.',
    join: 'Teilnehmen',
    see: 'Buchung ansehen',
    allBookings: 'Alle Buchungen',
    toApprove: {
      title: (n) => (n === 1 ? 'Eine Anfrage wartet auf Ihre Antwort' : `${n} Anfragen warten auf Ihre Antwort`),
      text: 'Bis Sie bestätigen oder ablehnen, ist die Zeit belegt und niemand hat eine Einladung.',
      button: 'Anfragen ansehen',
    },
    connections: 'Verbindungen',
    goto: {
      connected: 'GoTo in Ordnung',
      trouble: 'GoTo lehnt Meetings ab',
      reconnect_needed: 'GoTo muss neu verbunden werden',
      not_connected: 'GoTo nicht verbunden',
      not_configured: 'GoTo nicht eingerichtet',
    },
    checked: (when) => `geprüft ${when}`,
    notChecked: 'noch nicht geprüft',
    at: (day, time) => `${day} um ${time}`,
    depending: (n) =>
      n === 0
        ? 'Keine Buchungen in den nächsten sieben Tagen.'
        : n === 1
          ? 'Eine Buchung in den nächsten sieben Tagen hängt davon ab.'
          : `${n} Buchungen in den nächsten sieben Tagen hängen davon ab.`,
    gotoPage: 'Verbindung ansehen',
    mail: { fine: 'Mail in Ordnung', failed: 'Mail fehlgeschlagen' },
    mailText: {
      fine: 'Keine Mail ist fehlgeschlagen.',
      failed: (n) =>
        n === 1 ? 'Eine Mail konnte nicht gesendet werden.' : `${n} Mails konnten nicht gesendet werden.`,
    },
    deliveries: 'Aktivitätsprotokoll ansehen',
    offline:
      'Die Verbindung ist unterbrochen. Was Sie sehen, kann veraltet sein. Die Seite aktualisiert sich, sobald die Verbindung wieder da ist.',
    offlinePage: {
      title: 'Die Verbindung ist unterbrochen',
      text: 'Foyer ist gerade nicht zu erreichen. Es wurde nichts geändert. Diese Seite lädt neu, sobald die Verbindung wieder da ist.',
      retry: 'Noch einmal versuchen',
    },
  },
})
