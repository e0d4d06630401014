import type { WidgetTexts } from '../texts'

export const { title, close, failed }: WidgetTexts = {
  title: 'Een tijd boeken',
  close: 'Sluiten',
  failed: 'De boekingspagina kan hier niet worden getoond.',
}
