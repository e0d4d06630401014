import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const explainMessages: Translation<typeof en.explainMessages> = {
  title: 'Por que falta um horário?',
  description:
    'Escolha um tipo de reunião, uma data e um horário. Você vê a primeira regra que impede esse agendamento.',
  back: 'Disponibilidade',
  eventType: 'Tipo de reunião',
  date: 'Data',
  time: 'Horário',
  ask: 'Explicar',
  unreadable: 'Digite uma data e um horário, por exemplo 10:00.',
  noEventTypes: 'Você ainda não tem tipos de reunião, então nada é oferecido.',
  zone: (zone) => `Datas e horários estão no fuso da grade, ${zone}.`,
  offered: (time) => `O horário ${time} é oferecido`,
  offeredText: 'Quem abrir sua página agora pode agendá-lo.',
  hiddenText: 'O tipo de reunião está oculto: só quem conhece o link pode agendá-lo.',
  notOffered: (time) => `O horário ${time} não é oferecido`,
  past: 'Este horário já passou.',
  before_window: (date) => `A janela de agendamento deste tipo de reunião só abre a partir de ${date}.`,
  after_window: (date) => `A janela de agendamento deste tipo de reunião termina antes de ${date}.`,
  time_off: (from, to) => (from === to ? `Você está de folga: ${from}.` : `Você está de folga de ${from} a ${to}.`),
  note: (note) => `Sua observação: ${note}`,
  holiday: (name) => `É feriado: ${name}. Desative-o, ou dê à data um horário próprio, para aceitar agendamentos.`,
  day_off: 'Você marcou esta data como dia sem atendimento.',
  noHours: (weekday) => `Nesta grade, ${weekday} não tem horário de atendimento.`,
  outsideWeekly: (weekday, hours) => `Está fora do seu horário de atendimento (${weekday}: ${hours}).`,
  outsideOverride: (hours) => `Está fora do horário desta data (${hours}).`,
  does_not_fit: (closing, minutes) =>
    `Seu horário de atendimento termina (${closing}) antes do fim da reunião, que dura ${plural('pt', minutes, { one: `${minutes} minuto`, other: `${minutes} minutos` })}.`,
  off_grid: (starts) =>
    `As reuniões começam em uma frequência fixa a partir do início do seu horário. Inícios mais próximos: ${starts}.`,
  minimum_notice: (notice, from) =>
    `Está em cima da hora: a antecedência mínima é de ${notice}. Disponível a partir de ${from}.`,
  busyBooking: (title, attendee, when) => `Já há um agendamento: ${title} com ${attendee}, ${when}.`,
  madeAt: (when) => `Agendamento feito: ${when}. Até então, o horário pode ter sido oferecido.`,
  openBooking: 'Abrir o agendamento',
  busyGoto: (subject) => (subject ? `Você tem uma reunião no GoTo: ${subject}.` : 'Você tem uma reunião no GoTo.'),
  busyFeed: (name) => `Seu calendário “${name}” está ocupado neste horário.`,
  busyUnproven: 'Um visitante está com este horário reservado por alguns minutos, até confirmar o endereço de e-mail.',
  bufferBefore: (minutes) =>
    plural('pt', minutes, {
      one: `O ${minutes} minuto antes precisa ficar livre, mas isto termina tarde demais:`,
      other: `Os ${minutes} minutos antes precisam ficar livres, mas isto termina tarde demais:`,
    }),
  bufferAfter: (minutes) =>
    plural('pt', minutes, {
      one: `O ${minutes} minuto depois precisa ficar livre, mas isto começa cedo demais:`,
      other: `Os ${minutes} minutos depois precisam ficar livres, mas isto começa cedo demais:`,
    }),
  daily_limit: (limit) =>
    `Neste dia, o tipo de reunião atingiu o limite de ${plural('pt', limit, { one: `${limit} agendamento`, other: `${limit} agendamentos` })}.`,
  weekly_limit: 'Nesta semana, o tipo de reunião atingiu o limite de agendamentos.',
  host_daily_limit: 'Neste dia, você atingiu seu próprio limite de agendamentos.',
  host_weekly_limit: 'Nesta semana, você atingiu seu próprio limite de agendamentos.',
  total_time_limit: 'Neste dia, você atingiu seu limite de tempo total em reuniões.',
  skipped: (zone) => `Este horário não existe: quando os relógios são adiantados no fuso ${zone}, ele é pulado.`,
  toHours: 'Alterar horário semanal',
  toDates: 'Alterar esta data',
  toDaysOff: 'Folgas e feriados',
  toEventType: 'Alterar o tipo de reunião',
  hours: (count) => plural('pt', count, { one: `${count} hora`, other: `${count} horas` }),
  days: (count) => plural('pt', count, { one: `${count} dia`, other: `${count} dias` }),
  minutes: (count) => plural('pt', count, { one: `${count} minuto`, other: `${count} minutos` }),
}
