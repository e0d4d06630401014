import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const limitMessages: Translation<typeof en.limitMessages> = {
  queryTooLong:
    'Dieser Link ist zu lang. Kürzen Sie den Teil nach dem Fragezeichen, zum Beispiel die Notizen, oder öffnen Sie die Seite ohne diesen Teil und geben Sie es dort ein.',
}
