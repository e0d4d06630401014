import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const privacyMessages: Translation<typeof en.privacyMessages> = {
  title: 'Daten zu einer Person',
  description:
    'Wenn jemand wissen will, was Sie über ihn gespeichert haben, oder vergessen werden möchte: Adresse suchen, Datei aushändigen oder löschen.',
  settingsText: 'Sehen, was Ihre Buchungen zu einer Adresse enthalten: ausgeben oder löschen.',
  back: 'Einstellungen',
  open: 'Person suchen',
  address: 'E-Mail-Adresse',
  look: 'Suchen',
  notAnAddress: 'Geben Sie eine E-Mail-Adresse ein, etwa ada@example.com.',
  nothing: (address) => `Ihre Buchungen enthalten nichts zu ${address}.`,
  found: 'Was Ihre Buchungen enthalten',
  attended: (n) => plural('de', n, { one: '1 eigene Buchung', other: `${n} eigene Buchungen` }),
  invited: (n) =>
    plural('de', n, { one: '1 Buchung von anderen, als Gast', other: `${n} Buchungen von anderen, als Gast` }),
  exportTitle: 'Exportieren',
  exportText:
    'Alles, mit Antworten, Bemerkungen, Ihren eigenen Notizen, Mails und dem, was Webhooks und CRM mitgeteilt wurde.',
  json: 'Als JSON herunterladen',
  csv: 'Als CSV herunterladen',
  eraseTitle: 'Löschen',
  eraseGoes:
    'Name, Adresse, Gäste, Antworten, Bemerkungen, Mitteilungen, Mail-Protokoll, was Webhooks und CRM mitgeteilt wurde, und alles, was zu dieser Person noch ansteht, wird gelöscht. Ihre Links funktionieren nicht mehr. Das lässt sich nicht zurücknehmen.',
  eraseStays:
    'Die Buchungen behalten Zeit, Terminart und Status, damit Ihre Zahlen stimmen. Der Verlauf sagt, dass eine Person gelöscht wurde, nicht wer.',
  eraseElsewhere:
    'Was Foyer verlassen hat, bleibt: zugestellte Mails, Kalender, Ihr CRM, Empfänger Ihrer Webhooks und GoTos Liste vergangener Meetings. Sicherungen enthalten es, bis sie ersetzt sind.',
  guestsGo: 'Aus den Gästelisten anderer Buchungen wird die Person ohne Mail entfernt.',
  toCome: (n) =>
    plural('de', n, {
      one: 'Ein Termin mit der Person steht noch bevor.',
      other: `${n} Termine mit der Person stehen noch bevor.`,
    }),
  cancelFirst: 'Sagen Sie zuerst ab, damit niemand auf den anderen wartet. Danach können Sie löschen.',
  confirm: 'Adresse noch einmal eingeben',
  confirmHint: 'Damit niemand aus Versehen gelöscht wird.',
  notTheSame: 'Das ist nicht die Adresse von oben.',
  button: 'Diese Person löschen',
  beingSent:
    'Gerade wird etwas zu dieser Person gesendet. Nichts wurde gelöscht. Versuchen Sie es in einer Minute wieder.',
  done: (n) =>
    plural('de', n, {
      one: 'Die Person ist gelöscht. Eine Buchung behält ihre Zeit und sonst nichts von ihr.',
      other: `Die Person ist gelöscht. ${n} Buchungen behalten ihre Zeit und sonst nichts von ihr.`,
    }),
  keeping: {
    title: 'Automatische Löschung',
    text: 'Foyer kann die Personen vergangener Termine nach einer Frist löschen, die Sie wählen. Zeiten und Zahlen bleiben.',
    label: 'Personen behalten',
    always: 'Bis ich sie lösche',
    periods: { 90: '3 Monate', 180: '6 Monate', 365: '1 Jahr', 730: '2 Jahre', 1095: '3 Jahre', 3650: '10 Jahre' },
    next: 'Weiter',
    saved: 'Gespeichert. Was älter ist, wird innerhalb einer Stunde gelöscht.',
    kept: 'Gespeichert. Niemand wird automatisch gelöscht.',
    ask: (period) => `Personen nach dem Termin löschen, Frist ${period}?`,
    askAlways: 'Personen behalten, bis Sie sie löschen?',
    consequence: (n) =>
      n === 0
        ? 'Noch ist kein Termin so alt. Künftig werden Personen gelöscht, sobald ihr Termin dieses Alter erreicht. Was gelöscht ist, lässt sich nicht wiederherstellen.'
        : plural('de', n, {
            one: 'Eine vergangene Buchung ist älter und verliert ihre Personen innerhalb einer Stunde. Das lässt sich nicht zurücknehmen.',
            other: `${n} vergangene Buchungen sind älter und verlieren ihre Personen innerhalb einer Stunde. Das lässt sich nicht zurücknehmen.`,
          }),
    askAlwaysText: 'Niemand wird mehr automatisch gelöscht. Wer schon gelöscht ist, bleibt gelöscht.',
    yes: 'Automatisch löschen',
    yesAlways: 'Personen behalten',
    no: 'Nichts ändern',
  },
  file: { role: 'Als', booking: 'Buchung', fact: 'Was', value: 'Wert', attendee: 'Buchende Person', guest: 'Gast' },
}

