import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const limitMessages: Translation<typeof en.limitMessages> = {
  queryTooLong:
    'Deze link is te lang. Maak het deel na het vraagteken korter, bijvoorbeeld de opmerkingen, of open de pagina zonder dat deel en vul het daar in.',
}
