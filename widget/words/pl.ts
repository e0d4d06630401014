import type { WidgetTexts } from '../texts'

export const { title, close, failed }: WidgetTexts = {
  title: 'Zarezerwuj termin',
  close: 'Zamknij',
  failed: 'Nie można tu wyświetlić strony rezerwacji.',
}
