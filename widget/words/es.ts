import type { WidgetTexts } from '../texts'

export const { title, close, failed }: WidgetTexts = {
  title: 'Reservar una hora',
  close: 'Cerrar',
  failed: 'No se puede reservar desde aquí.',
}
