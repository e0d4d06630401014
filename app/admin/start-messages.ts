import { defineMessages } from '~/i18n/define-messages'

export const startMessages = defineMessages({
  en: {
    title: 'Start as host',
    cannot: 'The meeting could not be started',
    back: 'See the booking',
    bookings: 'Your bookings',
    again: 'Try again',
    join: 'Join instead',
    goto: 'See your GoTo connection',
    too_early: (when: string) => `You can start this meeting from ${when}.`,
    over: 'This meeting is over.',
    not_confirmed: 'This booking is not confirmed, so there is no meeting to start.',
    no_meeting: 'This booking has no meeting at GoTo. If you use a link of your own, open it as usual.',
    gone: 'GoTo no longer knows this meeting; perhaps it was deleted there. Open the booking to create it again.',
    connect: 'GoTo is not connected. Connect it again, or sign in at GoTo and start the meeting there.',
    connectOther: (organizer: string) =>
      `The GoTo connection of ${organizer} does not work at the moment. Ask ${organizer} to connect it again, or join as a participant.`,
    refused: (detail: string) =>
      `GoTo refuses to start it${detail === '' ? '' : `: ${detail}`}. Check the licence of the account, or sign in at GoTo and start the meeting there.`,
    operator:
      'GoTo does not accept this service at the moment. Please tell its operator, or start the meeting at GoTo.',
    busy: 'GoTo did not answer. Try again in a moment, or sign in at GoTo and start the meeting there.',
  },
  de: {
    title: 'Als Host starten',
    cannot: 'Das Meeting konnte nicht gestartet werden',
    back: 'Zur Buchung',
    bookings: 'Ihre Buchungen',
    again: 'Noch einmal versuchen',
    join: 'Stattdessen teilnehmen',
    goto: 'Zu Ihrer GoTo-Verbindung',
    too_early: (when) => `Sie können dieses Meeting ab ${when} starten.`,
    over: 'Dieses Meeting ist vorbei.',
    not_confirmed: 'Diese Buchung ist nicht bestätigt, deshalb gibt es kein Meeting zu starten.',
    no_meeting: 'Diese Buchung hat kein Meeting bei GoTo. Einen eigenen Link öffnen Sie wie gewohnt.',
    gone: 'GoTo kennt dieses Meeting nicht mehr; vielleicht wurde es dort gelöscht. Öffnen Sie die Buchung, um es neu anzulegen.',
    connect: 'GoTo ist nicht verbunden. Verbinden Sie es neu, oder melden Sie sich bei GoTo an und starten Sie dort.',
    connectOther: (organizer) =>
      `Die GoTo-Verbindung von ${organizer} funktioniert gerade nicht. Bitten Sie ${organizer}, sie zu erneuern, oder nehmen Sie einfach teil.`,
    refused: (detail) =>
      `GoTo verweigert den Start${detail === '' ? '' : `: ${detail}`}. Prüfen Sie die Lizenz des Kontos, oder melden Sie sich bei GoTo an und starten Sie dort.`,
    operator:
      'GoTo akzeptiert diesen Dienst gerade nicht. Bitte informieren Sie den Betreiber, oder starten Sie bei GoTo.',
    busy: 'GoTo hat nicht geantwortet. Versuchen Sie es gleich noch einmal, oder melden Sie sich bei GoTo an und starten Sie dort.',
  },
})
