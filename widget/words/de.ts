import type { WidgetTexts } from '../texts'

export const { title, close, failed }: WidgetTexts = {
  title: 'Termin buchen',
  close: 'Schließen',
  failed: 'Hier kann nicht gebucht werden.',
}
