import { formatAlternatives } from '~/i18n/dates'
import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const bookingMessages: Translation<typeof en.bookingMessages> = {
  hostPage: {
    title: (host) => `Termin bei ${host} buchen`,
    choose: 'Was möchten Sie buchen?',
    none: 'Zurzeit kann hier nichts gebucht werden',
    noneHint: (host) => `${host} bietet noch keine Zeiten an. Bitte schauen Sie später wieder vorbei.`,
  },
  minutes: (count) => `${count} Minuten`,
  durations: (minutes) => `${formatAlternatives('de-DE', minutes)} Minuten`,
  duration: 'Wie lange?',
  chooseMember: 'Mit wem?',
  anyMember: 'Wer gerade frei ist',
  member: 'Mit',
  memberUnavailable:
    'Wen Sie gewünscht haben, kann man hier im Moment nicht buchen. Wählen Sie jemand anderen oder wer frei ist.',
  ourTeam: 'Unser Team',
  where: 'Online mit GoTo (Link per E-Mail)',
  places: {
    host_calls: (host) => `Telefonisch: ${host} ruft Sie an`,
    attendee_calls: (number) => `Telefonisch: Sie rufen ${number} an`,
    link: 'Online (Link per E-Mail)',
  },
  place: 'Wo',
  prepare: 'Gut zu wissen',
  yourPhone: 'Ihre Telefonnummer',
  consentLink: 'Mehr dazu',
  byHost: (host) => `${host} bestätigt diese Anfrage. So lange ist die Zeit für Sie reserviert.`,
  pick: 'Wählen Sie Tag und Uhrzeit',
  previousMonth: 'Voriger Monat',
  nextMonth: 'Nächster Monat',
  free: (count) => plural('de', count, { one: '1 Zeit frei', other: `${count} Zeiten frei` }),
  noneFree: 'nichts frei',
  timesOn: (date) => `Zeiten am ${date}`,
  chooseDay: 'Bitte wählen Sie einen Tag.',
  allTimes: (count) => `Alle ${count} Zeiten zeigen`,
  timeZone: 'Zeitzone',
  showZone: 'In dieser Zone zeigen',
  allZones: 'Alle Zeitzonen',
  offsetThen: (offset) => `${offset} an diesem Tag`,
  today: 'Heute',
  bookedDay: 'Ihr Termin ist an diesem Tag',
  bookedTime: 'Gebucht',
  partsOfDay: { morning: 'Vormittag', afternoon: 'Nachmittag', evening: 'Abend' },
  otherClock: (hour12) => (hour12 ? '24 Stunden anzeigen' : 'AM und PM anzeigen'),
  nothingThisMonth: 'In diesem Monat ist nichts frei.',
  nothingAtAll: (host) =>
    `Zurzeit ist nichts frei. Bitte schauen Sie später wieder vorbei oder fragen Sie ${host} direkt.`,
  tryNext: 'Nächsten Monat ansehen',
  back: 'Andere Zeit wählen',
  details: 'Ihre Angaben',
  yourName: 'Ihr Name',
  email: 'E-Mail',
  emailHint: 'Hierhin geht die Einladung.',
  notes: 'Anmerkungen',
  notesHint: 'Alles, was bei der Vorbereitung hilft.',
  guests: 'Gäste',
  guestsHint: 'E-Mail-Adressen weiterer Teilnehmender, durch Kommas getrennt.',
  confirm: 'Buchung bestätigen',
  sendRequest: 'Anfrage senden',
  leaveEmpty: 'Dieses Feld leer lassen',
  proof: {
    next: 'Danach senden wir Ihnen eine Mail mit einem Link und einem Code, damit wir wissen, dass die Adresse Ihnen gehört.',
    noScripts:
      'Gerade kommen sehr viele Buchungen. Ohne Skripte bestätigen Sie bitte per Mail: Wir senden Ihnen einen Link und einen Code.',
    byMail: 'Stattdessen per Mail bestätigen',
  },
  named: {
    answer: (question) => `Bitte beantworten: „${question}“`,
    about: (field, problem) => `„${field}“: ${problem}`,
  },
  didYouMean: {
    title: (address) => `Meinten Sie ${address}?`,
    text: (typed) => `Sie haben ${typed} eingegeben, dorthin geht die Einladung. Noch ist nichts gebucht.`,
    suggested: (address) => `Ja, ${address} nehmen`,
    typed: (address) => `Nein, ${address} stimmt`,
  },
  yes: 'Ja',
  no: 'Nein',
  pleaseChoose: 'Bitte wählen',
  privacy: (host) => `Ihre Angaben gehen an ${host} und dienen nur diesem Termin.`,
  problems: {
    title: 'Bitte prüfen Sie, was unten markiert ist',
    name: 'Bitte geben Sie Ihren Namen ein.',
    nameUnfit:
      'Bitte geben Sie nur einen Namen ein: keine Web-Adresse, keine Telefonnummer, keine Steuerzeichen, und Buchstaben eines Alphabets je Wort.',
    email: 'Bitte geben Sie eine E-Mail-Adresse ein, etwa ada@example.com.',
    notes: 'Bitte kürzen Sie Ihre Anmerkungen auf 5.000 Zeichen reinen Text.',
    emailSeveral: 'Bitte geben Sie nur eine E-Mail-Adresse ein. Weitere Personen können als Gäste mitkommen.',
    emailLocal:
      'Unsere E-Mails erreichen keine Adressen mit Akzenten oder Umlauten vor dem @. Bitte geben Sie eine andere ein.',
    guests: 'Bitte geben Sie E-Mail-Adressen ein, durch Kommas getrennt, etwa ada@example.com, ben@example.com.',
    guestsMany: 'Bitte geben Sie höchstens 10 E-Mail-Adressen ein.',
    reason: 'Bitte kürzen Sie den Grund auf 1.000 Zeichen reinen Text.',
    required: 'Bitte beantworten Sie diese Frage.',
    answer: 'Bitte prüfen Sie diese Antwort.',
    too_long: 'Bitte kürzen Sie diese Antwort.',
    unfit: 'Diese Antwort enthält unsichtbare Steuerzeichen. Bitte tippen Sie sie neu ein.',
    notANumber: 'Bitte geben Sie eine Zahl ein, etwa 12 oder 1,5.',
    notAPhone: 'Das ist keine Telefonnummer: Verwenden Sie Ziffern, Leerzeichen und ein Plus, etwa +41 44 555 01 99.',
    notAnAddress: 'Bitte geben Sie eine Web-Adresse ein, etwa https://example.com.',
    followUp:
      'Aus Ihrer Antwort oben folgt noch eine Frage. Bitte sehen Sie sie an und bestätigen Sie dann noch einmal.',
    consent: 'Bitte setzen Sie hier den Haken: Ohne ihn kann nicht gebucht werden.',
    tooMany:
      'Aus Ihrem Netz kamen gerade viele Buchungen. Alles, was Sie eingegeben haben, ist noch da: Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    notTaken: 'Diese Buchung war nicht möglich. Bitte schreiben Sie direkt an die Person.',
    networkShare:
      'Ihr Netz hat die wöchentliche Höchstzahl an Buchungen hier erreicht. Alles, was Sie eingegeben haben, ist noch da: Bitte schreiben Sie direkt, oder versuchen Sie es in einigen Tagen noch einmal.',
    mailboxShare:
      'Diese E-Mail-Adresse hat die Höchstzahl an offenen Buchungen hier erreicht. Alles, was Sie eingegeben haben, ist noch da: Bitte sagen Sie eine Buchung ab, die Sie nicht brauchen, oder schreiben Sie direkt.',
    hostFull:
      'Hier werden zurzeit keine weiteren Buchungen angenommen. Ihre Eingaben sind noch da: Bitte schreiben Sie direkt, oder versuchen Sie es in einigen Tagen wieder.',
    onceMore: 'Bitte drücken Sie den Knopf noch einmal. Ihre Eingaben sind noch da, und gebucht ist noch nichts.',
    proofNeeded:
      'Gerade kommen sehr viele Buchungen. Deshalb muss Ihr Browser zuerst etwas rechnen. Das dauert einige Sekunden und geht von selbst weiter. Ihre Eingaben sind noch da.',
    proofNeededAgain:
      'Die Rechnung Ihres Browsers war nicht zu gebrauchen. Bitte drücken Sie den Knopf noch einmal, oder bestätigen Sie per Mail. Ihre Eingaben sind noch da.',
    mailRefused:
      'An diese Adresse können wir heute keine weitere Mail senden. Ihre Eingaben sind noch da: Bitte nehmen Sie eine andere Adresse, oder schreiben Sie direkt.',
    memberGone:
      'Die gewählte Person kann im Moment nicht gebucht werden. Alles, was Sie eingegeben haben, ist noch da: Bitte gehen Sie zurück und wählen Sie jemand anderen oder wer frei ist.',
    eventGone: 'So kann das nicht mehr gebucht werden. Bitte gehen Sie zurück und wählen Sie neu.',
    expired:
      'Diese Seite war lange geöffnet. Alles, was Sie eingegeben haben, ist noch da: Bitte bestätigen Sie noch einmal.',
  },
  taken: {
    title: 'Diese Zeit hat soeben jemand anders gebucht',
    gone: 'Diese Zeit ist nicht mehr frei',
    notOffered: 'Diese Zeit kann nicht gebucht werden',
    choose: 'Ihre Eingaben bleiben erhalten. Wählen Sie stattdessen eine dieser Zeiten:',
    none: 'In der Nähe ist keine andere Zeit frei. Bitte sehen Sie in einem anderen Monat nach.',
  },
  alreadyUsed: {
    title: 'Mit diesem Formular haben Sie schon gebucht',
    text: 'Es wurde zuvor mit anderen Angaben gesendet. Hier ist Ihre Buchung; für eine weitere beginnen Sie bitte neu.',
    see: 'Meine Buchung ansehen',
    again: 'Weiteren Termin buchen',
  },
  outcome: {
    elsewhere: {
      title: (host) => `${host} ist noch in einem anderen Termin`,
      text: 'Er dauert länger als geplant. Bitte bleiben Sie da: Ihrer beginnt, sobald er vorbei ist.',
      again: 'Noch einmal nachsehen',
    },
    booked: 'Ihr Termin ist gebucht',
    standsUnmailed: 'Bitte merken Sie sich diese Seite: Unter ihrer Adresse finden Sie Ihre Buchung.',
    oftenEnough: (email: string) =>
      `${email} hat die Höchstzahl an Mails für heute erreicht, deshalb senden wir jetzt keine. Ihre Buchung gilt.`,
    guestsOftenEnough: (count: number) =>
      `${plural('de', count, { one: 'Ein Gast hat', other: `${count} Gäste haben` })} die Höchstzahl an Mails für heute erreicht, deshalb senden wir dorthin jetzt keine. Ihre Buchung gilt.`,
    mailed: (email) => `Die Einladung geht an ${email}.`,
    moved: 'Verschoben: Ihr Termin ist zur neuen Zeit gebucht',
    movedMailed: (email) =>
      `Die neue Zeit geht an ${email}. Der Eintrag in Ihrem Kalender wird automatisch verschoben.`,
    offTime: 'Gilt nicht mehr:',
    join: 'Teilnehmen',
    you: 'Sie',
    copyLink: 'Link kopieren',
    copied: 'Link kopiert',
    linkSoon: 'Der Link zur Teilnahme wird gerade erstellt und folgt per E-Mail. Er erscheint auch hier.',
    linkLater: (host) => `Ihre Buchung ist bestätigt. ${host} sendet Ihnen den Link zur Teilnahme per E-Mail.`,
    linkTrouble: (host) =>
      `Ihre Buchung ist bestätigt, aber GoTo hat das Meeting noch nicht angelegt. ${host} ist informiert und sendet Ihnen einen Link.`,
    calendarTitle: 'In Ihren Kalender',
    more: 'Ändern oder neu buchen',
    refresh: 'Aktualisieren',
    addToCalendar: 'In Kalender eintragen',
    google: 'Google Kalender',
    outlook: 'Outlook.com',
    microsoft365: 'Microsoft 365',
    reschedule: 'Verschieben',
    rescheduleUntil: (when) => `Verschieben können Sie diese Buchung bis ${when}.`,
    cancelUntil: (when) => `Absagen können Sie sie bis ${when}.`,
    tooLateToMove: (host) => `Online verschieben geht nicht mehr. Bitte schreiben Sie ${host} direkt.`,
    tooLateToCancel: (host) => `Online absagen geht nicht mehr. Bitte schreiben Sie ${host} direkt.`,
    cancel: 'Buchung absagen',
    edit: 'Name oder Gäste ändern',
    before: 'Bisher:',
    again: 'Weiteren Termin buchen',
    what: 'Was',
    who: 'Mit',
    reason: 'Grund',
    when: 'Wann',
    hostsTime: (host) => `Zeit von ${host}`,
    byPhone: 'Per Telefon',
    over: 'Dieser Termin ist vorbei.',
  },
}

