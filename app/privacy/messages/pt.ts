import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const privacyMessages: Translation<typeof en.privacyMessages> = {
  title: 'Dados sobre uma pessoa',
  description:
    'Quando uma pessoa pergunta o que você guarda sobre ela, ou pede que você apague esses dados: busque o endereço, entregue o arquivo ou apague tudo.',
  settingsText: 'Busque o que seus agendamentos guardam sobre um endereço: exporte ou apague.',
  back: 'Configurações',
  open: 'Buscar alguém',
  address: 'Endereço de e-mail',
  look: 'Buscar',
  notAnAddress: 'Digite um endereço de e-mail, por exemplo ada@example.com.',
  nothing: (address) => `Seus agendamentos não guardam nada sobre ${address}.`,
  found: 'O que seus agendamentos guardam',
  attended: (n) =>
    plural('pt', n, { one: `${n} agendamento como participante`, other: `${n} agendamentos como participante` }),
  invited: (n) =>
    plural('pt', n, {
      one: `${n} agendamento de outra pessoa, a convite`,
      other: `${n} agendamentos de outras pessoas, a convite`,
    }),
  exportTitle: 'Exportar',
  exportText:
    'Tudo, com respostas, observações, suas anotações particulares, e-mails e o que foi enviado a webhooks e CRMs.',
  json: 'Baixar como JSON',
  csv: 'Baixar como CSV',
  eraseTitle: 'Apagar',
  eraseGoes:
    'Nome, endereço, convidados, respostas, observações, mensagens, registro de e-mails, o que foi enviado a webhooks e CRMs e tudo o que ainda está na fila sobre esta pessoa são excluídos. Os links dela deixam de funcionar. Isso não pode ser desfeito.',
  eraseStays:
    'Os agendamentos mantêm horário, tipo de reunião e status, para que seus números continuem certos. O histórico diz que os dados de uma pessoa foram apagados, não de quem.',
  eraseElsewhere:
    'O que já saiu do Foyer não é excluído: e-mails entregues, calendários, seu CRM, os destinos dos seus webhooks e a lista de reuniões passadas do GoTo. Os backups guardam tudo até serem substituídos.',
  guestsGo: 'A pessoa sai da lista de convidados dos agendamentos de outras, sem nenhum e-mail.',
  toCome: (n) =>
    plural('pt', n, {
      one: `Ainda há ${n} reunião futura com esta pessoa.`,
      other: `Ainda há ${n} reuniões futuras com esta pessoa.`,
    }),
  cancelFirst: 'Cancele primeiro, para que ninguém fique esperando. Depois você pode apagar os dados.',
  confirm: 'Digite o endereço mais uma vez',
  confirmHint: 'Para que os dados de ninguém sejam apagados por engano.',
  notTheSame: 'Este não é o endereço acima.',
  button: 'Apagar dados desta pessoa',
  beingSent: 'Algo sobre esta pessoa está sendo enviado neste momento. Nada foi apagado. Tente de novo em um minuto.',
  done: (n) =>
    plural('pt', n, {
      one: `Os dados da pessoa foram apagados. ${n} agendamento mantém o horário e nada mais sobre ela.`,
      other: `Os dados da pessoa foram apagados. ${n} agendamentos mantêm o horário e nada mais sobre ela.`,
    }),
  keeping: {
    title: 'Exclusão automática',
    text: 'O Foyer pode apagar os dados das pessoas de reuniões passadas depois de um prazo que você escolhe. Horários e números continuam.',
    label: 'Guardar os dados das pessoas por',
    always: 'Até eu apagar',
    periods: {
      90: '3 meses',
      180: '6 meses',
      365: '1 ano',
      730: '2 anos',
      1095: '3 anos',
      3650: '10 anos',
    },
    next: 'Continuar',
    saved: 'Salvo. O que for mais antigo é apagado em até uma hora.',
    kept: 'Salvo. Nada é apagado automaticamente.',
    ask: (period) => `Apagar os dados das pessoas ${period} após a reunião?`,
    askAlways: 'Guardar os dados das pessoas até você apagar?',
    consequence: (n) =>
      n === 0
        ? 'Ainda não há reuniões tão antigas. A partir de agora, os dados das pessoas são apagados quando a reunião atinge esse prazo. O que foi apagado não pode ser recuperado.'
        : plural('pt', n, {
            one: `${n} agendamento passado é mais antigo e perde os dados das pessoas em até uma hora. Isso não pode ser desfeito.`,
            other: `${n} agendamentos passados são mais antigos e perdem os dados das pessoas em até uma hora. Isso não pode ser desfeito.`,
          }),
    askAlwaysText: 'Nada mais é apagado automaticamente. O que já foi apagado não volta.',
    yes: 'Apagar automaticamente',
    yesAlways: 'Guardar os dados',
    no: 'Não mudar nada',
  },
  file: {
    role: 'Como',
    booking: 'Agendamento',
    fact: 'O quê',
    value: 'Valor',
    attendee: 'Participante',
    guest: 'Convidado',
  },
}

export const accountDataMessages: Translation<typeof en.accountDataMessages> = {
  title: 'Sua conta',
  text: 'Baixe tudo em um só arquivo, ou exclua a conta com todos os dados.',
  download: 'Baixar tudo',
  open: 'Excluir a conta',
  back: 'Configurações',
  ask: 'Excluir sua conta?',
  goes: (bookings) =>
    bookings === 0
      ? 'Sua página, seus tipos de reunião, horários, calendários, webhooks, chaves de API e tudo o que ainda está na fila são excluídos.'
      : plural('pt', bookings, {
          one: `Sua página, seus tipos de reunião, horários, calendários, webhooks, chaves de API, ${bookings} agendamento com o participante e tudo o que ainda está na fila são excluídos.`,
          other: `Sua página, seus tipos de reunião, horários, calendários, webhooks, chaves de API, ${bookings} agendamentos com os participantes e tudo o que ainda está na fila são excluídos.`,
        }),
  ends: (address) =>
    `${address} e todos os widgets incorporados param de funcionar, o GoTo é desconectado, e todas as suas sessões são encerradas. Outra pessoa pode ficar com o endereço. Isso não pode ser desfeito.`,
  elsewhere:
    'O que já saiu do Foyer não é excluído: e-mails entregues, calendários, seu CRM, os destinos dos seus webhooks e as reuniões passadas no GoTo. Os backups guardam tudo até serem substituídos.',
  first: 'Baixar tudo antes',
  password: 'Sua senha',
  button: 'Excluir a conta',
  keep: 'Manter a conta',
  toCome: (n) => plural('pt', n, { one: `Ainda há ${n} reunião futura.`, other: `Ainda há ${n} reuniões futuras.` }),
  cancelFirst: 'Cancele ou recuse primeiro, para que ninguém espere por você. Depois você pode excluir a conta.',
  more: (n) => `E mais ${n}.`,
  allMeetings: 'Todos os agendamentos',
  ownsTeam: (team) => `A equipe ${team} é sua e tem outros membros.`,
  handOverFirst: 'Primeiro transfira-a ou dissolva-a. Depois você pode excluir a conta.',
  toTeam: 'Membros da equipe',
  beingSent:
    'E-mails aos participantes, ou alterações no GoTo, ainda estão a caminho. Nada foi excluído. Tente de novo em um minuto.',
}
