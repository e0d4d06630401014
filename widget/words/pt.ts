import type { WidgetTexts } from '../texts'

export const { title, close, failed }: WidgetTexts = {
  title: 'Agendar um horário',
  close: 'Fechar',
  failed: 'Não é possível mostrar aqui a página de agendamento.',
}
