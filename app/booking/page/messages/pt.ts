import { formatAlternatives } from '~/i18n/dates'
import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const bookingMessages: Translation<typeof en.bookingMessages> = {
  hostPage: {
    title: (host) => `Agende um horário com ${host}`,
    choose: 'O que você gostaria de agendar?',
    none: 'No momento, não há nada para agendar aqui',
    noneHint: (host) => `${host} ainda não oferece horários. Volte mais tarde.`,
  },
  minutes: (count) => plural('pt', count, { one: `${count} minuto`, other: `${count} minutos` }),
  durations: (minutes) => `${formatAlternatives('pt-BR', minutes)} minutos`,
  duration: 'Quanto tempo?',
  chooseMember: 'Com quem?',
  anyMember: 'Quem estiver livre',
  member: 'Com',
  memberUnavailable:
    'No momento, não é possível agendar aqui com a pessoa que você pediu. Escolha outra, ou quem estiver livre.',
  ourTeam: 'Nossa equipe',
  where: 'On-line no GoTo (link por e-mail)',
  places: {
    host_calls: (host) => `Por telefone: ${host} liga para você`,
    attendee_calls: (number) => `Por telefone: você liga para ${number}`,
    link: 'On-line (link por e-mail)',
  },
  place: 'Local',
  prepare: 'É bom saber',
  yourPhone: 'Seu número de telefone',
  consentLink: 'Saiba mais',
  byHost: (host) => `${host} confirma esta solicitação. Até lá, o horário fica reservado para você.`,
  pick: 'Escolha um dia e um horário',
  previousMonth: 'Mês anterior',
  nextMonth: 'Próximo mês',
  free: (count) => plural('pt', count, { one: `${count} horário livre`, other: `${count} horários livres` }),
  noneFree: 'nenhum horário livre',
  timesOn: (date) => `Horários: ${date}`,
  chooseDay: 'Escolha um dia para ver os horários.',
  allTimes: (count) => `Mostrar todos os ${count} horários`,
  timeZone: 'Fuso horário',
  showZone: 'Mostrar neste fuso',
  allZones: 'Todos os fusos horários',
  offsetThen: (offset) => `${offset} neste dia`,
  today: 'Hoje',
  bookedDay: 'Seu agendamento é neste dia',
  bookedTime: 'Agendado',
  partsOfDay: { morning: 'Manhã', afternoon: 'Tarde', evening: 'Noite' },
  otherClock: (hour12) => (hour12 ? 'Mostrar em 24 horas' : 'Mostrar AM e PM'),
  nothingThisMonth: 'Não há horários livres neste mês.',
  nothingAtAll: (host) =>
    `No momento, não há horários livres. Volte mais tarde, ou entre em contato diretamente com ${host}.`,
  tryNext: 'Ver o próximo mês',
  back: 'Escolher outro horário',
  details: 'Seus dados',
  yourName: 'Seu nome',
  email: 'E-mail',
  emailHint: 'O convite será enviado para cá.',
  notes: 'Observações',
  notesHint: 'Tudo o que ajudar a preparar a reunião.',
  guests: 'Convidados',
  guestsHint: 'Endereços de e-mail de outras pessoas que devem participar, separados por vírgulas.',
  confirm: 'Confirmar agendamento',
  sendRequest: 'Enviar solicitação',
  leaveEmpty: 'Deixe este campo vazio',
  proof: {
    next: 'Em seguida, enviamos a você um e-mail com um link e um código, para saber que o endereço é seu.',
    noScripts:
      'Muitos agendamentos estão chegando agora. Sem scripts, confirme por e-mail: enviamos um link e um código.',
    byMail: 'Confirmar por e-mail',
  },
  named: {
    answer: (question) => `Resposta a “${question}”`,
    about: (field, problem) => `“${field}”: ${problem}`,
  },
  didYouMean: {
    title: (address) => `Você quis dizer ${address}?`,
    text: (typed) => `Você digitou ${typed}, e o convite vai para lá. Nada está agendado ainda.`,
    suggested: (address) => `Sim, usar ${address}`,
    typed: (address) => `Não, ${address} está certo`,
  },
  yes: 'Sim',
  no: 'Não',
  pleaseChoose: 'Escolha',
  privacy: (host) => `Seus dados vão para ${host} e são usados somente para esta reunião.`,
  problems: {
    title: 'Confira o que está marcado abaixo',
    name: 'Digite seu nome.',
    nameUnfit:
      'Digite só um nome: sem endereços da web, números de telefone nem caracteres de controle especiais, e com letras de um só alfabeto por palavra.',
    email: 'Digite um endereço de e-mail, por exemplo ada@example.com.',
    notes: 'Encurte suas observações para no máximo 5.000 caracteres de texto sem formatação.',
    emailSeveral: 'Digite um só endereço de e-mail. Outras pessoas podem participar como convidadas.',
    emailLocal: 'Nossos e-mails não chegam a endereços com acentos ou tremas antes da @. Digite outro endereço.',
    guests: 'Digite endereços de e-mail separados por vírgulas, por exemplo ada@example.com, ben@example.com.',
    guestsMany: 'Digite no máximo 10 endereços de e-mail.',
    reason: 'Encurte o motivo para no máximo 1.000 caracteres de texto sem formatação.',
    required: 'Responda a esta pergunta.',
    answer: 'Confira esta resposta.',
    too_long: 'Encurte esta resposta.',
    unfit: 'Esta resposta contém caracteres de controle invisíveis. Digite-a de novo.',
    notANumber: 'Digite um número, por exemplo 12 ou 1,5.',
    notAPhone:
      'Isto não é um número de telefone: use dígitos, espaços e um sinal de mais, por exemplo +41 44 555 01 99.',
    notAnAddress: 'Digite um endereço da web, por exemplo https://example.com.',
    followUp: 'Sua resposta acima leva a mais uma pergunta. Veja qual é e confirme de novo.',
    consent: 'Marque esta caixa: sem ela, não é possível agendar a reunião.',
    tooMany:
      'Muitos agendamentos vieram da sua rede agora há pouco. Tudo o que você digitou continua aqui: tente de novo em alguns minutos.',
    notTaken: 'Não foi possível fazer este agendamento. Escreva diretamente para o anfitrião.',
    networkShare:
      'Sua rede atingiu o limite semanal de agendamentos com este anfitrião. Tudo o que você digitou continua aqui: escreva diretamente para o anfitrião, ou tente de novo em alguns dias.',
    mailboxShare:
      'Este endereço de e-mail atingiu o limite de agendamentos em aberto com este anfitrião. Tudo o que você digitou continua aqui: cancele um agendamento de que não precisa, ou escreva diretamente para o anfitrião.',
    hostFull:
      'No momento, não são aceitos mais agendamentos aqui. Tudo o que você digitou continua aqui: escreva diretamente para o anfitrião, ou tente de novo em alguns dias.',
    onceMore: 'Clique no botão mais uma vez. Tudo o que você digitou continua aqui, e nada está agendado ainda.',
    proofNeeded:
      'Muitos agendamentos estão chegando agora, então seu navegador precisa primeiro fazer um pequeno cálculo. Isso leva alguns segundos e segue automaticamente. Tudo o que você digitou continua aqui.',
    proofNeededAgain:
      'Não foi possível usar o cálculo do seu navegador. Clique no botão mais uma vez, ou confirme por e-mail. Tudo o que você digitou continua aqui.',
    mailRefused:
      'Não podemos enviar outro e-mail a este endereço hoje. Tudo o que você digitou continua aqui: use outro endereço, ou escreva diretamente para o anfitrião.',
    memberGone:
      'No momento, não é possível agendar com a pessoa que você escolheu. Tudo o que você digitou continua aqui: volte e escolha outra, ou quem estiver livre.',
    eventGone: 'Isto não pode mais ser agendado desta forma. Volte e escolha de novo.',
    expired: 'Esta página ficou aberta por muito tempo. Tudo o que você digitou continua aqui: confirme mais uma vez.',
  },
  taken: {
    title: 'Outra pessoa acabou de agendar este horário',
    gone: 'Este horário não está mais livre',
    notOffered: 'Este horário não pode ser agendado',
    choose: 'O que você digitou continua aqui. Escolha um destes horários:',
    none: 'Não há outro horário livre próximo a este. Veja outro mês.',
  },
  alreadyUsed: {
    title: 'Você já agendou com este formulário',
    text: 'Ele já foi enviado antes com outros dados. Aqui está seu agendamento; para fazer outro, comece de novo.',
    see: 'Ver meu agendamento',
    again: 'Agendar outro horário',
  },
  outcome: {
    elsewhere: {
      title: (host) => `${host} ainda está em outra reunião`,
      text: 'Ela está demorando mais que o previsto. Fique aqui: a sua começa assim que ela terminar.',
      again: 'Atualizar',
    },
    booked: 'Agendamento confirmado',
    standsUnmailed: 'Guarde esta página: o endereço dela leva ao seu agendamento.',
    oftenEnough: (email) =>
      `${email} atingiu o limite diário de e-mails nossos, então não enviamos nenhum agora. Seu agendamento é válido.`,
    guestsOftenEnough: (count) =>
      plural('pt', count, {
        one: `${count} convidado atingiu o limite diário de e-mails nossos, então não lhe enviamos nenhum agora. Seu agendamento é válido.`,
        other: `${count} convidados atingiram o limite diário de e-mails nossos, então não lhes enviamos nenhum agora. Seu agendamento é válido.`,
      }),
    mailed: (email) => `Estamos enviando o convite a ${email}.`,
    moved: 'Remarcado: o novo horário está confirmado',
    movedMailed: (email) =>
      `Estamos enviando o novo horário a ${email}. O evento no seu calendário é movido automaticamente.`,
    offTime: 'Não vale mais:',
    join: 'Entrar na reunião',
    you: 'Você',
    copyLink: 'Copiar link',
    copied: 'Link copiado',
    linkSoon: 'O link para entrar está sendo criado e chega por e-mail. Ele também vai aparecer aqui.',
    linkLater: (host) => `Seu agendamento está confirmado. ${host} vai enviar a você, por e-mail, o link para entrar.`,
    linkTrouble: (host) =>
      `Seu agendamento está confirmado, mas o GoTo ainda não criou a reunião. ${host} já recebeu um aviso e vai enviar um link a você.`,
    calendarTitle: 'No seu calendário',
    more: 'Alterar ou agendar de novo',
    refresh: 'Atualizar',
    addToCalendar: 'Adicionar ao calendário',
    google: 'Google Calendar',
    outlook: 'Outlook.com',
    microsoft365: 'Microsoft 365',
    reschedule: 'Remarcar',
    rescheduleUntil: (when) => `Você pode remarcar este agendamento até ${when}.`,
    cancelUntil: (when) => `Você pode cancelá-lo até ${when}.`,
    tooLateToMove: (host) => `Não é mais possível remarcar on-line. Escreva diretamente para ${host}.`,
    tooLateToCancel: (host) => `Não é mais possível cancelar on-line. Escreva diretamente para ${host}.`,
    cancel: 'Cancelar agendamento',
    edit: 'Alterar nome ou convidados',
    before: 'Antes:',
    again: 'Agendar outro horário',
    what: 'O quê',
    who: 'Com',
    reason: 'Motivo',
    when: 'Quando',
    hostsTime: (host) => `Horário de ${host}`,
    byPhone: 'Por telefone',
    over: 'Esta reunião terminou.',
  },
}

