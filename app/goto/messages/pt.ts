import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const gotoMessages: Translation<typeof en.gotoMessages> = {
  title: 'GoTo',
  description:
    'Depois de conectado, o Foyer cria uma reunião do GoTo para cada agendamento e a exclui quando o agendamento é cancelado.',
  connect: 'Conectar o GoTo',
  reconnect: 'Reconectar o GoTo',
  disconnect: 'Desconectar',
  status: {
    connected: 'Conectado',
    not_connected: 'Não conectado',
    connecting: 'Conectando',
    reconnect_needed: 'Precisa ser reconectado',
    not_configured: 'Não configurado',
  },
  connectedAs: (email) => `Conectado como ${email}`,
  connectedUnknown: 'Conectado',
  connectedText: 'Os agendamentos recebem o link da reunião automaticamente. O Foyer mantém a conexão ativa.',
  notConnected:
    'Já é possível agendar com você, mas os agendamentos não recebem link da reunião: quem precisa enviar um é você. A autorização é dada na página do próprio GoTo; o Foyer nunca vê sua senha.',
  connecting: 'A página do GoTo espera sua resposta, talvez em outra aba. Se você a fechou, basta conectar de novo.',
  notConfigured:
    'O operador deste serviço ainda não o registrou no GoTo. Peça que ele defina GOTO_CLIENT_ID e GOTO_CLIENT_SECRET.',
  brokenTitle: 'O GoTo encerrou a conexão',
  broken: (email) =>
    `Os agendamentos continuam chegando, mas sem link da reunião. Reconecte${email ? ` como ${email}` : ''}, e o Foyer cria as reuniões que faltam.`,
  trouble: (detail) =>
    `O GoTo se recusa a criar reuniões para esta conta (${detail}). Verifique a licença dela no GoTo.`,
  offeredTitle: (email) => `Mudar para ${email}?`,
  offered: (current) =>
    `A conta conectada é ${current}. As reuniões dos agendamentos já feitos ficam nela; as novas seriam criadas na outra.`,
  accept: 'Mudar de conta',
  decline: 'Manter a conta conectada',
  disconnectText:
    'Se você desconectar, os novos agendamentos não recebem mais link da reunião. As reuniões já criadas continuam no GoTo.',
  justConnected: 'O GoTo está conectado.',
  problems: {
    refused_at_consent:
      'Você não deu a autorização na página do GoTo, então nada foi conectado. Você pode tentar de novo quando quiser.',
    unknown_state:
      'Esta resposta do GoTo não pertence a uma solicitação em aberto, ou chegou depois de mais de dez minutos. Conecte de novo.',
    scope_missing: 'O GoTo não deu acesso às reuniões. Peça ao operador deste serviço que marque o escopo “collab:”.',
    misconfigured: 'O GoTo não aceita o ID de cliente ou o segredo deste serviço. Avise o operador.',
    other: 'O GoTo não conseguiu concluir a conexão agora. Nada foi alterado. Tente de novo.',
  },
}
