import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const limitMessages: Translation<typeof en.limitMessages> = {
  queryTooLong:
    'Ce lien est trop long. Raccourcissez la partie qui suit le point d’interrogation, par exemple les notes, ou ouvrez la page sans elle et saisissez-y ces informations.',
}
