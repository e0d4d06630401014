import type { WidgetTexts } from '../texts'

export const { title, close, failed }: WidgetTexts = {
  title: 'Prenota un orario',
  close: 'Chiudi',
  failed: 'La pagina di prenotazione non può essere mostrata qui.',
}
