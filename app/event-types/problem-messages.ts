import { defineMessages } from '~/i18n/define-messages'

/** Problems of the fields of an event type's form, and of the limits over all event types. */
export const problemMessages = defineMessages({
  en: {
    title: 'Please enter a title of at most 100 characters on one line.',
    titleUnfit:
      'Please enter a title without web addresses, email addresses and phone numbers, in letters of one alphabet per word: it is shown in the subject of mails.',
    slug: 'Please use 3 to 40 of the letters a to z, digits and single hyphens between them.',
    slugTaken: 'Another event type of yours has this link. Please choose another one.',
    schedule: 'This schedule no longer exists. Please choose another one.',
    description: 'Please use at most 5,000 characters of plain text.',
    durationMinutes: 'Please enter 5 to 720 minutes.',
    durationChoices: 'Please enter up to 10 different durations of 5 to 720 minutes, separated by commas.',
    stepMinutes: 'Please enter a step of 5 to 1440 minutes.',
    bufferMinutes: 'Please enter 0 to 1440 minutes.',
    upToAYear: 'Please enter a whole number, at most a year in all.',
    rollingDays: 'Please enter 1 to 730 days.',
    rangeFrom: 'Please enter the first date.',
    rangeTo: 'Please enter the last date, not before the first.',
    dailyLimit: 'Please enter 1 to 100, or nothing.',
    weeklyLimit: 'Please enter 1 to 500, or nothing.',
    dailyTime: 'Please enter at most 24 hours, enough for one meeting, or nothing.',
    locationDetail: 'Please enter what belongs to this place: a phone number, an address, or a link with https.',
    tooLong: 'Please shorten this text.',
    httpsAddress: 'Please enter an address that begins with https://, or nothing.',
    color: 'Please choose one of the colours.',
    reminder: 'Please enter 5 minutes to 8 weeks, and nobody’s reminder twice for the same time.',
    questionLabel: 'Please enter a question of at most 200 characters that no other question repeats.',
    questionChoices: 'Please enter at least one choice, each on its own line and only once.',
    questionCondition: 'Please choose a question that comes before this one.',
    questionAnswers: 'Please enter answers that the question above can have.',
    other: 'Something in this form is not as we expect it. Please reload the page and try again.',
  },
  de: {
    title: 'Bitte geben Sie einen Titel von höchstens 100 Zeichen in einer Zeile ein.',
    titleUnfit:
      'Bitte geben Sie einen Titel ohne Web- und E-Mail-Adressen und ohne Telefonnummern ein, mit Buchstaben eines Alphabets je Wort: Er erscheint im Betreff von E-Mails.',
    slug: 'Bitte nehmen Sie 3 bis 40 der Buchstaben a bis z, Ziffern und einzelne Bindestriche dazwischen.',
    slugTaken: 'Eine andere Terminart von Ihnen hat diesen Link. Bitte wählen Sie einen anderen.',
    schedule: 'Diesen Zeitplan gibt es nicht mehr. Bitte wählen Sie einen anderen.',
    description: 'Bitte verwenden Sie höchstens 5.000 Zeichen reinen Text.',
    durationMinutes: 'Bitte geben Sie 5 bis 720 Minuten ein.',
    durationChoices: 'Bitte geben Sie bis zu 10 verschiedene Dauern von 5 bis 720 Minuten ein, durch Kommas getrennt.',
    stepMinutes: 'Bitte geben Sie einen Abstand von 5 bis 1440 Minuten ein.',
    bufferMinutes: 'Bitte geben Sie 0 bis 1440 Minuten ein.',
    upToAYear: 'Bitte geben Sie eine ganze Zahl ein, zusammen höchstens ein Jahr.',
    rollingDays: 'Bitte geben Sie 1 bis 730 Tage ein.',
    rangeFrom: 'Bitte geben Sie das erste Datum ein.',
    rangeTo: 'Bitte geben Sie das letzte Datum ein, nicht vor dem ersten.',
    dailyLimit: 'Bitte geben Sie 1 bis 100 ein, oder nichts.',
    weeklyLimit: 'Bitte geben Sie 1 bis 500 ein, oder nichts.',
    dailyTime: 'Bitte geben Sie höchstens 24 Stunden ein, genug für einen Termin, oder nichts.',
    locationDetail:
      'Bitte geben Sie ein, was zu diesem Ort gehört: eine Telefonnummer, eine Adresse oder einen Link mit https.',
    tooLong: 'Bitte kürzen Sie diesen Text.',
    httpsAddress: 'Bitte geben Sie eine Adresse ein, die mit https:// beginnt, oder nichts.',
    color: 'Bitte wählen Sie eine der Farben.',
    reminder: 'Bitte geben Sie 5 Minuten bis 8 Wochen ein, und für dieselbe Zeit niemandem zwei Erinnerungen.',
    questionLabel: 'Bitte geben Sie eine Frage von höchstens 200 Zeichen ein, die keine andere Frage wiederholt.',
    questionChoices: 'Bitte geben Sie mindestens eine Möglichkeit ein, jede in einer eigenen Zeile und nur einmal.',
    questionCondition: 'Bitte wählen Sie eine Frage, die vor dieser kommt.',
    questionAnswers: 'Bitte geben Sie Antworten ein, die die Frage oben haben kann.',
    other:
      'Etwas in diesem Formular ist nicht wie erwartet. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
  },
})

export type EventTypeProblem = keyof (typeof problemMessages)['en']
