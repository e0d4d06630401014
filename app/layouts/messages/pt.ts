import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const landingMessages: Translation<typeof en.landingMessages> = {
  documentTitle: 'Foyer: página de agendamento para quem se reúne no GoTo',
  description:
    'Os clientes escolhem um horário livre, a reunião acontece no GoTo, e todos recebem o convite. Uma página de agendamento para consultores.',
  headline: 'Seus clientes escolhem o horário. A reunião acontece no GoTo.',
  lead: 'O Foyer é uma página de agendamento para consultores que se reúnem no GoTo. Compartilhe um só link: cada agendamento vira uma reunião na sua conta do GoTo, e o convite vai para você e para o cliente.',
  signUp: 'Criar sua página',
  signIn: 'Entrar',
  closed: 'Só o operador deste serviço cria contas.',
  stepsTitle: 'Como funciona',
  steps: {
    connect: {
      title: 'Conecte o GoTo uma vez',
      text: 'A autorização é dada na página do próprio GoTo. O Foyer mantém a conexão ativa e avisa você se ela cair.',
    },
    hours: {
      title: 'Diga quando você está livre',
      text: 'Horário semanal no seu próprio fuso. Seus clientes o veem no deles, também na noite em que os relógios mudam.',
    },
    share: {
      title: 'Compartilhe seu link',
      text: 'Em um e-mail, na assinatura, em uma proposta. O cliente agenda em um minuto, sem criar conta.',
    },
  },
  promisesTitle: 'Com o que você pode contar',
  promises: {
    once: {
      title: 'Nada de agendamento em dobro',
      text: 'Se duas pessoas querem o mesmo horário, uma fica com ele. A outra vê os horários livres mais próximos.',
    },
    calendar: {
      title: 'Aparece em todos os calendários',
      text: 'Os dois lados recebem um convite de verdade. Um cancelamento remove exatamente esse evento, automaticamente.',
    },
    quiet: {
      title: 'Sem rastreamento',
      text: 'Sua página de agendamento não usa cookies e não carrega nada de terceiros. Ela também funciona sem scripts.',
    },
  },
  closingTitle: 'Pronto em poucos minutos',
  example: {
    label: 'Exemplo de página de agendamento',
    host: 'Dana Exemplo',
    title: 'Primeira conversa',
    details: '30 minutos no GoTo',
    zone: 'Zurique (UTC+1)',
    confirm: 'Confirmar 10:30',
  },
}
