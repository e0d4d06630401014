import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const placeMessages: Translation<typeof en.placeMessages> = {
  calls: (caller, called, number) => `اتصال من ${caller} بـ ${called}: \u200E${number}\u200E`,
}
