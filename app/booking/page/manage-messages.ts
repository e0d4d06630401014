import { defineMessages } from '~/i18n/define-messages'

/** Texts of an attendee's pages of one booking. Separate, so that the booking page does not load them. */
export const manageMessages = defineMessages({
  en: {
    move: {
      title: 'Choose another time',
      question: 'Move to this time?',
      now: 'Booked for',
      newTime: 'New time',
      text: (host: string) => `${host} gets a mail at once. The link to join stays the same.`,
      button: 'Move booking',
      choose: 'Choose one of these times instead:',
      keep: 'Keep the time I have',
      sameTime: 'Your booking is at this time already. Choose another one, or keep it.',
      changed: 'This booking was changed elsewhere in the meantime. Please look at it before you move it.',
      tooLate: (host: string) => `This booking can no longer be moved online. Please write to ${host} directly.`,
    },
    edit: {
      title: 'Change your details',
      text: 'The time stays as it is. Everybody who is invited gets the invitation again.',
      guestsHint: 'Email addresses of others who should come along, separated by commas. They get the invitation too.',
      button: 'Save changes',
      keep: 'Leave it as it is',
      over: 'This meeting has begun, so its details can no longer be changed.',
    },
    pending: {
      title: 'Your request has been sent',
      text: (host: string, email: string) =>
        `${host} still has to confirm this time. It is held for you, and the answer goes to ${email}.`,
      unanswered: 'Your request was not answered',
    },
    declined: {
      title: 'Request declined',
      text: (host: string) => `${host} cannot make it at this time. Perhaps another one suits you both.`,
      expired: (host: string) =>
        `${host} did not answer in time. Please choose another time, or write to them directly.`,
    },
    cancel: {
      title: 'Cancel this booking?',
      text: (host: string) => `${host} gets a mail at once, and the time is free for others.`,
      reason: 'Reason',
      reasonHint: (host: string) => `${host} reads this.`,
      button: 'Cancel booking',
      keep: 'Keep it',
      done: 'Booking cancelled',
      doneBy: {
        attendee: 'You cancelled this booking. Both sides get a mail.',
        host: (host: string) => `${host} cancelled this booking.`,
      },
      tooLate: (hours: number, host: string) =>
        `Cancelling online is possible until ${hours} hours before the start. Please write to ${host} directly.`,
      over: 'This meeting is over, so there is nothing left to cancel.',
    },
  },
  de: {
    move: {
      title: 'Wählen Sie eine andere Zeit',
      question: 'Auf diese Zeit verschieben?',
      now: 'Gebucht für',
      newTime: 'Neue Zeit',
      text: (host) => `${host} bekommt sofort eine Mail. Der Link zur Teilnahme bleibt derselbe.`,
      button: 'Buchung verschieben',
      choose: 'Wählen Sie stattdessen eine dieser Zeiten:',
      keep: 'Bei meiner Zeit bleiben',
      sameTime: 'Ihre Buchung liegt schon auf dieser Zeit. Wählen Sie eine andere, oder bleiben Sie bei Ihrer.',
      changed: 'Diese Buchung wurde inzwischen anderswo geändert. Bitte sehen Sie sie an, bevor Sie sie verschieben.',
      tooLate: (host) => `Online lässt sich diese Buchung nicht mehr verschieben. Bitte schreiben Sie ${host} direkt.`,
    },
    edit: {
      title: 'Ihre Angaben ändern',
      text: 'Die Zeit bleibt gleich. Alle Eingeladenen erhalten die Einladung noch einmal.',
      guestsHint: 'E-Mail-Adressen weiterer Teilnehmender, durch Kommas getrennt. Auch sie erhalten die Einladung.',
      button: 'Änderungen speichern',
      keep: 'Nichts ändern',
      over: 'Dieser Termin hat begonnen, die Angaben lassen sich nicht mehr ändern.',
    },
    pending: {
      title: 'Ihre Anfrage ist gesendet',
      text: (host, email) =>
        `${host} muss diese Zeit noch bestätigen. Sie ist für Sie reserviert, die Antwort geht an ${email}.`,
      unanswered: 'Ihre Anfrage blieb unbeantwortet',
    },
    declined: {
      title: 'Anfrage abgelehnt',
      text: (host) => `${host} kann zu dieser Zeit nicht. Vielleicht passt eine andere.`,
      expired: (host) =>
        `${host} hat nicht rechtzeitig geantwortet. Bitte wählen Sie eine andere Zeit, oder schreiben Sie direkt.`,
    },
    cancel: {
      title: 'Diese Buchung absagen?',
      text: (host) => `${host} bekommt sofort eine Mail, und die Zeit wird für andere frei.`,
      reason: 'Grund',
      reasonHint: (host) => `${host} liest das.`,
      button: 'Buchung absagen',
      keep: 'Behalten',
      done: 'Buchung abgesagt',
      doneBy: {
        attendee: 'Sie haben diese Buchung abgesagt. Beide Seiten bekommen eine E-Mail.',
        host: (host) => `${host} hat diese Buchung abgesagt.`,
      },
      tooLate: (hours, host) =>
        `Online absagen geht bis ${hours} Stunden vor Beginn. Bitte schreiben Sie ${host} direkt.`,
      over: 'Dieser Termin ist vorbei, es gibt nichts mehr abzusagen.',
    },
  },
})
