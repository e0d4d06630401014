import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const limitMessages: Translation<typeof en.limitMessages> = {
  queryTooLong:
    'Este link é longo demais. Encurte a parte depois do ponto de interrogação, por exemplo as observações, ou abra a página sem ela e digite o texto lá.',
}
