import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const limitMessages: Translation<typeof en.limitMessages> = {
  queryTooLong:
    'هذا الرابط طويل جدًا. يُرجى اختصار الجزء الذي يلي علامة الاستفهام، مثل الملاحظات، أو فتح الصفحة من دونه والكتابة فيها.',
}
