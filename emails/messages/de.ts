import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const mailMessages: Translation<typeof en.mailMessages> = {
  report: 'Diese Mail nicht gewünscht? Melden',
  hello: (name) => `Guten Tag ${name},`,
  with: 'Mit',
  together: 'Gemeinsam mit',
  when: 'Wann',
  yourTime: 'Ihre Zeit',
  theirTime: (name) => `Zeit von ${name}`,
  minutes: (count) => plural('de', count, { one: '1 Minute', other: `${count} Minuten` }),
  meetingWith: (title, name) => `${title} mit ${name}`,
  linkInside: 'Der Link zur Teilnahme steht in dieser E-Mail.',
  before: 'Bisher',
  join: 'Teilnehmen',
  joinHint:
    'Öffnet sich im Browser; ein Konto ist nicht nötig. Zu Beginn lässt die Gastgeberin oder der Gastgeber alle ein.',
  phone: 'Per Telefon',
  place: 'Wo',
  instructions: 'Gut zu wissen',
  linkFollows: 'Der Link zur Teilnahme folgt in einer zweiten E-Mail, sobald das Meeting eingerichtet ist.',
  linkFromHost: (host) =>
    `GoTo hat das Meeting noch nicht angelegt. ${host} ist informiert und sendet Ihnen einen Link.`,
  manage: 'Buchung ansehen, verschieben oder absagen',
  manageHint: 'Etwas dazwischengekommen?',
  openBooking: 'Buchung öffnen',
  start: 'Als Host starten',
  startHint: 'Ab 30 Minuten vor Beginn:',
  onBookingPage: 'wie auf Ihrer Buchungsseite angegeben',
  email: 'E-Mail',
  zone: 'Zeitzone',
  guests: 'Gäste',
  notes: 'Anmerkungen',
  reason: 'Grund',
  why: 'Ursache',
  bookAgain: 'Anderen Termin buchen',
  noReply: 'Antworten Sie auf diese E-Mail, um die andere Seite direkt zu erreichen.',
  foot: 'Gesendet von Foyer, das diese Buchung verwaltet.',
  accountFoot:
    'Gesendet von Foyer, weil uns diese Adresse angegeben wurde. Waren Sie das nicht, ignorieren Sie diese E-Mail.',
  security: {
    notices: {
      new_browser: {
        subject: 'Neue Anmeldung bei Ihrem Konto',
        text: () => 'Gerade hat sich jemand in einem Browser bei Ihrem Konto angemeldet, den wir noch nicht kennen.',
      },
      password_changed: {
        subject: 'Ihr Passwort wurde geändert',
        text: () => 'Das Passwort Ihres Kontos wurde geändert. Überall sonst sind Sie abgemeldet.',
      },
      email_changed: {
        subject: 'Die Adresse Ihres Kontos wurde geändert',
        text: () => 'Ihr Konto hat ab jetzt eine andere E-Mail-Adresse. Diese hier gehört nicht mehr dazu.',
      },
      app_added: {
        subject: 'Codes aus einer App sind eingerichtet',
        text: () => 'Die Anmeldung mit dem Passwort braucht ab jetzt auch einen Code aus einer Authenticator-App.',
      },
      app_removed: {
        subject: 'Codes aus einer App sind entfernt',
        text: () => 'Die Authenticator-App wurde aus Ihrem Konto entfernt. Ihre Codes gelten nicht mehr.',
      },
      passkey_added: {
        subject: 'Ein Passkey wurde hinzugefügt',
        text: (name) => `Der Passkey „${name}“ wurde Ihrem Konto hinzugefügt. Wer ihn hat, kann sich anmelden.`,
      },
      passkey_removed: {
        subject: 'Ein Passkey wurde entfernt',
        text: (name) => `Der Passkey „${name}“ wurde aus Ihrem Konto entfernt. Er gilt nicht mehr.`,
      },
      second_step_on: {
        subject: 'Die Anmeldung braucht einen zweiten Schritt',
        text: () => 'Die Anmeldung mit dem Passwort braucht ab jetzt einen zweiten Schritt.',
      },
      second_step_off: {
        subject: 'Die Anmeldung braucht keinen zweiten Schritt mehr',
        text: () => 'Ab jetzt genügt das Passwort, um sich anzumelden.',
      },
      recovery_codes_renewed: {
        subject: 'Sie haben neue Wiederherstellungscodes',
        text: () => 'Für Ihr Konto wurden neue Wiederherstellungscodes erzeugt. Die früheren gelten nicht mehr.',
      },
      recovery_code_used: {
        subject: 'Ein Wiederherstellungscode wurde verwendet',
        text: () =>
          'Jemand hat sich mit einem Wiederherstellungscode bei Ihrem Konto angemeldet. Er gilt kein zweites Mal.',
      },
      api_key_added: {
        subject: 'Ein neuer API-Schlüssel wurde erstellt',
        text: (name) => `Der API-Schlüssel „${name}“ wurde für Ihr Konto erstellt.`,
      },
      provider_linked: {
        subject: 'Ein weiterer Weg zur Anmeldung wurde eingerichtet',
        text: (name) => `Ihr Konto ist ab jetzt mit einer Anmeldung bei ${name} verknüpft.`,
      },
      provider_unlinked: {
        subject: 'Ein Weg zur Anmeldung wurde entfernt',
        text: (name) => `Ihr Konto ist nicht mehr mit einer Anmeldung bei ${name} verknüpft.`,
      },
    },
    keysStay: (keys) =>
      `Diese API-Schlüssel gelten weiter. Wenn andere sie kennen könnten, beenden Sie sie auf der Seite der API-Schlüssel:\n${keys}`,
    notYou:
      'Wenn Sie das waren, ist nichts zu tun. Wenn nicht, setzen Sie sofort ein neues Passwort und melden Sie sich überall sonst ab.',
    notYouAnyMore:
      'Wenn Sie das waren, ist nichts zu tun. Wenn nicht, sagen Sie es sofort dem Betreiber dieses Dienstes: Nur er kann noch helfen.',
    button: 'Zum Konto',
    seeKeys: 'Zu den API-Schlüsseln',
    signIn: 'Zur Anmeldung',
  },
  confirmed: {
    subjectAttendee: (meeting, when) => `Gebucht: ${meeting}, ${when}`,
    subjectHost: (meeting, when) => `Neue Buchung: ${meeting}, ${when}`,
    subjectGuest: (meeting, when) => `Einladung: ${meeting}, ${when}`,
    headingAttendee: 'Ihr Termin ist gebucht',
    headingGuest: (attendee) => `${attendee} lädt Sie zu einem Termin ein`,
    headingHost: (attendee) => `${attendee} hat einen Termin bei Ihnen gebucht`,
  },
  linkReady: {
    subject: (meeting, when) => `Link zur Teilnahme: ${meeting}, ${when}`,
    heading: 'Hier ist der Link zur Teilnahme',
  },
  rescheduled: {
    subject: (meeting, when) => `Verschoben: ${meeting}, neu ${when}`,
    heading: 'Der Termin wurde verschoben',
  },
  cancelled: {
    subject: (meeting, when) => `Abgesagt: ${meeting}, ${when}`,
    heading: 'Der Termin wurde abgesagt',
    byYou: 'Sie haben diesen Termin abgesagt. Es ist nichts weiter zu tun.',
    by: (name) => `${name} hat diesen Termin abgesagt. Ihr Kalender entfernt ihn automatisch.`,
  },
  recording: {
    subject: (meeting) => `Aufzeichnung: ${meeting}`,
    heading: 'Die Aufzeichnung Ihres Termins',
    text: 'Mit diesem Link kann sie jeder ohne Passwort ansehen. Geben Sie ihn nur mit Bedacht weiter.',
    button: 'Aufzeichnung ansehen',
  },
  followUp: {
    thanks: {
      subject: (meeting) => `Vielen Dank: ${meeting}`,
      heading: (host) => `${host} bedankt sich`,
      text: (host) => `Vielen Dank für Ihre Zeit. ${host} hat sich über das Gespräch gefreut.`,
    },
    feedback: {
      subject: (meeting) => `Wie war es? ${meeting}`,
      heading: (host) => `${host} freut sich über Ihre Meinung`,
      text: (host) => `Wie war Ihr Termin? ${host} freut sich über ein paar Worte. Es dauert eine Minute.`,
    },
    book_again: {
      subject: (meeting) => `Noch ein Termin? ${meeting}`,
      heading: (host) => `Noch ein Termin mit ${host}`,
      text: () => 'Wenn es noch mehr zu besprechen gibt, wählen Sie eine Zeit, die Ihnen passt.',
    },
    missed: {
      subject: (meeting) => `Schade, wir haben uns verpasst: ${meeting}`,
      heading: () => 'Schade, wir haben uns verpasst',
      text: (host) => `Unser Termin hat nicht wie geplant geklappt. ${host} findet gern eine andere Zeit mit Ihnen.`,
    },
    feedbackButton: 'Meinung sagen',
    unsubscribe: (host) => `Keine Mails dieser Art mehr von ${host}`,
  },
  updated: {
    subject: (meeting, when) => `Geändert: ${meeting}, ${when}`,
    heading: 'Die Angaben haben sich geändert',
    text: (attendee) => `${attendee} hat geändert, wer an diesem Termin teilnimmt. Die Zeit bleibt gleich.`,
  },
  reassigned: {
    subject: (meeting, when) => `Neue Ansprechperson: ${meeting}, ${when}`,
    heading: 'Jemand anderes wird Sie treffen',
    text: (host) => `Sie treffen ${host}. Die Zeit bleibt gleich.`,
    ofSeveral: {
      subject: (meeting, when) => `Andere Gastgeber: ${meeting}, ${when}`,
      heading: 'Wer diesen Termin leitet, hat sich geändert',
      text: (hosts) => `Der Termin ist mit ${hosts}. Die Zeit bleibt gleich.`,
    },
  },
  takenOver: {
    subject: (meeting, when) => `Sie übernehmen: ${meeting}, ${when}`,
    heading: 'Sie übernehmen einen Termin',
    text: (team) => `Dieser Termin von ${team} ist an Sie übergegangen. Der Gast weiss Bescheid.`,
  },
  handedOver: {
    subject: (meeting, when) => `Nicht mehr Ihr Termin: ${meeting}, ${when}`,
    heading: 'Jemand anderes übernimmt',
    text: (team) => `Jemand anderes von ${team} hat jetzt diesen Termin. Ihr Kalender entfernt ihn automatisch.`,
  },
  uninvited: {
    subject: (meeting, when) => `Nicht mehr eingeladen: ${meeting}, ${when}`,
    heading: 'Sie sind nicht mehr eingeladen',
    text: (attendee) =>
      `${attendee} hat Sie aus der Gästeliste dieses Termins entfernt. Ihr Kalender entfernt ihn automatisch.`,
  },
  declined: {
    subject: (meeting, when) => `Nicht möglich: ${meeting}, ${when}`,
    heading: 'Diese Zeit hat nicht geklappt',
    text: (host) => `${host} kann zur gewünschten Zeit nicht.`,
    expired: (host) =>
      `${host} hat nicht rechtzeitig geantwortet, Ihre Anfrage ist damit beendet. Bitte wählen Sie eine andere Zeit.`,
    expiredHost: (attendee) =>
      `Sie haben die Anfrage von ${attendee} nicht rechtzeitig beantwortet, deshalb wurde sie für Sie abgelehnt. Die Zeit ist wieder frei.`,
  },
  proof: {
    subject: (meeting, code) => `${code} bestätigt Ihre E-Mail-Adresse: ${meeting}`,
    heading: 'Bestätigen Sie Ihre E-Mail-Adresse',
    text: (until) =>
      `Sie haben eine Zeit ausgesucht. Sie ist bis ${until} für Sie reserviert und gebucht, sobald Sie bestätigen. Bis dahin steht nichts in einem Kalender.`,
    button: 'E-Mail-Adresse bestätigen',
    code: 'Oder geben Sie diesen Code dort ein, wo Sie gebucht haben',
    not: 'Waren Sie das nicht? Dann tun Sie nichts: Die Zeit wird von selbst wieder frei, und niemand erfährt davon.',
  },
  requested: {
    subject: (meeting) => `Ihre Anfrage: ${meeting}`,
    heading: 'Ihre Anfrage ist angekommen',
    text: (host) =>
      `${host} muss diese Zeit noch bestätigen. Sie ist für Sie reserviert, und Sie bekommen die Antwort per E-Mail. In Ihrem Kalender steht noch nichts.`,
  },
  toAnswer: {
    subject: (meeting, when) => `Bitte antworten: ${meeting}, ${when}`,
    heading: (attendee) => `${attendee} fragt nach einem Termin`,
    button: 'Zusagen oder ablehnen',
    due: (when) => `Die Zeit ist reserviert. Ohne Antwort endet die Anfrage am ${when}.`,
  },
  newTime: {
    subject: (meeting) => `Bitte wählen Sie eine andere Zeit: ${meeting}`,
    heading: (host) => `${host} bittet um eine andere Zeit`,
    text: 'Ihre Buchung gilt weiterhin. Bitte wählen Sie eine andere Zeit, die Ihnen passt; der Termin wird dann verschoben.',
    messageFrom: (host) => `${host} schreibt`,
    button: 'Andere Zeit wählen',
  },
  reminder: {
    subject: (meeting, inTime) => `Erinnerung: ${meeting} ${inTime}`,
    heading: (inTime) => `Ihr Termin beginnt ${inTime}`,
  },
  gone: {
    subject: (title, attendee) => `GoTo-Meeting fehlt: ${title} mit ${attendee}`,
    text: (attendee) =>
      `Das GoTo-Meeting zu dieser Buchung gibt es nicht mehr; vielleicht wurde es in GoTo gelöscht. Die Buchung ist weiterhin bestätigt, aber ${attendee} hat keinen Link zur Teilnahme. Bitte legen Sie das Meeting neu an, oder sagen Sie die Buchung ab.`,
    button: 'Buchung öffnen',
  },
  verify: {
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    text: 'Ein Klick, und Ihre Buchungsseite kann online gehen.',
    button: 'Adresse bestätigen',
    expires: 'Der Link gilt 24 Stunden.',
  },
  reset: {
    subject: 'Neues Passwort festlegen',
    text: 'Jemand, vermutlich Sie, möchte ein neues Passwort für Ihr Konto festlegen.',
    button: 'Neues Passwort festlegen',
    expires: 'Der Link gilt einmal und eine Stunde lang. Haben Sie nicht darum gebeten, ändert sich nichts.',
  },
  change: {
    subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
    text: 'Bestätigen Sie, dass dies Ihre neue Adresse ist. Bis dahin gilt die alte.',
    button: 'Neue Adresse bestätigen',
    expires: 'Der Link gilt 24 Stunden.',
  },
  sendingAddress: {
    proof: {
      subject: 'Bestätigen Sie die Adresse, von der Ihre E-Mails kommen',
      text: (address) =>
        `Jemand, der bei Foyer angemeldet ist, möchte E-Mails an buchende Personen von ${address} senden. Wenn Sie das waren, öffnen Sie den Link in dem Browser, in dem Sie angemeldet sind, und bestätigen Sie. Wenn nicht, tun Sie nichts: Dann kommt keine E-Mail von dieser Adresse.`,
      button: 'Absenderadresse bestätigen',
      expires: 'Der Link gilt 24 Stunden, und nur für das Konto, das ihn angefordert hat.',
    },
    off: {
      subject: (address) => `E-Mails kommen nicht mehr von ${address}`,
      dns: (address) =>
        `Die DNS-Einträge, die E-Mails von ${address} brauchen, stimmen nicht mehr. Ihre E-Mails kommen ab jetzt wieder von der Adresse dieses Dienstes, und keine geht verloren. Die Seite zeigt, welcher Eintrag zu ändern ist.`,
      refused: (address) =>
        `Der Mailserver hat eine E-Mail von ${address} nicht angenommen. Sie wurde stattdessen von der Adresse dieses Dienstes gesendet, wie auch die nächsten, bis Sie die Adresse neu prüfen.`,
      button: 'Absenderadresse öffnen',
    },
  },
  replyToProof: {
    subject: 'Bestätigen Sie die Adresse für Antworten',
    text: (address) =>
      `Jemand, der bei Foyer angemeldet ist, möchte, dass Antworten von buchenden Personen an ${address} gehen. Wenn Sie das waren, öffnen Sie den Link in dem Browser, in dem Sie angemeldet sind, und bestätigen Sie. Wenn nicht, tun Sie nichts: Dann geht keine Antwort an diese Adresse.`,
    button: 'Antwortadresse bestätigen',
    expires: 'Der Link gilt 24 Stunden, und nur für das Konto, das ihn angefordert hat.',
  },
  exists: {
    subject: 'Sie haben bereits ein Konto',
    text: 'Jemand, vermutlich Sie, wollte sich mit dieser Adresse registrieren. Es gibt dazu schon ein Konto: Melden Sie sich an, oder legen Sie ein neues Passwort fest, falls Sie es vergessen haben.',
    button: 'Anmelden',
  },
  accountDeleted: {
    subject: 'Ihr Konto ist gelöscht',
    text: 'Ihr Konto bei Foyer und alles, was dazu gehört, ist gelöscht, wie Sie es wollten. Ihre Buchungsseite gibt es nicht mehr, und dies ist die letzte Mail dazu.',
    button: 'Foyer öffnen',
    small: 'Falls Sie das nicht waren, melden Sie sich sofort beim Betreiber dieses Dienstes.',
  },
  reconnect: {
    subject: 'Verbinden Sie GoTo neu, damit Meetings angelegt werden',
    text: 'GoTo akzeptiert unseren Zugang zu Ihrem Konto nicht mehr. Man kann Sie weiterhin buchen, aber ohne Link zur Teilnahme. Neu verbinden dauert eine Minute; fehlende Meetings werden dann automatisch angelegt.',
    button: 'GoTo neu verbinden',
  },
  team: {
    open: 'Team öffnen',
    invitation: {
      subject: (inviter, team) => `${inviter} lädt Sie in das Team ${team} ein`,
      text: (inviter, team) =>
        `${inviter} lädt Sie ein, dem Team ${team} auf Foyer beizutreten. Bevor Sie beitreten, sehen Sie, was die Leitung sehen und tun darf. Ihre Buchungen und Ihr Konto gehören weiterhin Ihnen.`,
      button: 'Einladung ansehen',
      small: (email) =>
        `Annehmen können Sie sie mit dem Konto, das die Adresse ${email} hat. Wenn Sie noch keines haben, registrieren Sie sich mit dieser Adresse. Die Einladung läuft nach 14 Tagen ab.`,
    },
    news: {
      joined: {
        subject: (person, team) => `${person} ist jetzt in ${team}`,
        text: (person, team) => `${person} hat die Einladung angenommen und gehört nun zu Ihrem Team ${team}.`,
      },
      left: {
        subject: (person, team) => `${person} hat ${team} verlassen`,
        text: (person, team) =>
          `${person} hat Ihr Team ${team} verlassen. Ihre Buchungen des Teams gingen an andere, die frei waren; die übrigen bleiben bei dieser Person und erscheinen nicht mehr in der Tabelle des Teams.`,
      },
      removed: {
        subject: (_person, team) => `Sie sind nicht mehr in ${team}`,
        text: (_person, team) =>
          `Sie wurden aus dem Team ${team} entfernt. Ihr Konto, Ihre Seite und Ihre Buchungen bleiben, wie sie sind; die Leitung des Teams sieht sie nicht mehr.`,
      },
      incomplete: {
        subject: (_person, team, eventTypes) => `${team}: ${eventTypes} kann jetzt nicht gebucht werden`,
        text: (person, team, eventTypes) =>
          `${eventTypes} Ihres Teams ${team} braucht alle Mitglieder, und ${person || 'jemand, der sein Konto gelöscht hat,'} kann dafür nicht mehr gebucht werden. Niemand kann es buchen, bis alle wieder gebucht werden können oder bis Sie wählen, wer ohne diese Person teilnimmt.`,
      },
      owner: {
        subject: (_person, team) => `Das Team ${team} gehört jetzt Ihnen`,
        text: (person, team) => `${person} hat Ihnen das Team ${team} übergeben. Es gehört jetzt Ihnen.`,
      },
    },
  },
  calendar: {
    subject: (calendar) => `Ihr Kalender „${calendar}“ lässt sich nicht lesen`,
    text: (calendar) =>
      `„${calendar}“ lässt sich unter seiner Adresse zurzeit nicht lesen. Wir verwenden weiter, was wir zuletzt gelesen haben; seither vergebene Zeiten werden daher vielleicht noch angeboten. Prüfen Sie die Adresse, oder warten Sie ab, wenn Sie den Grund kennen.`,
    button: 'Ihre Kalender ansehen',
  },
  reconnectCalendar: {
    subject: (account) => `Verbinden Sie Ihren Kalender neu: ${account}`,
    text: (account) =>
      `${account} akzeptiert unseren Zugang nicht mehr. Wir verwenden weiter, was wir zuletzt gelesen haben; seither vergebene Zeiten werden daher vielleicht noch angeboten, und neue Termine erscheinen dort nicht. Neu verbinden dauert eine Minute.`,
    button: 'Ihre Kalender ansehen',
  },
  calendarUnreadable: {
    subject: (account) => `Ihre Kalender lassen sich nicht lesen: ${account}`,
    text: (account) =>
      `${account} lässt sich seit mehr als einer Stunde nicht lesen. Wir versuchen es weiter. Bis dahin gilt, was Sie für unlesbare Kalender gewählt haben; Sie finden es bei Ihren Kalendern.`,
    button: 'Ihre Kalender ansehen',
  },
  calendarEdit: {
    deleted: {
      subject: (title, attendee) => `In Ihrem Kalender gelöscht: ${title} mit ${attendee}`,
      text: (attendee) =>
        `Sie haben diesen Termin in Ihrem Kalender gelöscht. Der Termin selbst gilt weiterhin, und ${attendee} weiß nichts davon. Möchten Sie ihn absagen, behalten oder wieder in den Kalender eintragen?`,
    },
    moved: {
      subject: (title, attendee) => `In Ihrem Kalender verschoben: ${title} mit ${attendee}`,
      text: (attendee, when) =>
        `Sie haben diesen Termin in Ihrem Kalender verschoben auf ${when}. Der Termin selbst hat noch die alte Zeit, und ${attendee} weiß nichts davon. Möchten Sie den Termin verschieben oder den Kalendereintrag zurücksetzen?`,
    },
    button: 'Entscheiden',
  },
  deliveryOff: {
    subject: (target) => `Zustellungen an ${target} sind abgeschaltet`,
    text: (target) =>
      `${target} nimmt seit Tagen nichts mehr von uns an, oder hat gemeldet, dass es die Adresse nicht mehr gibt. Dorthin wird nichts mehr gesendet. Beheben Sie den Fehler beim Empfänger, schalten Sie in Foyer wieder ein, und senden Sie aus dem Protokoll noch einmal, was fehlt.`,
    button: 'Protokoll öffnen',
  },
  trouble: {
    subject: (title, attendee) => `Kein Link zum Meeting für ${title} mit ${attendee}`,
    text: (attendee) =>
      `Die Buchung ist bestätigt, aber GoTo hat das Meeting dazu nicht angelegt: ${attendee} hat keinen Link zur Teilnahme. Prüfen Sie Ihr GoTo-Konto und versuchen Sie es in Foyer noch einmal, oder senden Sie einen eigenen Link.`,
    button: 'Buchung öffnen',
  },
}
