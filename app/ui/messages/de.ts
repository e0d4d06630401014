import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const uiMessages: Translation<typeof en.uiMessages> = {
  optional: 'optional',
  formErrorsTitle: (count) =>
    plural('de', count, { one: 'Bitte prüfen Sie eine Angabe', other: `Bitte prüfen Sie ${count} Angaben` }),
  shortenedTexts:
    'Texte dieser Länge können nicht erneut angezeigt werden: Die längsten sind gekürzt. Bitte vervollständigen Sie sie vor dem Speichern.',
  copied: 'Kopiert',
  copyLink: 'Link kopieren',
  copyByHand: 'Zum Kopieren Strg+C oder ⌘C drücken',
  close: 'Schließen',
  loading: 'Wird geladen',
  skipToContent: 'Zum Inhalt springen',
  filter: 'Filter',
  menu: 'Menü',
  mainNavigation: 'Hauptnavigation',
  language: 'Sprache',
  poweredBy: 'Läuft mit Foyer',
  booking: 'Buchung',
  timeZone: 'Zeitzone',
  sortBy: 'Sortieren nach',
  older: 'Ältere',
  newest: 'Neueste',
  tone: { success: 'Erledigt', warning: 'Achtung', danger: 'Problem', info: 'Hinweis' },
  groups: {
    bookings: 'Buchungen',
    scheduling: 'Terminplanung',
    connections: 'Verbindungen',
    account: 'Konto',
  },
  nav: {
    overview: 'Übersicht',
    bookings: 'Buchungen',
    calendar: 'Kalender',
    insights: 'Auswertung',
    deliveries: 'Aktivitätsprotokoll',
    eventTypes: 'Terminarten',
    availability: 'Verfügbarkeit',
    team: 'Team',
    calendars: 'Verbundene Kalender',
    goto: 'GoTo',
    embed: 'Einbetten',
    api: 'API',
    integrations: 'Integrationen',
    webhooks: 'Webhooks',
    connectors: 'CRM-Anbindungen',
    settings: 'Einstellungen',
    operator: 'Betrieb',
    yourPage: 'Ihre Seite',
    signOut: 'Abmelden',
  },
  suspended: {
    title: 'Der Betreiber hat dieses Konto gesperrt',
    text: 'Ihre Seiten sind nicht zu finden, und hier lässt sich nichts ändern. Buchungen gelten weiter, Mails dazu werden gesendet, und Ihre Gäste können absagen. Bitte schreiben Sie dem Betreiber.',
  },
  regions: {
    Africa: 'Afrika',
    America: 'Amerika',
    Antarctica: 'Antarktis',
    Arctic: 'Arktis',
    Asia: 'Asien',
    Atlantic: 'Atlantik',
    Australia: 'Australien',
    Europe: 'Europa',
    Indian: 'Indischer Ozean',
    Pacific: 'Pazifik',
  },
  refused: (title) => `Fehler: ${title}`,
  problems: {
    badRequest: {
      title: 'Diese Anfrage konnten wir nicht lesen',
      text: 'Etwas in der Adresse oder im Formular ist anders, als wir es erwarten. Gehen Sie zurück, prüfen Sie Ihre Angaben und versuchen Sie es noch einmal.',
    },
    forbidden: {
      title: 'Sie haben keinen Zugriff auf diese Seite',
      text: 'Vielleicht sind Sie mit einem anderen Konto angemeldet, oder das Formular war zu lange offen. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.',
    },
    notFound: {
      title: 'Diese Seite finden wir nicht',
      text: 'Vielleicht enthält die Adresse einen Tippfehler, oder die Seite wird nicht mehr angeboten. Wenn Sie den Link von jemandem haben, bitten Sie um einen neuen.',
    },
    takesNothing: {
      title: 'Diese Seite nimmt diese Anfrage nicht an',
      text: 'Es wurde nichts geändert. Vielleicht wurde die Seite aktualisiert, seit Sie sie geöffnet haben. Öffnen Sie sie noch einmal, und senden Sie das Formular von dort ab.',
    },
    used: {
      title: 'Dieser Link ist schon verwendet',
      text: 'Er galt für eine Buchung. In der Mail dazu steht ein Link, um sie anzusehen, zu verschieben oder abzusagen. Für einen weiteren Termin bitten Sie um einen neuen Link.',
    },
    tooMany: {
      title: 'Zu viele Anfragen',
      text: 'Aus Ihrem Netz kamen sehr viele Anfragen. Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
    },
    unavailable: {
      title: 'Der Dienst ist gerade nicht verfügbar',
      text: 'Es wurde nichts geändert. Versuchen Sie es in einer Minute noch einmal.',
    },
    unexpected: {
      title: 'Bei uns ist etwas schiefgegangen',
      text: 'Wir haben den Fehler protokolliert. Versuchen Sie es gleich noch einmal. Wenn es wieder geschieht, nennen Sie uns die Nummer unten.',
    },
    requestId: 'Nummer dieser Anfrage',
    tryAgain: 'Noch einmal versuchen',
    toStart: 'Zur Startseite',
  },
}