export const emptyMessages: Translation<typeof en.emptyMessages> = {
  fullyBooked: (date) => `Agenda cheia: ${date}.`,
  monthFull: 'A agenda deste mês está cheia.',
  notice: (from, notice) => `Disponível a partir de ${from}: antecedência de ${notice}.`,
  opens: (date) => `Disponível a partir de ${date}.`,
  ended: (date) => `Disponível até ${date}.`,
  closed: (date) => `Sem horários: ${date}.`,
  nextFree: (date) => `Próximo dia livre: ${date}`,
  hours: (count) => plural('pt', count, { one: `${count} hora`, other: `${count} horas` }),
  days: (count) => plural('pt', count, { one: '24 horas', other: `${count} dias` }),
  minutes: (count) => plural('pt', count, { one: `${count} minuto`, other: `${count} minutos` }),
}

export const manageMessages: Translation<typeof en.manageMessages> = {
  move: {
    title: 'Escolha outro horário',
    question: 'Remarcar para este horário?',
    now: 'Agendado para',
    newTime: 'Novo horário',
    text: (host) => `${host} recebe um e-mail na hora. O link para entrar continua o mesmo.`,
    button: 'Remarcar agendamento',
    choose: 'Escolha um destes horários:',
    keep: 'Manter o horário atual',
    sameTime: 'Seu agendamento já é neste horário. Escolha outro, ou mantenha este.',
    changed: 'Este agendamento foi alterado em outro lugar nesse meio-tempo. Confira-o antes de remarcar.',
    tooLate: (host) => `Este agendamento não pode mais ser remarcado on-line. Escreva diretamente para ${host}.`,
  },
  edit: {
    title: 'Altere seus dados',
    text: 'O horário continua o mesmo. Todos recebem o convite de novo.',
    guestsHint:
      'Endereços de e-mail de outras pessoas que devem participar, separados por vírgulas. Elas também recebem o convite.',
    button: 'Salvar alterações',
    keep: 'Deixar como está',
    over: 'Esta reunião já começou, então os dados não podem mais ser alterados.',
  },
  pending: {
    title: 'Sua solicitação foi enviada',
    text: (host, email) =>
      `${host} ainda precisa confirmar este horário. Ele fica reservado para você, e a resposta vai para ${email}.`,
    unanswered: 'Sua solicitação não foi respondida',
  },
  declined: {
    title: 'Solicitação recusada',
    text: (host) => `${host} não pode neste horário. Talvez outro seja bom para todos.`,
    expired: (host) => `${host} não respondeu a tempo. Escolha outro horário, ou escreva diretamente.`,
  },
  cancel: {
    title: 'Cancelar este agendamento?',
    text: (host) => `${host} recebe um e-mail na hora, e o horário fica livre para outras pessoas.`,
    reason: 'Motivo',
    reasonHint: (host) => `${host} vai ler este texto.`,
    button: 'Cancelar agendamento',
    keep: 'Manter',
    done: 'Agendamento cancelado',
    doneBy: {
      attendee: 'Você cancelou este agendamento. As duas partes recebem um e-mail.',
      host: (host) => `${host} cancelou este agendamento.`,
    },
    tooLate: (hours, host) =>
      plural('pt', hours, {
        one: `É possível cancelar on-line até ${hours} hora antes do início. Escreva diretamente para ${host}.`,
        other: `É possível cancelar on-line até ${hours} horas antes do início. Escreva diretamente para ${host}.`,
      }),
    over: 'Esta reunião terminou, então não há mais nada a cancelar.',
  },
}

