import { defineMessages } from '~/i18n/define-messages'
import type { FeedProblem, UnreadReason } from './calendar-feed'
import type { FeedRefusal } from './feed-refusal'

export const busyMessages = defineMessages({
  en: {
    title: 'Calendars',
    description: 'Time that is taken elsewhere is not offered here. Foyer reads when you are busy, never why.',
    done: {
      added: 'The calendar is added. Its busy times are no longer offered.',
      saved: 'Your choices are saved.',
      refreshed: 'The calendar was read again.',
      removed: 'The calendar is removed. Its times are free again.',
      subscription: 'Your address is ready. An earlier address no longer works.',
      unsubscribed: 'The address no longer works.',
    },
    feeds: 'Calendars by address',
    feedsText:
      'For a calendar that you cannot connect, or only read: anything with an address (ICS). Read every ten minutes.',
    none: 'No calendar is read by its address.',
    url: 'Calendar address',
    urlHint:
      'Google: Settings of the calendar, “Secret address in iCal format”. Outlook: Settings, “Shared calendars”, publish, ICS link.',
    allDayBlocks: 'All-day events block the day',
    staleBlocks: 'Keep blocking known busy times if the calendar stops responding',
    add: 'Add calendar',
    save: 'Save choices',
    refresh: 'Read now',
    refreshNamed: (name: string) => `Read now: ${name}`,
    remove: 'Remove',
    removeNamed: (name: string) => `Remove: ${name}`,
    status: {
      new: 'Not read yet',
      ok: 'Up to date',
      partly_read: 'Partly read',
      failing: 'Cannot be read',
      stale: 'Out of date',
    },
    readAt: (when: string, count: number) =>
      `Read ${when}. ${count === 1 ? 'One busy time' : `${count} busy times`} in the next 13 months.`,
    lastGood: (when: string) => `We still use what we read on ${when}.`,
    neverRead: 'It has never been read, so it blocks nothing.',
    unread: (count: number) =>
      count === 1
        ? 'One event could not be read and blocks no time.'
        : `${count} events could not be read and block no time.`,
    unreadHint: 'Please check these days yourself, or set the events up again in your calendar.',
    unreadEvent: (date: string | null, reason: UnreadReason, zone: string | null) =>
      `${date ?? 'Without a date'}: ${
        {
          zone: `the time zone “${zone}” is unknown`,
          time: 'its times are invalid',
          rule: 'its repetition rule is invalid',
          component: 'its kind is unknown',
          cut_off: 'the calendar ends before it is complete',
        }[reason]
      }`,
    unreadMore: (count: number) => `and ${count} more`,
    problems: {
      refused: 'This address no longer leads to a server on the public internet.',
      too_slow: 'The calendar’s server took too long.',
      too_large: 'The calendar is larger than 5 MB.',
      insecure: 'The calendar’s server has no valid certificate.',
      unreadable: 'The response cannot be read as a calendar.',
      broken: 'The calendar’s server could not be reached.',
      not_there: 'There is no calendar at this address, or it is no longer public.',
      bad_answer: 'The calendar’s server answered with an error.',
      moved: 'The address redirects to another one. Please add that one instead.',
      not_a_calendar: 'The response is not a calendar. Perhaps it is the address of a web page.',
      not_understood: 'The response is a calendar, but none of its events could be read.',
      too_much: 'The calendar contains more than we can process.',
    } satisfies Record<FeedProblem, string> as Record<FeedProblem, string>,
    refusals: {
      not_a_url: 'Please enter the whole address, beginning with https://.',
      not_https: 'The address must begin with https://.',
      has_credentials: 'Please use an address without user name and password.',
      port_refused: 'Please use an address with the usual port, or one above 1023.',
      not_public: 'We cannot find this address on the public internet. Please check it.',
      already_there: 'You have added this calendar already.',
      too_many: 'You have 50 calendars. Please remove one first.',
    } satisfies Record<FeedRefusal, string> as Record<FeedRefusal, string>,
    gotoTitle: 'Meetings created in GoTo',
    gotoText: 'You can host one meeting at a time, so meetings that you create in GoTo itself block their time.',
    gotoMeetings: {
      notConnected: 'Connect GoTo, and its meetings block their time here.',
      notYet: 'Not read yet',
      readAt: (when: string) => `Last read ${when}`,
      failing: (when: string) => `GoTo has not answered since ${when}`,
      lastGood: (when: string) => `We still use what we read on ${when}.`,
      neverRead: 'Its meetings have never been read, so they block nothing.',
    },
    subscription: {
      title: 'Your bookings in another calendar',
      text: 'An address that any calendar can subscribe to. Moved and cancelled bookings are updated automatically.',
      create: 'Create address',
      renew: 'Renew address',
      remove: 'Remove address',
      copy: 'Copy calendar address',
      secret: 'Anyone with this address sees your bookings. Renew it if somebody else has got it.',
    },
  },
  de: {
    title: 'Kalender',
    description:
      'Was anderswo vergeben ist, wird hier nicht angeboten. Foyer liest, wann Sie beschäftigt sind, nie womit.',
    done: {
      added: 'Der Kalender ist hinzugefügt. Seine belegten Zeiten werden nicht mehr angeboten.',
      saved: 'Ihre Auswahl ist gespeichert.',
      refreshed: 'Der Kalender wurde neu gelesen.',
      removed: 'Der Kalender ist entfernt. Seine Zeiten sind wieder frei.',
      subscription: 'Ihre Adresse ist bereit. Eine frühere funktioniert nicht mehr.',
      unsubscribed: 'Die Adresse funktioniert nicht mehr.',
    },
    feeds: 'Kalender per Adresse',
    feedsText:
      'Für einen Kalender, den Sie nicht verbinden können oder nur lesen: alles mit einer Adresse (ICS). Wird alle zehn Minuten gelesen.',
    none: 'Es wird kein Kalender per Adresse gelesen.',
    url: 'Kalenderadresse',
    urlHint:
      'Google: Einstellungen des Kalenders, „Privatadresse im iCal-Format“. Outlook: Einstellungen, „Freigegebene Kalender“, veröffentlichen, ICS-Link.',
    allDayBlocks: 'Ganztägige Termine belegen den Tag',
    staleBlocks: 'Bekannte belegte Zeiten weiter blockieren, wenn der Kalender nicht mehr antwortet',
    add: 'Kalender hinzufügen',
    save: 'Auswahl speichern',
    refresh: 'Jetzt lesen',
    refreshNamed: (name) => `Jetzt lesen: ${name}`,
    remove: 'Entfernen',
    removeNamed: (name) => `Entfernen: ${name}`,
    status: {
      new: 'Noch nicht gelesen',
      ok: 'Aktuell',
      partly_read: 'Teilweise gelesen',
      failing: 'Nicht lesbar',
      stale: 'Veraltet',
    },
    readAt: (when, count) =>
      `Gelesen am ${when}. ${count === 1 ? 'Eine belegte Zeit' : `${count} belegte Zeiten`} in den nächsten 13 Monaten.`,
    lastGood: (when) => `Was wir am ${when} gelesen haben, verwenden wir weiter.`,
    neverRead: 'Er wurde noch nie gelesen und belegt deshalb nichts.',
    unread: (count) =>
      count === 1
        ? 'Ein Termin war nicht lesbar und belegt keine Zeit.'
        : `${count} Termine waren nicht lesbar und belegen keine Zeit.`,
    unreadHint: 'Bitte prüfen Sie diese Tage selbst, oder legen Sie die Termine in Ihrem Kalender neu an.',
    unreadEvent: (date, reason, zone) =>
      `${date ?? 'Ohne Datum'}: ${
        {
          zone: `die Zeitzone „${zone}“ ist unbekannt`,
          time: 'seine Zeiten sind ungültig',
          rule: 'seine Wiederholungsregel ist ungültig',
          component: 'seine Art ist unbekannt',
          cut_off: 'der Kalender endet, bevor er vollständig ist',
        }[reason]
      }`,
    unreadMore: (count) => `und ${count} weitere`,
    problems: {
      refused: 'Diese Adresse führt nicht mehr zu einem Server im öffentlichen Internet.',
      too_slow: 'Der Server des Kalenders brauchte zu lange.',
      too_large: 'Der Kalender ist größer als 5 MB.',
      insecure: 'Der Server des Kalenders hat kein gültiges Zertifikat.',
      unreadable: 'Die Antwort lässt sich nicht als Kalender lesen.',
      broken: 'Der Server des Kalenders war nicht zu erreichen.',
      not_there: 'Unter dieser Adresse gibt es keinen Kalender, oder er ist nicht mehr öffentlich.',
      bad_answer: 'Der Server des Kalenders antwortete mit einem Fehler.',
      moved: 'Die Adresse führt zu einer anderen weiter. Bitte fügen Sie jene hinzu.',
      not_a_calendar: 'Die Antwort ist kein Kalender. Vielleicht ist es die Adresse einer Seite.',
      not_understood: 'Die Antwort ist ein Kalender, aber keiner seiner Termine war lesbar.',
      too_much: 'Der Kalender enthält mehr, als wir verarbeiten können.',
    },
    refusals: {
      not_a_url: 'Bitte geben Sie die ganze Adresse ein, beginnend mit https://.',
      not_https: 'Die Adresse muss mit https:// beginnen.',
      has_credentials: 'Bitte verwenden Sie eine Adresse ohne Benutzername und Passwort.',
      port_refused: 'Bitte verwenden Sie eine Adresse mit dem üblichen Port oder einem über 1023.',
      not_public: 'Wir finden diese Adresse im öffentlichen Internet nicht. Bitte prüfen Sie sie.',
      already_there: 'Diesen Kalender haben Sie schon hinzugefügt.',
      too_many: 'Sie haben 50 Kalender. Bitte entfernen Sie zuerst einen.',
    },
    gotoTitle: 'In GoTo angelegte Meetings',
    gotoText:
      'Sie können ein Meeting zur selben Zeit leiten; was Sie in GoTo selbst anlegen, belegt deshalb seine Zeit.',
    gotoMeetings: {
      notConnected: 'Verbinden Sie GoTo, dann belegen dessen Meetings hier ihre Zeit.',
      notYet: 'Noch nicht gelesen',
      readAt: (when) => `Zuletzt gelesen am ${when}`,
      failing: (when) => `GoTo antwortet seit ${when} nicht`,
      lastGood: (when) => `Was wir am ${when} gelesen haben, verwenden wir weiter.`,
      neverRead: 'Die Meetings wurden noch nie gelesen und belegen deshalb nichts.',
    },
    subscription: {
      title: 'Ihre Buchungen in einem anderen Kalender',
      text: 'Eine Adresse, die jeder Kalender abonnieren kann. Verschobene und abgesagte Buchungen werden automatisch aktualisiert.',
      create: 'Adresse anlegen',
      renew: 'Adresse erneuern',
      remove: 'Adresse entfernen',
      copy: 'Kalenderadresse kopieren',
      secret: 'Wer diese Adresse hat, sieht Ihre Buchungen. Erneuern Sie sie, wenn sie in falsche Hände geraten ist.',
    },
  },
})
