import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const limitMessages: Translation<typeof en.limitMessages> = {
  queryTooLong:
    'Questo link è troppo lungo. Accorciare la parte dopo il punto interrogativo, per esempio le note, oppure aprire la pagina senza quella parte e scriverla lì.',
}
