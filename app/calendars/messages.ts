import { defineMessages } from '~/i18n/define-messages'
import type { CalendarFailureReason, CalendarKind } from './calendar-provider'

/** Why an account was not connected, for its host. */
export type ConnectCalendarProblem =
  | CalendarFailureReason
  | 'too_many'
  | 'unknown_state'
  | 'refused_at_consent'
  | 'scope_missing'

export const calendarMessages = defineMessages({
  en: {
    title: 'Connected calendars',
    text: 'Events there block their time here, and your bookings appear there. Foyer keeps when you are busy, never why.',
    none: 'No calendar is connected yet.',
    connectTitle: 'Connect an account',
    connectText: 'As many as you have: all their calendars appear above, and you choose what each is used for.',
    connect: {
      google: 'Connect Google Calendar',
      microsoft: 'Connect Microsoft 365',
      caldav: 'Connect CalDAV',
    },
    caldavTitle: 'iCloud, Nextcloud, Fastmail, mailbox.org and others (CalDAV)',
    caldavText:
      'Make an app password with your provider, for Foyer alone. It is kept encrypted and can be withdrawn there at any time.',
    serverAddress: 'Server address',
    serverAddressHint: 'Such as caldav.icloud.com, cloud.example.com or your mail address.',
    username: 'Username',
    password: 'App password',
    missing: 'Please fill this in.',
    providers: { google: 'Google Calendar', microsoft: 'Microsoft 365', caldav: 'CalDAV' } satisfies Record<
      CalendarKind,
      string
    > as Record<CalendarKind, string>,
    status: {
      connected: 'Connected',
      new: 'Being read',
      partly_read: 'Partly read',
      failing: 'Cannot be read',
      reconnect_needed: 'Has to be connected again',
      leaving: 'Being disconnected',
    },
    readAt: (when: string) => `Read ${when}.`,
    leaving: 'Your upcoming bookings are being taken out of it.',
    brokenTitle: (account: string) => `${account} no longer lets us in`,
    broken: 'What was read last still counts, and new bookings do not appear there until you connect it again.',
    reconnect: 'Reconnect',
    failingTitle: (when: string) => `Cannot be read since ${when}`,
    errors: {
      reconnect_needed: 'The provider no longer accepts our access.',
      misconfigured: 'The operator of this service has to correct its access to this provider.',
      unreachable: 'Its server does not answer at the moment. We keep trying.',
      rate_limited: 'Its server asks us to wait a little. We keep trying.',
      sync_lost: 'Everything has to be read again. That happens by itself.',
      not_found: 'A calendar is missing there.',
      conflict: 'Something changed there meanwhile. We try again.',
      refused: 'Its server refuses our request.',
      unreadable: 'Its server answered in a way that we cannot read.',
    } satisfies Record<CalendarFailureReason, string> as Record<CalendarFailureReason, string>,
    lastGood: (when: string) => `We still use what we read on ${when}.`,
    neverRead: 'It has never been read, so it blocks nothing yet.',
    grantMayEnd: (when: string) =>
      `Google may end this connection on ${when}, a week after you made it, if the operator’s Google client is still in testing mode. Connect it again before, or ask the operator to publish the client.`,
    blocks: 'Blocks my time',
    receives: 'Add my bookings here',
    receivesNone: 'Add my bookings to no calendar',
    readOnly: 'You may only read this calendar.',
    gone: 'This calendar no longer exists there.',
    unread: (count: number) =>
      count === 1
        ? 'One event could not be read and blocks no time.'
        : `${count} events could not be read and block no time.`,
    settings: 'For all connected calendars',
    unreadable: 'If a calendar cannot be read for an hour',
    unreadableChoices: {
      last_known: 'use what was last known',
      block: 'offer no times',
      free: 'ignore it until it can be read again',
    },
    requests: 'Requests that wait for my answer appear in my calendar as tentative',
    noInvites: 'My calendar has it already: do not mail me the invite',
    save: 'Save',
    readNow: 'Read now',
    disconnect: 'Disconnect',
    named: (action: string, account: string) => `${action}: ${account}`,
    disconnectTitle: (account: string) => `Disconnect ${account}?`,
    disconnectText: 'Its events no longer block your time, and your bookings no longer appear there.',
    takeOut: (count: number) =>
      count === 1 ? 'Take my upcoming booking out of it' : `Take my ${count} upcoming bookings out of it`,
    keep: 'Keep it connected',
    done: {
      saved: 'Your choices are saved.',
      connected: 'The account is connected. Choose what its calendars are used for.',
      read: 'The calendars were read again.',
      disconnected: 'The account is disconnected.',
    },
    problems: {
      reconnect_needed: 'The server does not accept this user name and password. Many providers want an app password.',
      misconfigured: 'The operator of this service has to correct its access to this provider.',
      unreachable: 'The server could not be reached. Please check the address, or try again in a few minutes.',
      rate_limited: 'The server asks us to wait a little. Please try again in a few minutes.',
      sync_lost: 'The server answered in a way that we cannot read.',
      not_found: 'No calendars were found at this address. Please check it.',
      conflict: 'The server answered in a way that we cannot read.',
      refused: 'This address cannot be used. Please check it.',
      unreadable: 'The server answered in a way that we cannot read. Please check the address.',
      too_many: 'You have connected 20 accounts. Please disconnect one first.',
      unknown_state: 'This took too long, or was begun in another browser. Please connect again.',
      refused_at_consent: 'You did not allow access, so nothing was connected.',
      scope_missing: 'Not everything that Foyer needs was allowed. Please connect again and leave all boxes ticked.',
    } satisfies Record<ConnectCalendarProblem, string> as Record<ConnectCalendarProblem, string>,
    otherProblem: 'The account was not connected. Please try again.',
    edit: {
      deletedTitle: (calendar: string) => `Deleted in your calendar “${calendar}”`,
      deleted: (attendee: string) => `The meeting is still on, and ${attendee} has not heard anything.`,
      movedTitle: (when: string) => `Moved in your calendar to ${when}`,
      moved: (attendee: string) => `The meeting still has its old time, and ${attendee} has not heard anything.`,
      cancel: 'Cancel the meeting',
      keep: 'Keep the meeting',
      putBack: 'Put it back',
      move: 'Move the meeting',
    },
  },
  de: {
    title: 'Verbundene Kalender',
    text: 'Termine dort blockieren hier ihre Zeit, und Ihre Buchungen erscheinen dort. Foyer behält, wann Sie beschäftigt sind, nie womit.',
    none: 'Noch ist kein Kalender verbunden.',
    connectTitle: 'Ein Konto verbinden',
    connectText: 'So viele Sie haben: Alle ihre Kalender erscheinen oben, und Sie wählen, wozu jeder dient.',
    connect: {
      google: 'Google Kalender verbinden',
      microsoft: 'Microsoft 365 verbinden',
      caldav: 'CalDAV verbinden',
    },
    caldavTitle: 'iCloud, Nextcloud, Fastmail, mailbox.org und andere (CalDAV)',
    caldavText:
      'Legen Sie bei Ihrem Anbieter ein App-Passwort nur für Foyer an. Es wird verschlüsselt aufbewahrt und lässt sich dort jederzeit zurückziehen.',
    serverAddress: 'Serveradresse',
    serverAddressHint: 'Zum Beispiel caldav.icloud.com, cloud.example.com oder Ihre Mailadresse.',
    username: 'Benutzername',
    password: 'App-Passwort',
    missing: 'Bitte füllen Sie dieses Feld aus.',
    providers: { google: 'Google Kalender', microsoft: 'Microsoft 365', caldav: 'CalDAV' },
    status: {
      connected: 'Verbunden',
      new: 'Wird gelesen',
      partly_read: 'Teilweise gelesen',
      failing: 'Nicht lesbar',
      reconnect_needed: 'Muss neu verbunden werden',
      leaving: 'Wird getrennt',
    },
    readAt: (when) => `Gelesen: ${when}.`,
    leaving: 'Ihre künftigen Buchungen werden daraus entfernt.',
    brokenTitle: (account) => `${account} lässt uns nicht mehr zu`,
    broken: 'Was zuletzt gelesen wurde, gilt weiter. Neue Buchungen erscheinen dort erst, wenn Sie neu verbinden.',
    reconnect: 'Neu verbinden',
    failingTitle: (when) => `Nicht lesbar seit ${when}`,
    errors: {
      reconnect_needed: 'Der Anbieter akzeptiert unseren Zugang nicht mehr.',
      misconfigured: 'Der Betreiber dieses Dienstes muss seinen Zugang zu diesem Anbieter berichtigen.',
      unreachable: 'Der Server antwortet zurzeit nicht. Wir versuchen es weiter.',
      rate_limited: 'Der Server bittet uns, etwas zu warten. Wir versuchen es weiter.',
      sync_lost: 'Alles muss neu gelesen werden. Das geschieht von selbst.',
      not_found: 'Ein Kalender fehlt dort.',
      conflict: 'Dort hat sich inzwischen etwas geändert. Wir versuchen es noch einmal.',
      refused: 'Der Server lehnt unsere Anfrage ab.',
      unreadable: 'Der Server hat auf eine Weise geantwortet, die wir nicht lesen können.',
    },
    lastGood: (when) => `Wir verwenden weiter, was wir am ${when} gelesen haben.`,
    neverRead: 'Er wurde noch nie gelesen und blockiert daher noch nichts.',
    grantMayEnd: (when) =>
      `Google beendet diese Verbindung vielleicht am ${when}, eine Woche nachdem Sie sie hergestellt haben, falls der Google-Client des Betreibers noch im Testmodus ist. Verbinden Sie vorher neu, oder bitten Sie den Betreiber, den Client zu veröffentlichen.`,
    blocks: 'Blockiert meine Zeit',
    receives: 'Meine Buchungen hier eintragen',
    receivesNone: 'Meine Buchungen in keinen Kalender eintragen',
    readOnly: 'Diesen Kalender dürfen Sie nur lesen.',
    gone: 'Diesen Kalender gibt es dort nicht mehr.',
    unread: (count) =>
      count === 1
        ? 'Ein Termin ließ sich nicht lesen und blockiert keine Zeit.'
        : `${count} Termine ließen sich nicht lesen und blockieren keine Zeit.`,
    settings: 'Für alle verbundenen Kalender',
    unreadable: 'Wenn ein Kalender eine Stunde lang nicht lesbar ist',
    unreadableChoices: {
      last_known: 'gilt, was zuletzt bekannt war',
      block: 'werden keine Zeiten angeboten',
      free: 'wird er übergangen, bis er wieder lesbar ist',
    },
    requests: 'Anfragen, die auf meine Antwort warten, stehen als vorläufig in meinem Kalender',
    noInvites: 'Mein Kalender hat es schon: die Einladung nicht per Mail schicken',
    save: 'Speichern',
    readNow: 'Jetzt lesen',
    disconnect: 'Trennen',
    named: (action, account) => `${action}: ${account}`,
    disconnectTitle: (account) => `${account} trennen?`,
    disconnectText: 'Termine daraus blockieren Ihre Zeit nicht mehr, und Ihre Buchungen erscheinen dort nicht mehr.',
    takeOut: (count) =>
      count === 1 ? 'Meine künftige Buchung daraus entfernen' : `Meine ${count} künftigen Buchungen daraus entfernen`,
    keep: 'Verbunden lassen',
    done: {
      saved: 'Ihre Auswahl ist gespeichert.',
      connected: 'Das Konto ist verbunden. Wählen Sie, wofür seine Kalender da sind.',
      read: 'Die Kalender wurden neu gelesen.',
      disconnected: 'Das Konto ist getrennt.',
    },
    problems: {
      reconnect_needed:
        'Der Server akzeptiert Benutzername und Passwort nicht. Viele Anbieter verlangen ein App-Passwort.',
      misconfigured: 'Der Betreiber dieses Dienstes muss seinen Zugang zu diesem Anbieter berichtigen.',
      unreachable:
        'Der Server war nicht zu erreichen. Bitte prüfen Sie die Adresse, oder versuchen Sie es gleich noch einmal.',
      rate_limited: 'Der Server bittet uns, etwas zu warten. Bitte versuchen Sie es in einigen Minuten noch einmal.',
      sync_lost: 'Der Server hat auf eine Weise geantwortet, die wir nicht lesen können.',
      not_found: 'Unter dieser Adresse wurden keine Kalender gefunden. Bitte prüfen Sie sie.',
      conflict: 'Der Server hat auf eine Weise geantwortet, die wir nicht lesen können.',
      refused: 'Diese Adresse lässt sich nicht verwenden. Bitte prüfen Sie sie.',
      unreadable:
        'Der Server hat auf eine Weise geantwortet, die wir nicht lesen können. Bitte prüfen Sie die Adresse.',
      too_many: 'Sie haben 20 Konten verbunden. Bitte trennen Sie zuerst eines.',
      unknown_state:
        'Das hat zu lange gedauert oder wurde in einem anderen Browser begonnen. Bitte verbinden Sie noch einmal.',
      refused_at_consent: 'Sie haben den Zugriff nicht erlaubt; es wurde nichts verbunden.',
      scope_missing:
        'Nicht alles, was Foyer braucht, wurde erlaubt. Bitte verbinden Sie noch einmal und lassen Sie alles angekreuzt.',
    },
    otherProblem: 'Das Konto wurde nicht verbunden. Bitte versuchen Sie es noch einmal.',
    edit: {
      deletedTitle: (calendar) => `In Ihrem Kalender „${calendar}“ gelöscht`,
      deleted: (attendee) => `Der Termin gilt weiterhin, und ${attendee} weiß nichts davon.`,
      movedTitle: (when) => `In Ihrem Kalender verschoben auf ${when}`,
      moved: (attendee) => `Der Termin hat noch die alte Zeit, und ${attendee} weiß nichts davon.`,
      cancel: 'Termin absagen',
      keep: 'Termin behalten',
      putBack: 'Zurücksetzen',
      move: 'Termin verschieben',
    },
  },
})
