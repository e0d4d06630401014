import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const mailTextMessages: Translation<typeof en.mailTextMessages> = {
  title: (title) => `E-mails de ${title}`,
  description:
    'Suas próprias palavras para os e-mails ao participante. Elas ficam acima do horário, do link e do evento de calendário, que estão sempre no e-mail. Onde você não escreve nada, vai o texto do Foyer.',
  moments: {
    label: 'E-mail',
    confirmed: 'Confirmação',
    reminder: 'Lembrete',
    rescheduled: 'Remarcação',
    cancelled: 'Cancelamento',
    declined: 'Recusa',
    'follow-up': 'Após a reunião',
  },
  which: {
    label: 'Lembrete',
    all: 'Todos os lembretes',
    before: (time) => `${time} antes`,
    allHint:
      'Para os lembretes ao participante que não têm texto próprio. Você escolhe os lembretes no tipo de reunião.',
    oneHint: 'Para todos os que recebem este lembrete, conforme sua escolha no tipo de reunião.',
    followUpHint: 'Substitui nosso texto. Se e quando ele é enviado, você escolhe em “Após a reunião”.',
  },
  language: 'Idioma',
  own: 'texto próprio',
  onlyIn: (languages) =>
    `Não há texto seu neste idioma, então quem o lê recebe o do Foyer. Seu texto em ${languages} não é usado para essas pessoas.`,
  subject: 'Assunto',
  subjectHint: 'Uma linha. Vazio: o assunto do Foyer, que traz a reunião e o horário.',
  body: 'Texto',
  bodyHint: 'Uma linha em branco começa um novo parágrafo. Vazio: só os dados.',
  save: 'Salvar',
  saved: 'Salvo. A partir de agora, os e-mails têm este texto.',
  preview: 'Prévia',
  test: 'Enviar um teste para mim',
  tested: (address) => `O teste está a caminho de ${address}.`,
  often: 'Já foram testes suficientes por enquanto. Tente de novo em uma hora.',
  placeholders: 'Marcadores',
  placeholdersHint:
    'Coloque-os no texto; cada um vira aquilo que representa. Uma linha que só tem um marcador vazio é omitida.',
  inSubject: 'também no assunto',
  means: {
    'attendee.name': 'O nome do participante',
    'attendee.first_name': 'O primeiro nome do participante',
    'attendee.email': 'O endereço do participante',
    'host.name': 'O nome da pessoa com quem é a reunião',
    'host.first_name': 'O primeiro nome da pessoa com quem é a reunião',
    'host.email': 'O endereço da pessoa com quem é a reunião',
    'team.name': 'O nome da equipe; vazio se não há equipe',
    event_type: 'O título deste tipo de reunião',
    when: 'Data, horário e fuso horário, no fuso de quem lê',
    date: 'Só a data',
    time: 'Só o início',
    time_zone: 'O fuso horário de quem lê',
    duration: 'Quanto tempo dura',
    starts_in: 'Quanto falta: “em 24 horas”',
    old_when: 'Data e horário antes da remarcação',
    reason: 'O motivo que você informou; vazio se não há',
    location: 'O local, ou o link para entrar',
    join_url: 'O link para entrar, ou o local',
    manage_url: 'A página onde é possível remarcar ou cancelar',
    book_again_url: 'Sua página de agendamento',
    answers: 'Todas as perguntas com as respostas',
    notes: 'As observações do participante',
  },
  answerTo: (label) => `A resposta a “${label}”`,
  typedHint:
    'Respostas e observações só são repetidas a participantes que confirmaram o endereço por um link dos nossos e-mails. Os outros recebem um link para o agendamento, porque qualquer pessoa pode digitar o endereço de outra.',
  shownWith: {
    booking: (attendee, when) => `Como ${attendee} receberia, com seu último agendamento: ${when}.`,
    sample: 'Com dados inventados, porque este tipo de reunião ainda não tem agendamentos.',
  },
  from: 'De',
  replyTo: 'Respostas para',
  plain: 'Texto sem formatação',
  problems: {
    unknown: (name, line, column) => `Linha ${line}, caractere ${column}: não existe o marcador {{${name}}}.`,
    nearest: (name) => ` Você quis dizer {{${name}}}?`,
    not_here: (name, line, column) =>
      `Linha ${line}, caractere ${column}: {{${name}}} não significa nada neste e-mail.`,
    not_in_subject: (name, line, column) =>
      `Linha ${line}, caractere ${column}: {{${name}}} é longo demais para um assunto. Coloque-o no texto.`,
    open: (line, column) => `Linha ${line}, caractere ${column}: falta }} de um marcador nesta linha.`,
    too_many: (line, column) => `Linha ${line}, caractere ${column}: há marcadores demais.`,
    too_long: (most) =>
      `Use no máximo ${plural('pt', most, { one: `${most} caractere`, other: `${most} caracteres` })}.`,
    unfit: 'Há caracteres que não podem ir em um e-mail. O assunto é uma só linha.',
    link_or_number: 'O assunto não pode ter link, endereço nem número de telefone. Coloque-o no texto.',
  },
}
