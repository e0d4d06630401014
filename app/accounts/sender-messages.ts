import { defineMessages } from '~/i18n/define-messages'

export const senderMessages = defineMessages({
  en: {
    link: 'Sender and signature',
    title: 'Sender and signature',
    description: 'How mails to attendees and guests are signed. Empty fields are as your account is.',
    ofTeam: 'Sender and signature of the team',
    ofTeamDescription: 'For bookings of the team’s event types. Empty fields are as the account of the member is.',
    back: 'Settings',
    backToTeam: 'Team event types',
    name: 'Sender name',
    nameHint: 'Shown before the name of this service, which sends the mails.',
    replyTo: 'Reply-To address',
    replyToHint: 'Replies of attendees and guests go there. Empty: to the address of the person they meet.',
    signature: 'Signature',
    signatureHint: 'Stands below the facts of every mail to attendees and guests.',
    save: 'Save',
    saved: 'Saved. Mails from now on are signed this way.',
    problems: {
      name: 'Please enter at most 80 characters on one line, without web addresses, email addresses and phone numbers.',
      replyTo: 'Please enter one email address, such as office@example.com, or nothing.',
      signature: 'Please use at most 1,000 characters of plain text.',
    },
  },
  de: {
    link: 'Absender und Signatur',
    title: 'Absender und Signatur',
    description: 'Wie E-Mails an buchende Personen und Gäste gezeichnet sind. Leere Felder sind wie Ihr Konto.',
    ofTeam: 'Absender und Signatur des Teams',
    ofTeamDescription: 'Für Buchungen der Terminarten des Teams. Leere Felder sind wie das Konto des Mitglieds.',
    back: 'Einstellungen',
    backToTeam: 'Terminarten des Teams',
    name: 'Name des Absenders',
    nameHint: 'Steht vor dem Namen dieses Dienstes, der die E-Mails sendet.',
    replyTo: 'Antwortadresse',
    replyToHint:
      'Dorthin gehen Antworten von buchenden Personen und Gästen. Leer: an die Adresse der Person, die sie treffen.',
    signature: 'Signatur',
    signatureHint: 'Steht unter den Angaben jeder E-Mail an buchende Personen und Gäste.',
    save: 'Speichern',
    saved: 'Gespeichert. Ab jetzt sind E-Mails so gezeichnet.',
    problems: {
      name: 'Bitte geben Sie höchstens 80 Zeichen in einer Zeile ein, ohne Web- und E-Mail-Adressen und ohne Telefonnummern.',
      replyTo: 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel buero@example.com, oder nichts.',
      signature: 'Bitte verwenden Sie höchstens 1.000 Zeichen reinen Text.',
    },
  },
})