export const proofMessages: Translation<typeof en.proofMessages> = {
  title: 'Confira seu e-mail',
  text: (email) => `Enviamos um link e um código para ${email}. Abra o link, ou digite o código aqui.`,
  held: (until) => `Nada está agendado ainda. O horário fica reservado para você até ${until}.`,
  ended: 'O horário não está mais reservado',
  endedText:
    'Passaram-se quinze minutos sem confirmação, então outras pessoas podem agendá-lo. Tente de novo: se ainda estiver livre, nós o reservamos mais uma vez e enviamos um novo e-mail.',
  endedLink: 'Outras pessoas já podem agendá-lo. Se ainda estiver livre, você pode confirmá-lo mesmo assim.',
  code: 'Código do e-mail',
  codeHint: 'Seis dígitos. Se o e-mail não chegar em um minuto, olhe na pasta de spam.',
  confirm: 'Confirmar agendamento',
  again: 'Enviar o e-mail de novo',
  tryAgain: 'Tentar de novo',
  sentAgain: 'O e-mail está a caminho mais uma vez, com o mesmo código.',
  change: 'Alterar meus dados',
  look: 'Já abri o link',
  another: 'Escolher outro horário',
  byLink: 'Confirme seu agendamento',
  byLinkText: 'Mais um clique, e o horário está agendado. Se você não o pediu, feche esta página: nada acontece.',
  withdrawn: 'Esta solicitação foi alterada ou descartada. Agende de novo.',
  taken: 'Outra pessoa agendou este horário nesse meio-tempo. Escolha outro; o que você digitou continua aqui.',
  problems: {
    code: 'Este não é o código do último e-mail. Confira os seis dígitos.',
    codesEnded: 'Muitos códigos errados. Abra o link que está no e-mail.',
    mailedEnough: 'Enviamos três e-mails para este agendamento. Olhe na pasta de spam, ou altere seus dados.',
    mailRefused:
      'Não podemos enviar outro e-mail a este endereço hoje. Altere o endereço, ou escreva diretamente para o anfitrião.',
    refused: 'Não foi possível fazer este agendamento. Escreva diretamente para o anfitrião.',
  },
}

export const reportMessages: Translation<typeof en.reportMessages> = {
  title: 'Denunciar este e-mail',
  text: (host) =>
    `Você recebeu um e-mail sobre um agendamento com ${host} que você não solicitou? Avise o operador deste serviço. Seu endereço não é repassado.`,
  button: 'Denunciar o e-mail',
  done: 'Agradecemos o aviso. O operador examina os e-mails das contas denunciadas e pode bloqueá-los.',
}

export const unsubscribeMessages: Translation<typeof en.unsubscribeMessages> = {
  title: 'Não receber mais estes e-mails',
  text: (host) =>
    `${host} não vai mais enviar a você agradecimentos, perguntas nem convites após as reuniões. Os e-mails sobre seus agendamentos continuam chegando.`,
  button: 'Cancelar inscrição',
  done: (host) => `Pronto. ${host} não envia mais e-mails deste tipo a você.`,
  back: 'Quero recebê-los de novo',
  again: 'Você voltou a receber estes e-mails.',
}
