import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const busyMessages: Translation<typeof en.busyMessages> = {
  title: 'Calendários',
  description:
    'O tempo ocupado em outro lugar não é oferecido aqui. O Foyer lê quando há compromissos, nunca quais são.',
  done: {
    added: 'O calendário foi adicionado. Os horários ocupados dele não são mais oferecidos.',
    saved: 'Suas escolhas foram salvas.',
    refreshed: 'O calendário foi lido de novo.',
    removed: 'O calendário foi removido. Os horários dele voltaram a ficar livres.',
    subscription: 'Seu endereço está pronto. Um endereço anterior não funciona mais.',
    unsubscribed: 'O endereço não funciona mais.',
  },
  feeds: 'Calendários por endereço',
  feedsText:
    'Para um calendário que você não pode conectar, ou só pode ler: qualquer um que tenha um endereço (ICS). Lido a cada dez minutos.',
  none: 'Nenhum calendário é lido por endereço.',
  url: 'Endereço do calendário',
  urlHint:
    'Google: nas configurações da agenda, “Endereço secreto no formato iCal”. Outlook: Configurações, “Calendários compartilhados”, publicar, link ICS.',
  allDayBlocks: 'Eventos de dia inteiro bloqueiam o dia',
  staleBlocks: 'Continuar bloqueando os horários ocupados conhecidos se o calendário parar de responder',
  add: 'Adicionar calendário',
  save: 'Salvar escolhas',
  refresh: 'Ler agora',
  refreshNamed: (name) => `Ler agora: ${name}`,
  remove: 'Remover',
  removeNamed: (name) => `Remover: ${name}`,
  status: {
    new: 'Ainda não lido',
    ok: 'Atualizado',
    partly_read: 'Lido em parte',
    failing: 'Não pode ser lido',
    stale: 'Desatualizado',
  },
  readAt: (when, count) =>
    `Última leitura: ${when}. ${plural('pt', count, { one: `${count} horário ocupado`, other: `${count} horários ocupados` })} nos próximos 13 meses.`,
  lastGood: (when) => `Ainda vale a última leitura: ${when}.`,
  neverRead: 'Ele nunca foi lido, então não bloqueia nada.',
  unread: (count) =>
    plural('pt', count, {
      one: `Não foi possível ler ${count} evento, que não bloqueia nenhum horário.`,
      other: `Não foi possível ler ${count} eventos, que não bloqueiam nenhum horário.`,
    }),
  unreadHint: 'Confira esses dias por conta própria, ou crie os eventos de novo no seu calendário.',
  unreadEvent: (date, reason, zone) =>
    `${date ?? 'Sem data'}: ${
      {
        zone: `o fuso horário “${zone}” é desconhecido`,
        time: 'os horários são inválidos',
        rule: 'a regra de repetição é inválida',
        component: 'o tipo é desconhecido',
        cut_off: 'o calendário termina antes de o evento estar completo',
      }[reason]
    }`,
  unreadMore: (count) => `e mais ${count}`,
  problems: {
    refused: 'Este endereço não leva mais a um servidor na internet pública.',
    too_slow: 'O servidor do calendário demorou demais.',
    too_large: 'O calendário tem mais de 5 MB.',
    insecure: 'O servidor do calendário não tem um certificado válido.',
    unreadable: 'A resposta não pode ser lida como um calendário.',
    broken: 'Não foi possível acessar o servidor do calendário.',
    not_there: 'Não há calendário neste endereço, ou ele não é mais público.',
    bad_answer: 'O servidor do calendário respondeu com um erro.',
    moved: 'O endereço redireciona para outro. Adicione o outro no lugar.',
    not_a_calendar: 'A resposta não é um calendário. Talvez seja o endereço de uma página da web.',
    not_understood: 'A resposta é um calendário, mas não foi possível ler nenhum dos eventos.',
    too_much: 'O calendário contém mais do que conseguimos processar.',
  },
  refusals: {
    not_a_url: 'Digite o endereço inteiro, começando com https://.',
    not_https: 'O endereço precisa começar com https://.',
    has_credentials: 'Use um endereço sem nome de usuário e senha.',
    port_refused: 'Use um endereço com a porta usual, ou uma acima de 1023.',
    not_public: 'Não encontramos este endereço na internet pública. Confira-o.',
    already_there: 'Você já adicionou este calendário.',
    too_many: 'Você tem 50 calendários. Remova um primeiro.',
  },
  gotoTitle: 'Reuniões criadas no GoTo',
  gotoText:
    'Você só pode conduzir uma reunião de cada vez, então as reuniões que você cria no próprio GoTo bloqueiam o horário delas.',
  gotoMeetings: {
    notConnected: 'Conecte o GoTo, e as reuniões de lá bloqueiam o horário aqui.',
    notYet: 'Ainda não lidas',
    readAt: (when) => `Última leitura: ${when}`,
    failing: (when) => `O GoTo não responde desde ${when}`,
    lastGood: (when) => `Ainda vale a última leitura: ${when}.`,
    neverRead: 'As reuniões de lá nunca foram lidas, então não bloqueiam nada.',
  },
  subscription: {
    title: 'Seus agendamentos em outro calendário',
    text: 'Um endereço que qualquer calendário pode assinar. Agendamentos remarcados e cancelados são atualizados automaticamente.',
    create: 'Criar endereço',
    renew: 'Renovar endereço',
    remove: 'Remover endereço',
    copy: 'Copiar endereço do calendário',
    secret: 'Qualquer pessoa com este endereço vê seus agendamentos. Renove-o se outra pessoa o tiver obtido.',
  },
}
