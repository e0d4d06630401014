import { defineMessages } from '~/i18n/define-messages'

export const privacyMessages = defineMessages({
  en: {
    title: 'Data about a person',
    description:
      'When somebody asks what you hold about them, or asks you to forget them: look their address up, hand them the file, or erase them.',
    settingsText: 'Look up what your bookings hold about one address: export it, or erase it.',
    back: 'Settings',
    open: 'Look somebody up',
    address: 'Email address',
    look: 'Look up',
    notAnAddress: 'Enter one email address, such as ada@example.com.',
    nothing: (address: string) => `Your bookings hold nothing about ${address}.`,
    found: 'What your bookings hold',
    attended: (n: number) => (n === 1 ? '1 booking as attendee' : `${n} bookings as attendee`),
    invited: (n: number) => (n === 1 ? '1 booking of somebody else as guest' : `${n} bookings of others as guest`),
    exportTitle: 'Export',
    exportText: 'Everything, with answers, notes, your private notes, mails and what was sent to webhooks and CRMs.',
    json: 'Download as JSON',
    csv: 'Download as CSV',
    eraseTitle: 'Erase',
    eraseGoes:
      'Name, address, guests, answers, notes, messages, mail log, what was sent to webhooks and CRMs, and everything that is still queued about this person are deleted. Their links stop working. This cannot be undone.',
    eraseStays:
      'The bookings keep their time, event type and status, so that your figures stay right. The history says that a person was erased, not who.',
    eraseElsewhere:
      'What has left Foyer is not deleted: mails that were delivered, calendars, your CRM, the receivers of your webhooks, and GoTo’s list of past meetings. Backups hold it until they are replaced.',
    guestsGo: 'They are removed from the guests of other people’s bookings without a mail.',
    toCome: (n: number) =>
      n === 1 ? 'One meeting with them is still to come.' : `${n} meetings with them are still to come.`,
    cancelFirst: 'Cancel first, so that nobody waits for the other. Then you can erase.',
    confirm: 'Type the address once more',
    confirmHint: 'So that nobody is erased by mistake.',
    notTheSame: 'This is not the address above.',
    button: 'Erase this person',
    beingSent: 'Something about this person is being sent at this moment. Nothing was erased. Try again in a minute.',
    done: (n: number) =>
      n === 1
        ? 'The person is erased. One booking keeps its time and nothing else about them.'
        : `The person is erased. ${n} bookings keep their time and nothing else about them.`,
    keeping: {
      title: 'Automatic deletion',
      text: 'Foyer can erase the people of past meetings after a period that you choose. Times and figures stay.',
      label: 'Keep people for',
      always: 'Until I erase them',
      periods: { 90: '3 months', 180: '6 months', 365: '1 year', 730: '2 years', 1095: '3 years', 3650: '10 years' },
      next: 'Continue',
      saved: 'Saved. What is older is erased within the hour.',
      kept: 'Saved. Nobody is erased automatically.',
      ask: (period: string) => `Erase people ${period} after their meeting?`,
      askAlways: 'Keep people until you erase them?',
      consequence: (n: number) =>
        n === 0
          ? 'No meeting is that old yet. From now on, people are erased when their meeting reaches this age. What was erased cannot be restored.'
          : n === 1
            ? 'One past booking is older and loses its people within the hour. This cannot be undone.'
            : `${n} past bookings are older and lose their people within the hour. This cannot be undone.`,
      askAlwaysText: 'Nobody is erased automatically any more. People who were erased stay erased.',
      yes: 'Erase automatically',
      yesAlways: 'Keep people',
      no: 'Change nothing',
    },
    file: { role: 'As', booking: 'Booking', fact: 'What', value: 'Value', attendee: 'Attendee', guest: 'Guest' },
  },
  de: {
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
    attended: (n) => (n === 1 ? '1 eigene Buchung' : `${n} eigene Buchungen`),
    invited: (n) => (n === 1 ? '1 Buchung von anderen, als Gast' : `${n} Buchungen von anderen, als Gast`),
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
      n === 1 ? 'Ein Termin mit der Person steht noch bevor.' : `${n} Termine mit der Person stehen noch bevor.`,
    cancelFirst: 'Sagen Sie zuerst ab, damit niemand auf den anderen wartet. Danach können Sie löschen.',
    confirm: 'Adresse noch einmal eingeben',
    confirmHint: 'Damit niemand aus Versehen gelöscht wird.',
    notTheSame: 'Das ist nicht die Adresse von oben.',
    button: 'Diese Person löschen',
    beingSent:
      'Gerade wird etwas zu dieser Person gesendet. Nichts wurde gelöscht. Versuchen Sie es in einer Minute wieder.',
    done: (n) =>
      n === 1
        ? 'Die Person ist gelöscht. Eine Buchung behält ihre Zeit und sonst nichts von ihr.'
        : `Die Person ist gelöscht. ${n} Buchungen behalten ihre Zeit und sonst nichts von ihr.`,
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
          : n === 1
            ? 'Eine vergangene Buchung ist älter und verliert ihre Personen innerhalb einer Stunde. Das lässt sich nicht zurücknehmen.'
            : `${n} vergangene Buchungen sind älter und verlieren ihre Personen innerhalb einer Stunde. Das lässt sich nicht zurücknehmen.`,
      askAlwaysText: 'Niemand wird mehr automatisch gelöscht. Wer schon gelöscht ist, bleibt gelöscht.',
      yes: 'Automatisch löschen',
      yesAlways: 'Personen behalten',
      no: 'Nichts ändern',
    },
    file: { role: 'Als', booking: 'Buchung', fact: 'Was', value: 'Wert', attendee: 'Buchende Person', guest: 'Gast' },
  },
})