export const emptyMessages: Translation<typeof en.emptyMessages> = {
  fullyBooked: (date) => `Am ${date} ist alles ausgebucht.`,
  monthFull: 'Dieser Monat ist ausgebucht.',
  notice: (from, notice) => `Buchbar ab ${from}: ${notice} Vorlauf.`,
  opens: (date) => `Buchbar ab ${date}.`,
  ended: (date) => `Buchbar bis ${date}.`,
  closed: (date) => `Keine Zeiten am ${date}.`,
  nextFree: (date) => `Nächster freier Tag: ${date}`,
  hours: (count) => plural('de', count, { one: '1 Stunde', other: `${count} Stunden` }),
  days: (count) => plural('de', count, { one: '24 Stunden', other: `${count} Tage` }),
  minutes: (count) => `${count} Minuten`,
}

export const manageMessages: Translation<typeof en.manageMessages> = {
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
}

export const proofMessages: Translation<typeof en.proofMessages> = {
  title: 'Sehen Sie in Ihre Mails',
  text: (email) =>
    `Wir haben einen Link und einen Code an ${email} gesendet. Öffnen Sie den Link, oder geben Sie den Code hier ein.`,
  held: (until) => `Gebucht ist noch nichts. Die Zeit ist bis ${until} für Sie reserviert.`,
  ended: 'Die Zeit ist nicht mehr reserviert',
  endedText:
    'Fünfzehn Minuten sind ohne Bestätigung vergangen, deshalb können andere sie buchen. Versuchen Sie es noch einmal: Ist sie noch frei, reservieren wir sie wieder und senden eine neue Mail.',
  endedLink: 'Andere können sie jetzt buchen. Ist sie noch frei, können Sie sie trotzdem bestätigen.',
  code: 'Code aus der Mail',
  codeHint: 'Sechs Ziffern. Ist die Mail nach einer Minute nicht da, sehen Sie im Spam-Ordner nach.',
  confirm: 'Buchung bestätigen',
  again: 'Mail noch einmal senden',
  tryAgain: 'Noch einmal versuchen',
  sentAgain: 'Die Mail ist noch einmal unterwegs, mit demselben Code.',
  change: 'Meine Angaben ändern',
  look: 'Ich habe den Link geöffnet',
  another: 'Andere Zeit wählen',
  byLink: 'Bestätigen Sie Ihre Buchung',
  byLinkText:
    'Noch ein Druck, und die Zeit ist gebucht. Kam das nicht von Ihnen, schließen Sie die Seite: Es geschieht nichts.',
  withdrawn: 'Diese Anfrage wurde geändert oder aufgegeben. Bitte buchen Sie neu.',
  taken: 'Diese Zeit ist inzwischen vergeben. Bitte wählen Sie eine andere; Ihre Eingaben bleiben erhalten.',
  problems: {
    code: 'Das ist nicht der Code der letzten Mail. Bitte prüfen Sie die sechs Ziffern.',
    codesEnded: 'Zu viele falsche Codes. Bitte öffnen Sie stattdessen den Link in der Mail.',
    mailedEnough:
      'Zu dieser Buchung haben wir drei Mails gesendet. Bitte sehen Sie im Spam-Ordner nach, oder ändern Sie Ihre Angaben.',
    mailRefused:
      'An diese Adresse können wir heute keine weitere Mail senden. Bitte ändern Sie sie, oder schreiben Sie direkt.',
    refused: 'Diese Buchung war nicht möglich. Bitte schreiben Sie direkt.',
  },
}

export const reportMessages: Translation<typeof en.reportMessages> = {
  title: 'Diese Mail melden',
  text: (host) =>
    `Haben Sie eine Mail zu einer Buchung bei ${host} erhalten, die Sie nicht wollten? Melden Sie es dem Betreiber dieses Dienstes. Ihre Adresse wird nicht weitergegeben.`,
  button: 'Mail melden',
  done: 'Danke. Der Betreiber sieht sich die Mails gemeldeter Konten an und kann sie anhalten.',
}

export const unsubscribeMessages: Translation<typeof en.unsubscribeMessages> = {
  title: 'Keine dieser Mails mehr',
  text: (host) =>
    `${host} schickt Ihnen nach Terminen keinen Dank, keine Fragen und keine Einladungen mehr. Mails zu Ihren Buchungen kommen weiterhin.`,
  button: 'Abbestellen',
  done: (host) => `Erledigt. ${host} schickt Ihnen keine Mails dieser Art mehr.`,
  back: 'Doch wieder erhalten',
  again: 'Sie erhalten diese Mails wieder.',
}
