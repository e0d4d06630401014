import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const inviteMessages: Translation<typeof en.inviteMessages> = {
  join: (url) => `الانضمام إلى الاجتماع: ${url}`,
  linkFollows: 'سيصل رابط الانضمام بالبريد الإلكتروني.',
  phone: 'بالهاتف:',
  booking: (url) => `عرض هذا الحجز أو تغيير موعده أو إلغاؤه: ${url}`,
  cancelled: 'تم إلغاء هذا الاجتماع.',
}
