import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const busyMessages: Translation<typeof en.busyMessages> = {
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
    `Gelesen am ${when}. ${plural('de', count, { one: 'Eine belegte Zeit', other: `${count} belegte Zeiten` })} in den nächsten 13 Monaten.`,
  lastGood: (when) => `Was wir am ${when} gelesen haben, verwenden wir weiter.`,
  neverRead: 'Er wurde noch nie gelesen und belegt deshalb nichts.',
  unread: (count) =>
    plural('de', count, {
      one: 'Ein Termin war nicht lesbar und belegt keine Zeit.',
      other: `${count} Termine waren nicht lesbar und belegen keine Zeit.`,
    }),
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
  gotoText: 'Sie können ein Meeting zur selben Zeit leiten; was Sie in GoTo selbst anlegen, belegt deshalb seine Zeit.',
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
}
