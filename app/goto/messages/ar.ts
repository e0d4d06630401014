import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const gotoMessages: Translation<typeof en.gotoMessages> = {
  title: 'GoTo',
  description: 'بعد الربط ينشئ Foyer اجتماع GoTo لكل حجز، ويحذفه عند إلغاء الحجز.',
  connect: 'ربط GoTo',
  reconnect: 'إعادة ربط GoTo',
  disconnect: 'إلغاء الربط',
  status: {
    connected: 'مرتبط',
    not_connected: 'غير مرتبط',
    connecting: 'جارٍ الربط',
    reconnect_needed: 'يحتاج إلى إعادة الربط',
    not_configured: 'لم يتم الإعداد',
  },
  connectedAs: (email) => `مرتبط بحساب ${email}`,
  connectedUnknown: 'مرتبط',
  connectedText: 'تحصل الحجوزات على رابط الاجتماع تلقائيًا. ويحافظ Foyer على الاتصال.',
  notConnected:
    'الحجز معك ممكن بالفعل، لكن الحجوزات لا تحصل على رابط اجتماع: يجب إرساله يدويًا. تُمنح الموافقة في صفحة GoTo نفسها؛ ولا يرى Foyer كلمة مرورك أبدًا.',
  connecting: 'تنتظر صفحة GoTo ردك، ربما في علامة تبويب أخرى. إن أُغلقت، فيكفي الربط من جديد.',
  notConfigured:
    'لم يسجّل مشغّل الخدمة هذه الخدمة لدى GoTo بعد. يُرجى الطلب منه تعيين GOTO_CLIENT_ID وGOTO_CLIENT_SECRET.',
  brokenTitle: 'أنهى GoTo الاتصال',
  broken: (email) =>
    `لا تزال الحجوزات ترد، لكنها لا تحصل على رابط اجتماع. بعد إعادة الربط${email ? ` بحساب ${email}` : ''} ينشئ Foyer الاجتماعات الناقصة.`,
  trouble: (detail) => `يرفض GoTo إنشاء اجتماعات لهذا الحساب (${detail}). يُرجى مراجعة ترخيصه لدى GoTo.`,
  offeredTitle: (email) => `التبديل إلى ${email}؟`,
  offered: (current) =>
    `الحساب المرتبط الآن هو ${current}. تبقى اجتماعات الحجوزات السابقة فيه؛ أما الجديدة فستُنشأ في الحساب الآخر.`,
  accept: 'تبديل الحساب',
  decline: 'البقاء مع الحساب المرتبط',
  disconnectText: 'بعد إلغاء الربط لا تحصل الحجوزات الجديدة على رابط اجتماع. وتبقى الاجتماعات المنشأة سابقًا لدى GoTo.',
  justConnected: 'تم ربط GoTo.',
  problems: {
    refused_at_consent: 'لم تُمنح الموافقة في صفحة GoTo، لذلك لم يُربط شيء. يمكنك المحاولة مرة أخرى في أي وقت.',
    unknown_state: 'لا ينتمي هذا الرد من GoTo إلى طلب مفتوح، أو وصل بعد أكثر من عشر دقائق. يُرجى الربط من جديد.',
    scope_missing:
      'لم يمنح GoTo صلاحية الوصول إلى الاجتماعات. يُرجى الطلب من مشغّل هذه الخدمة تحديد النطاق «\u200Ecollab:\u200E».',
    misconfigured: 'لا يقبل GoTo معرّف العميل أو مفتاحه السري لهذه الخدمة. يُرجى إبلاغ مشغّلها.',
    other: 'تعذّر على GoTo إكمال الربط الآن. لم يتغيّر شيء. يُرجى المحاولة مرة أخرى.',
  },
}
