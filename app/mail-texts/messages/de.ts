import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const mailTextMessages: Translation<typeof en.mailTextMessages> = {
  title: (title) => `E-Mails von ${title}`,
  description:
    'Ihre eigenen Worte für E-Mails an die buchende Person. Sie stehen über Zeit, Link und Kalendereintrag, die immer in der E-Mail sind. Wo Sie nichts schreiben, wird Foyers Text gesendet.',
  moments: {
    label: 'E-Mail',
    confirmed: 'Bestätigung',
    reminder: 'Erinnerung',
    rescheduled: 'Verschoben',
    cancelled: 'Abgesagt',
    declined: 'Abgelehnt',
    'follow-up': 'Nach dem Termin',
  },
  which: {
    label: 'Erinnerung',
    all: 'Alle Erinnerungen',
    before: (time) => `${time} vorher`,
    allHint:
      'Für Erinnerungen an die buchende Person, die keinen eigenen Text haben. Erinnerungen wählen Sie bei der Terminart.',
    oneHint: 'Für alle, die diese Erinnerung bekommen, wie Sie es bei der Terminart gewählt haben.',
    followUpHint:
      'Er steht an der Stelle unseres Textes. Ob und wann die Mail gesendet wird, wählen Sie unter „Nach dem Termin“.',
  },
  language: 'Sprache',
  own: 'eigener Text',
  onlyIn: (languages) =>
    `In dieser Sprache haben Sie keinen Text, deshalb bekommen deren Leserinnen und Leser Foyers Text. Ihr Text auf ${languages} wird für sie nicht verwendet.`,
  subject: 'Betreff',
  subjectHint: 'Eine Zeile. Leer: Foyers Betreff, der Termin und Zeit nennt.',
  body: 'Text',
  bodyHint: 'Eine Leerzeile beginnt einen neuen Absatz. Leer: nur die Angaben zum Termin.',
  save: 'Speichern',
  saved: 'Gespeichert. Ab jetzt haben E-Mails diesen Text.',
  preview: 'Vorschau',
  test: 'Test an mich senden',
  tested: (address) => `Der Test ist unterwegs an ${address}.`,
  often: 'Das ist vorerst oft genug. Bitte versuchen Sie es in einer Stunde wieder.',
  placeholders: 'Platzhalter',
  placeholdersHint:
    'Setzen Sie sie in den Text; aus jedem wird, wofür er steht. Eine Zeile mit nichts als einem leeren entfällt.',
  inSubject: 'auch im Betreff',
  means: {
    'attendee.name': 'Der Name der buchenden Person',
    'attendee.first_name': 'Ihr Vorname',
    'attendee.email': 'Ihre Adresse',
    'host.name': 'Der Name der Person, die sie trifft',
    'host.first_name': 'Der Vorname der Person, die sie trifft',
    'host.email': 'Die Adresse der Person, die sie trifft',
    'team.name': 'Der Name des Teams; leer ohne Team',
    event_type: 'Der Titel dieser Terminart',
    when: 'Datum, Uhrzeit und Zeitzone, in der Zone der lesenden Person',
    date: 'Nur das Datum',
    time: 'Nur der Beginn',
    time_zone: 'Die Zeitzone der lesenden Person',
    duration: 'Wie lange es dauert',
    starts_in: 'Wie lange es noch dauert: «in 24 Stunden»',
    old_when: 'Datum und Uhrzeit vor dem Verschieben',
    reason: 'Der Grund, den Sie angegeben haben; leer ohne Grund',
    location: 'Der Ort oder der Link zur Teilnahme',
    join_url: 'Der Link zur Teilnahme oder der Ort',
    manage_url: 'Die Seite zum Verschieben oder Absagen',
    book_again_url: 'Ihre Buchungsseite',
    answers: 'Alle Fragen mit ihren Antworten',
    notes: 'Die Anmerkungen der buchenden Person',
  },
  answerTo: (label) => `Die Antwort auf «${label}»`,
  typedHint:
    'Antworten und Anmerkungen werden nur Personen wiederholt, die ihre Adresse über einen Link in unseren E-Mails bestätigt haben. Andere bekommen stattdessen einen Link zu ihrer Buchung, denn jeder kann eine fremde Adresse eintippen.',
  shownWith: {
    booking: (attendee, when) => `So bekäme es ${attendee}, mit Ihrer neuesten Buchung: ${when}.`,
    sample: 'Mit erfundenen Angaben, weil es zu dieser Terminart noch keine Buchung gibt.',
  },
  from: 'Von',
  replyTo: 'Antworten an',
  plain: 'Reiner Text',
  problems: {
    unknown: (name, line, column) => `Zeile ${line}, Zeichen ${column}: Den Platzhalter {{${name}}} gibt es nicht.`,
    nearest: (name) => ` Meinten Sie {{${name}}}?`,
    not_here: (name, line, column) => `Zeile ${line}, Zeichen ${column}: {{${name}}} bedeutet in dieser E-Mail nichts.`,
    not_in_subject: (name, line, column) =>
      `Zeile ${line}, Zeichen ${column}: {{${name}}} ist zu lang für einen Betreff. Setzen Sie ihn in den Text.`,
    open: (line, column) => `Zeile ${line}, Zeichen ${column}: Einem Platzhalter fehlt }} in seiner Zeile.`,
    too_many: (line, column) => `Zeile ${line}, Zeichen ${column}: Das sind zu viele Platzhalter.`,
    too_long: (most) => `Es darf höchstens ${most} Zeichen haben.`,
    unfit: 'Es enthält Zeichen, die E-Mails nicht transportieren. Ein Betreff ist eine Zeile.',
    link_or_number:
      'Ein Betreff darf keinen Link, keine Adresse und keine Telefonnummer enthalten. Setzen Sie sie in den Text.',
  },
}
