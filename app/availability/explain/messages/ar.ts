import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const explainMessages: Translation<typeof en.explainMessages> = {
  title: 'لماذا لا يظهر موعد؟',
  description: 'عند اختيار نوع اجتماع وتاريخ ووقت تظهر أول قاعدة تمنع هذا الحجز.',
  back: 'أوقات التوفر',
  eventType: 'نوع الاجتماع',
  date: 'التاريخ',
  time: 'الوقت',
  ask: 'توضيح',
  unreadable: 'يُرجى كتابة تاريخ ووقت مثل 10:00.',
  noEventTypes: 'ليست لديك أنواع اجتماعات بعد، لذلك لا يُعرض شيء.',
  zone: (zone) => `التواريخ والأوقات بتوقيت منطقة الجدول ${zone}.`,
  offered: (time) => `الموعد ${time} معروض`,
  offeredText: 'يمكن لكل من يفتح صفحتك الآن حجزه.',
  hiddenText: 'نوع الاجتماع مخفي: لا يمكن حجزه إلا لمن يعرف رابطه.',
  notOffered: (time) => `الموعد ${time} غير معروض`,
  past: 'مضى هذا الموعد.',
  before_window: (date) => `تبدأ فترة الحجز لنوع الاجتماع هذا في ${date}.`,
  after_window: (date) => `تنتهي فترة الحجز لنوع الاجتماع هذا قبل ${date}.`,
  time_off: (from, to) => (from === to ? `لديك إجازة في ${from}.` : `لديك إجازة من ${from} إلى ${to}.`),
  note: (note) => `ملاحظتك: ${note}`,
  holiday: (name) => `هذه عطلة رسمية: ${name}. ليصبح الحجز ممكنًا يُرجى إيقافها، أو تحديد ساعات لهذا التاريخ.`,
  day_off: 'حدّدت هذا التاريخ يوم عطلة.',
  noHours: (weekday) => `لا ساعات في هذا الجدول ليوم ${weekday}.`,
  outsideWeekly: (weekday, hours) => `هذا الوقت خارج ساعاتك (${weekday}: ${hours}).`,
  outsideOverride: (hours) => `هذا الوقت خارج ساعات هذا التاريخ (${hours}).`,
  does_not_fit: (closing, minutes) =>
    `تنتهي ساعاتك في ${closing}، ويستغرق الاجتماع ${plural('ar', minutes, { zero: '0 دقيقة', one: 'دقيقة واحدة', two: 'دقيقتين', few: `${minutes} دقائق`, many: `${minutes} دقيقة`, other: `${minutes} دقيقة` })}.`,
  off_grid: (starts) => `تبدأ الاجتماعات بخطوة ثابتة من بداية ساعاتك. أقرب أوقات البدء: ${starts}.`,
  minimum_notice: (notice, from) =>
    `الوقت قريب جدًا: الحد الأدنى للإشعار المسبق ${notice}. يمكن الحجز ابتداءً من ${from}.`,
  busyBooking: (title, attendee, when) => `يوجد حجز في هذا الوقت: ${title} مع ${attendee}، ${when}.`,
  madeAt: (when) => `أُجري ذلك الحجز في ${when}: وربما كان الموعد معروضًا قبل ذلك.`,
  openBooking: 'فتح الحجز',
  busyGoto: (subject) => (subject ? `لديك اجتماع في GoTo: ${subject}.` : 'لديك اجتماع في GoTo.'),
  busyFeed: (name) => `تقويمك «${name}» مشغول في هذا الوقت.`,
  busyUnproven: 'الموعد محجوز مبدئيًا لبضع دقائق لزائر، إلى أن يؤكد عنوان بريده الإلكتروني.',
  bufferBefore: (minutes) =>
    `يجب أن تبقى المدة السابقة له فارغة (${plural('ar', minutes, { zero: '0 دقيقة', one: 'دقيقة واحدة', two: 'دقيقتان', few: `${minutes} دقائق`, many: `${minutes} دقيقة`, other: `${minutes} دقيقة` })})، لكن هذا ينتهي متأخرًا:`,
  bufferAfter: (minutes) =>
    `يجب أن تبقى المدة التالية له فارغة (${plural('ar', minutes, { zero: '0 دقيقة', one: 'دقيقة واحدة', two: 'دقيقتان', few: `${minutes} دقائق`, many: `${minutes} دقيقة`, other: `${minutes} دقيقة` })})، لكن هذا يبدأ مبكرًا:`,
  daily_limit: (limit) => `بلغ نوع الاجتماع في هذا اليوم حد الحجوزات: ${limit}.`,
  weekly_limit: 'بلغ نوع الاجتماع في هذا الأسبوع حد الحجوزات.',
  host_daily_limit: 'بلغت في هذا اليوم حد الحجوزات الخاص بك.',
  host_weekly_limit: 'بلغت في هذا الأسبوع حد الحجوزات الخاص بك.',
  total_time_limit: 'بلغت في هذا اليوم حد إجمالي وقت الاجتماعات.',
  skipped: (zone) => `هذا الوقت غير موجود: تتخطاه الساعات عند تقديمها (${zone}).`,
  toHours: 'تغيير الساعات الأسبوعية',
  toDates: 'تغيير هذا التاريخ',
  toDaysOff: 'الإجازات والعطلات الرسمية',
  toEventType: 'تغيير نوع الاجتماع',
  hours: (count) =>
    plural('ar', count, {
      zero: '0 ساعة',
      one: 'ساعة واحدة',
      two: 'ساعتان',
      few: `${count} ساعات`,
      many: `${count} ساعة`,
      other: `${count} ساعة`,
    }),
  days: (count) =>
    plural('ar', count, {
      zero: '0 يوم',
      one: 'يوم واحد',
      two: 'يومان',
      few: `${count} أيام`,
      many: `${count} يومًا`,
      other: `${count} يوم`,
    }),
  minutes: (count) =>
    plural('ar', count, {
      zero: '0 دقيقة',
      one: 'دقيقة واحدة',
      two: 'دقيقتان',
      few: `${count} دقائق`,
      many: `${count} دقيقة`,
      other: `${count} دقيقة`,
    }),
}
