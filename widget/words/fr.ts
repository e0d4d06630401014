import type { WidgetTexts } from '../texts'

export const { title, close, failed }: WidgetTexts = {
  title: 'Réserver un horaire',
  close: 'Fermer',
  failed: 'La page de réservation ne peut pas s’afficher ici.',
}
