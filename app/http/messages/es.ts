import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const limitMessages: Translation<typeof en.limitMessages> = {
  queryTooLong:
    'Este enlace es demasiado largo. Acorte la parte que sigue al signo de interrogación, por ejemplo las notas, o abra la página sin ella y escriba allí lo que falta.',
}
