import type { WidgetTexts } from '../texts'

export const { title, close, failed }: WidgetTexts = {
  title: 'احجز موعدًا',
  close: 'إغلاق',
  failed: 'يتعذّر عرض صفحة الحجز هنا.',
}
