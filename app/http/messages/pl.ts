import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const limitMessages: Translation<typeof en.limitMessages> = {
  queryTooLong:
    'Ten link jest za długi. Skróć część po znaku zapytania, na przykład uwagi, albo otwórz stronę bez niej i wpisz resztę na miejscu.',
}