export const accountDataMessages: Translation<typeof en.accountDataMessages> = {
  title: 'Ihr Konto',
  text: 'Laden Sie alles als eine Datei herunter, oder löschen Sie das Konto mit allen Daten.',
  download: 'Alles herunterladen',
  open: 'Konto löschen',
  back: 'Einstellungen',
  ask: 'Ihr Konto löschen?',
  goes: (bookings) =>
    bookings === 0
      ? 'Ihre Seite, Terminarten, Zeiten, Kalender, Webhooks, API-Schlüssel und alles, was noch ansteht, werden gelöscht.'
      : plural('de', bookings, {
          one: 'Ihre Seite, Terminarten, Zeiten, Kalender, Webhooks, API-Schlüssel, eine Buchung samt der Person, die gebucht hat, und alles, was noch ansteht, werden gelöscht.',
          other: `Ihre Seite, Terminarten, Zeiten, Kalender, Webhooks, API-Schlüssel, ${bookings} Buchungen samt den Personen, die gebucht haben, und alles, was noch ansteht, werden gelöscht.`,
        }),
  ends: (address) =>
    `${address} und jedes eingebettete Widget funktionieren nicht mehr, GoTo wird getrennt, und Sie sind überall abgemeldet. Die Adresse kann dann jemand anderes verwenden. Das lässt sich nicht zurücknehmen.`,
  elsewhere:
    'Was Foyer verlassen hat, bleibt: zugestellte Mails, Kalender, Ihr CRM, Empfänger Ihrer Webhooks und vergangene Meetings bei GoTo. Sicherungen enthalten es, bis sie ersetzt sind.',
  first: 'Zuerst alles herunterladen',
  password: 'Ihr Passwort',
  button: 'Konto löschen',
  keep: 'Konto behalten',
  toCome: (n) => plural('de', n, { one: 'Ein Termin steht noch bevor.', other: `${n} Termine stehen noch bevor.` }),
  cancelFirst: 'Sagen Sie zuerst ab, damit niemand auf Sie wartet. Danach können Sie das Konto löschen.',
  more: (n) => plural('de', n, { one: 'Und ein weiterer.', other: `Und ${n} weitere.` }),
  allMeetings: 'Alle Buchungen',
  ownsTeam: (team) => `Das Team ${team} gehört Ihnen und hat weitere Mitglieder.`,
  handOverFirst: 'Übergeben Sie es zuerst, oder lösen Sie es auf. Danach können Sie das Konto löschen.',
  toTeam: 'Mitglieder des Teams',
  beingSent:
    'Mails an Ihre Gäste oder Änderungen bei GoTo sind noch unterwegs. Nichts wurde gelöscht. Versuchen Sie es in einer Minute wieder.',
}
