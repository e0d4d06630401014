import { defineMessages } from '~/i18n/define-messages'

export const limitMessages = defineMessages({
  en: {
    queryTooLong:
      'This link is too long. Shorten the part after the question mark, such as the notes, or open the page without it and type it there.',
  },
  de: {
    queryTooLong:
      'Dieser Link ist zu lang. Kürzen Sie den Teil nach dem Fragezeichen, zum Beispiel die Notizen, oder öffnen Sie die Seite ohne diesen Teil und geben Sie es dort ein.',
  },
})
