import { defineMessages } from '~/i18n/define-messages'

export const accountDataMessages = defineMessages({
  en: {
    title: 'Your account',
    text: 'Download everything as one file, or delete the account with all its data.',
    download: 'Download everything',
    open: 'Delete the account',
    back: 'Settings',
    ask: 'Delete your account?',
    goes: (bookings: number) =>
      bookings === 0
        ? 'Your page, event types, hours, calendars, webhooks, API keys and everything that is still queued are deleted.'
        : bookings === 1
          ? 'Your page, event types, hours, calendars, webhooks, API keys, one booking with its attendee and everything that is still queued are deleted.'
          : `Your page, event types, hours, calendars, webhooks, API keys, ${bookings} bookings with their attendees and everything that is still queued are deleted.`,
    ends: (address: string) =>
      `${address} and every embedded widget stop working, GoTo is disconnected, and you are signed out everywhere. Somebody else may take the address. This cannot be undone.`,
    elsewhere:
      'What has left Foyer is not deleted: mails that were delivered, calendars, your CRM and the receivers of your webhooks, and past meetings at GoTo. Backups hold it until they are replaced.',
    first: 'Download everything first',
    password: 'Your password',
    button: 'Delete the account',
    keep: 'Keep the account',
    toCome: (n: number) => (n === 1 ? 'One meeting is still to come.' : `${n} meetings are still to come.`),
    cancelFirst: 'Cancel or decline first, so that nobody waits for you. Then you can delete the account.',
    more: (n: number) => (n === 1 ? 'And one more.' : `And ${n} more.`),
    allMeetings: 'All bookings',
    ownsTeam: (team: string) => `The team ${team} is yours, and it has other members.`,
    handOverFirst: 'Hand it over or dissolve it first. Then you can delete the account.',
    toTeam: 'Members of the team',
    beingSent:
      'Mails to your attendees, or changes at GoTo, are still on their way. Nothing was deleted. Try again in a minute.',
  },
  de: {
    title: 'Ihr Konto',
    text: 'Laden Sie alles als eine Datei herunter, oder löschen Sie das Konto mit allen Daten.',
    download: 'Alles herunterladen',
    open: 'Konto löschen',
    back: 'Einstellungen',
    ask: 'Ihr Konto löschen?',
    goes: (bookings) =>
      bookings === 0
        ? 'Ihre Seite, Terminarten, Zeiten, Kalender, Webhooks, API-Schlüssel und alles, was noch ansteht, werden gelöscht.'
        : bookings === 1
          ? 'Ihre Seite, Terminarten, Zeiten, Kalender, Webhooks, API-Schlüssel, eine Buchung samt der Person, die gebucht hat, und alles, was noch ansteht, werden gelöscht.'
          : `Ihre Seite, Terminarten, Zeiten, Kalender, Webhooks, API-Schlüssel, ${bookings} Buchungen samt den Personen, die gebucht haben, und alles, was noch ansteht, werden gelöscht.`,
    ends: (address) =>
      `${address} und jedes eingebettete Widget funktionieren nicht mehr, GoTo wird getrennt, und Sie sind überall abgemeldet. Die Adresse kann dann jemand anderes verwenden. Das lässt sich nicht zurücknehmen.`,
    elsewhere:
      'Was Foyer verlassen hat, bleibt: zugestellte Mails, Kalender, Ihr CRM, Empfänger Ihrer Webhooks und vergangene Meetings bei GoTo. Sicherungen enthalten es, bis sie ersetzt sind.',
    first: 'Zuerst alles herunterladen',
    password: 'Ihr Passwort',
    button: 'Konto löschen',
    keep: 'Konto behalten',
    toCome: (n) => (n === 1 ? 'Ein Termin steht noch bevor.' : `${n} Termine stehen noch bevor.`),
    cancelFirst: 'Sagen Sie zuerst ab, damit niemand auf Sie wartet. Danach können Sie das Konto löschen.',
    more: (n) => (n === 1 ? 'Und ein weiterer.' : `Und ${n} weitere.`),
    allMeetings: 'Alle Buchungen',
    ownsTeam: (team) => `Das Team ${team} gehört Ihnen und hat weitere Mitglieder.`,
    handOverFirst: 'Übergeben Sie es zuerst, oder lösen Sie es auf. Danach können Sie das Konto löschen.',
    toTeam: 'Mitglieder des Teams',
    beingSent:
      'Mails an Ihre Gäste oder Änderungen bei GoTo sind noch unterwegs. Nichts wurde gelöscht. Versuchen Sie es in einer Minute wieder.',
  },
})
