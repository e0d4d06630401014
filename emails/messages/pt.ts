import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const mailMessages: Translation<typeof en.mailMessages> = {
  report: 'Não pediu este e-mail? Denuncie',
  hello: (name) => `Olá, ${name},`,
  with: 'Com',
  together: 'Em conjunto com',
  when: 'Quando',
  yourTime: 'seu horário',
  theirTime: (name) => `horário de ${name}`,
  minutes: (count) => plural('pt', count, { one: `${count} minuto`, other: `${count} minutos` }),
  meetingWith: (title, name) => `${title} com ${name}`,
  linkInside: 'O link para entrar está neste e-mail.',
  before: 'Antes',
  join: 'Entrar na reunião',
  joinHint: 'Abre no navegador; não é preciso ter conta. O anfitrião libera a entrada de todos no início.',
  phone: 'Por telefone',
  place: 'Local',
  instructions: 'É bom saber',
  linkFollows: 'O link para entrar chega em um segundo e-mail, assim que a reunião for criada.',
  linkFromHost: (host) => `O GoTo ainda não criou a reunião. ${host} já recebeu um aviso e vai enviar um link a você.`,
  manage: 'Ver, remarcar ou cancelar seu agendamento',
  manageHint: 'Surgiu um imprevisto?',
  openBooking: 'Abrir o agendamento',
  start: 'Iniciar como anfitrião',
  startHint: 'A partir de 30 minutos antes do início:',
  onBookingPage: 'como você escreveu na página do seu agendamento',
  email: 'E-mail',
  zone: 'Fuso horário',
  guests: 'Convidados',
  notes: 'Observações',
  reason: 'Motivo',
  why: 'Por quê',
  bookAgain: 'Agendar outro horário',
  noReply: 'Responda a este e-mail para falar diretamente com a outra parte.',
  foot: 'Enviado pelo Foyer, que administra este agendamento.',
  accountFoot: 'Enviado pelo Foyer, porque este endereço nos foi informado. Se não foi você, ignore este e-mail.',
  security: {
    notices: {
      new_browser: {
        subject: 'Novo acesso à sua conta',
        text: () => 'Alguém acabou de entrar na sua conta em um navegador que ainda não conhecíamos.',
      },
      password_changed: {
        subject: 'Sua senha foi alterada',
        text: () => 'A senha da sua conta foi alterada. Suas outras sessões foram encerradas.',
      },
      email_changed: {
        subject: 'O endereço da sua conta foi alterado',
        text: () => 'A partir de agora, sua conta tem outro endereço de e-mail. Este não pertence mais a ela.',
      },
      app_added: {
        subject: 'Códigos de um app configurados',
        text: () => 'A partir de agora, para entrar com a senha também é preciso um código de um app autenticador.',
      },
      app_removed: {
        subject: 'Códigos de um app removidos',
        text: () => 'O app autenticador foi removido da sua conta. Os códigos dele não funcionam mais.',
      },
      passkey_added: {
        subject: 'Chave de acesso adicionada',
        text: (name) => `A chave de acesso “${name}” foi adicionada à sua conta. Quem a tiver pode entrar.`,
      },
      passkey_removed: {
        subject: 'Chave de acesso removida',
        text: (name) => `A chave de acesso “${name}” foi removida da sua conta. Ela não funciona mais.`,
      },
      second_step_on: {
        subject: 'Verificação em duas etapas ativada',
        text: () => 'A partir de agora, para entrar com a senha é preciso uma segunda etapa.',
      },
      second_step_off: {
        subject: 'Verificação em duas etapas desativada',
        text: () => 'A partir de agora, a senha sozinha basta para entrar.',
      },
      recovery_codes_renewed: {
        subject: 'Você tem novos códigos de recuperação',
        text: () => 'Novos códigos de recuperação foram gerados para sua conta. Os anteriores não funcionam mais.',
      },
      recovery_code_used: {
        subject: 'Um código de recuperação foi usado',
        text: () => 'Alguém entrou na sua conta com um código de recuperação. Esse código não vale mais.',
      },
      api_key_added: {
        subject: 'Nova chave de API criada',
        text: (name) => `A chave de API “${name}” foi criada para sua conta.`,
      },
      provider_linked: {
        subject: 'Nova forma de entrar adicionada',
        text: (name) => `A partir de agora, sua conta está vinculada a um acesso com ${name}.`,
      },
      provider_unlinked: {
        subject: 'Uma forma de entrar foi removida',
        text: (name) => `Sua conta não está mais vinculada a um acesso com ${name}.`,
      },
    },
    keysStay: (keys) =>
      `Estas chaves de API ainda funcionam. Se outras pessoas puderem ter acesso a elas, revogue-as na página de chaves de API:\n${keys}`,
    notYou:
      'Se foi você, não há nada a fazer. Se não foi, defina uma nova senha agora mesmo e encerre todas as outras sessões.',
    notYouAnyMore:
      'Se foi você, não há nada a fazer. Se não foi, avise o operador deste serviço agora mesmo: só ele ainda pode ajudar.',
    button: 'Ver sua conta',
    seeKeys: 'Ver suas chaves de API',
    signIn: 'Ir para a página de acesso',
  },
  confirmed: {
    subjectAttendee: (meeting, when) => `Agendado: ${meeting}, ${when}`,
    subjectHost: (meeting, when) => `Novo agendamento: ${meeting}, ${when}`,
    subjectGuest: (meeting, when) => `Convite: ${meeting}, ${when}`,
    headingAttendee: 'Agendamento confirmado',
    headingGuest: (attendee) => `${attendee} convida você para uma reunião`,
    headingHost: (attendee) => `${attendee} agendou um horário com você`,
  },
  linkReady: {
    subject: (meeting, when) => `Link para entrar: ${meeting}, ${when}`,
    heading: 'Aqui está o link para entrar',
  },
  rescheduled: {
    subject: (meeting, when) => `Remarcado: ${meeting}, agora ${when}`,
    heading: 'A reunião foi remarcada',
  },
  cancelled: {
    subject: (meeting, when) => `Cancelado: ${meeting}, ${when}`,
    heading: 'A reunião foi cancelada',
    byYou: 'Você cancelou esta reunião. Não precisa fazer mais nada.',
    by: (name) => `${name} cancelou esta reunião. Seu calendário a remove automaticamente.`,
  },
  recording: {
    subject: (meeting) => `Gravação: ${meeting}`,
    heading: 'A gravação da sua reunião',
    text: 'Qualquer pessoa com este link pode assistir sem senha, então compartilhe com cuidado.',
    button: 'Assistir à gravação',
  },
  followUp: {
    thanks: {
      subject: (meeting) => `Agradecimento: ${meeting}`,
      heading: (host) => `${host} agradece`,
      text: (host) => `Agradecemos seu tempo. Foi um prazer para ${host} conversar com você.`,
    },
    feedback: {
      subject: (meeting) => `Como foi? ${meeting}`,
      heading: (host) => `${host} gostaria de saber sua opinião`,
      text: (host) => `Como foi sua reunião? ${host} gostaria de ler algumas palavras suas. Leva um minuto.`,
    },
    book_again: {
      subject: (meeting) => `Outra reunião? ${meeting}`,
      heading: (host) => `Converse de novo com ${host}`,
      text: () => 'Se ainda há assuntos a tratar, escolha um horário que funcione para você.',
    },
    missed: {
      subject: (meeting) => `Pena que não nos encontramos: ${meeting}`,
      heading: () => 'Pena que não nos encontramos',
      text: (host) => `A reunião não aconteceu como previsto. ${host} terá prazer em achar outro horário com você.`,
    },
    feedbackButton: 'Dar opinião',
    unsubscribe: (host) => `Não receber mais e-mails deste tipo de ${host}`,
  },
  updated: {
    subject: (meeting, when) => `Alterado: ${meeting}, ${when}`,
    heading: 'Os dados mudaram',
    text: (attendee) => `${attendee} mudou quem participa desta reunião. O horário continua o mesmo.`,
  },
  reassigned: {
    subject: (meeting, when) => `Outro anfitrião: ${meeting}, ${when}`,
    heading: 'Outra pessoa vai atender você',
    text: (host) => `A reunião será com ${host}. O horário continua o mesmo.`,
    ofSeveral: {
      subject: (meeting, when) => `Outros anfitriões: ${meeting}, ${when}`,
      heading: 'Os anfitriões desta reunião mudaram',
      text: (hosts) => `A reunião é com ${hosts}. O horário continua o mesmo.`,
    },
  },
  takenOver: {
    subject: (meeting, when) => `Você assume: ${meeting}, ${when}`,
    heading: 'Você assume uma reunião',
    text: (team) => `Esta reunião da equipe ${team} passou para você. O participante já sabe.`,
  },
  handedOver: {
    subject: (meeting, when) => `Não é mais sua: ${meeting}, ${when}`,
    heading: 'Outra pessoa da equipe assume',
    text: (team) =>
      `Agora esta reunião está com outra pessoa da equipe ${team}. Seu calendário a remove automaticamente.`,
  },
  uninvited: {
    subject: (meeting, when) => `Convite retirado: ${meeting}, ${when}`,
    heading: 'Seu convite foi retirado',
    text: (attendee) => `${attendee} retirou seu nome desta reunião. Seu calendário a remove automaticamente.`,
  },
  declined: {
    subject: (meeting, when) => `Não será possível: ${meeting}, ${when}`,
    heading: 'Este horário não deu certo',
    text: (host) => `${host} não pode no horário que você pediu.`,
    expired: (host) => `${host} não respondeu a tempo, então sua solicitação expirou. Escolha outro horário.`,
    expiredHost: (attendee) =>
      `Você não respondeu a tempo à solicitação de ${attendee}, então ela foi recusada automaticamente. O horário está livre de novo.`,
  },
  proof: {
    subject: (meeting, code) => `${code} confirma seu e-mail: ${meeting}`,
    heading: 'Confirme seu endereço de e-mail',
    text: (until) =>
      `Você escolheu um horário. Ele fica reservado para você até ${until} e é agendado quando você confirmar. Até lá, nada aparece no calendário de ninguém.`,
    button: 'Confirmar endereço de e-mail',
    code: 'Ou digite este código onde você agendou',
    not: 'Não foi você? Então não faça nada: o horário volta a ficar livre sozinho, e ninguém é avisado.',
  },
  requested: {
    subject: (meeting) => `Sua solicitação: ${meeting}`,
    heading: 'Sua solicitação chegou',
    text: (host) =>
      `${host} ainda precisa confirmar este horário. Ele fica reservado para você, e a resposta chega por e-mail. Nada está no seu calendário ainda.`,
  },
  toAnswer: {
    subject: (meeting, when) => `Responda: ${meeting}, ${when}`,
    heading: (attendee) => `${attendee} solicita uma reunião`,
    button: 'Aprovar ou recusar',
    due: (when) => `O horário está reservado. Responda até ${when}; depois disso, a solicitação expira.`,
  },
  newTime: {
    subject: (meeting) => `Escolha outro horário: ${meeting}`,
    heading: (host) => `${host} pede outro horário`,
    text: 'Seu agendamento continua válido. Escolha outro horário que funcione para você, e a reunião é remarcada.',
    messageFrom: (host) => `Mensagem de ${host}`,
    button: 'Escolher outro horário',
  },
  reminder: {
    subject: (meeting, inTime) => `Lembrete: ${meeting} ${inTime}`,
    heading: (inTime) => `Sua reunião começa ${inTime}`,
  },
  gone: {
    subject: (title, attendee) => `Falta a reunião do GoTo: ${title} com ${attendee}`,
    text: (attendee) =>
      `A reunião do GoTo deste agendamento não existe mais; talvez tenha sido excluída no GoTo. O agendamento continua confirmado, mas ${attendee} não tem link para entrar. Crie a reunião de novo, ou cancele o agendamento.`,
    button: 'Abrir o agendamento',
  },
  verify: {
    subject: 'Confirme seu endereço de e-mail',
    text: 'Um clique, e sua página de agendamento pode ir ao ar.',
    button: 'Confirmar endereço',
    expires: 'O link vale por 24 horas.',
  },
  reset: {
    subject: 'Defina uma nova senha',
    text: 'Alguém, provavelmente você, pediu para definir uma nova senha para sua conta.',
    button: 'Definir uma nova senha',
    expires: 'O link vale uma vez e por uma hora. Se você não pediu, nada muda.',
  },
  change: {
    subject: 'Confirme seu novo endereço de e-mail',
    text: 'Confirme que este é seu novo endereço. Até lá, o antigo continua em uso.',
    button: 'Confirmar novo endereço',
    expires: 'O link vale por 24 horas.',
  },
  sendingAddress: {
    proof: {
      subject: 'Confirme o endereço de envio dos seus e-mails',
      text: (address) =>
        `Alguém com sessão aberta no Foyer pediu para enviar e-mails a participantes a partir de ${address}. Se foi você, abra o link no navegador em que sua sessão está aberta e confirme. Se não foi, não faça nada: nenhum e-mail sairá deste endereço.`,
      button: 'Confirmar o endereço de envio',
      expires: 'O link vale por 24 horas, e só para a conta que fez o pedido.',
    },
    off: {
      subject: (address) => `Os e-mails não saem mais de ${address}`,
      dns: (address) =>
        `As linhas de DNS de que os e-mails de ${address} precisam não estão mais certas. A partir de agora, seus e-mails saem de novo do endereço deste serviço, e nenhum se perde. A página mostra qual linha corrigir.`,
      refused: (address) =>
        `O servidor de e-mail não aceitou um e-mail de ${address}. Ele foi enviado do endereço deste serviço, e os próximos também serão, até você verificar o endereço de novo.`,
      button: 'Abrir o endereço de envio',
    },
  },
  replyToProof: {
    subject: 'Confirme o endereço para respostas',
    text: (address) =>
      `Alguém com sessão aberta no Foyer pediu que as respostas dos participantes sejam enviadas a ${address}. Se foi você, abra o link no navegador em que sua sessão está aberta e confirme. Se não foi, não faça nada: nenhuma resposta irá para este endereço.`,
    button: 'Confirmar o endereço Reply-To',
    expires: 'O link vale por 24 horas, e só para a conta que fez o pedido.',
  },
  exists: {
    subject: 'Você já tem uma conta',
    text: 'Alguém, provavelmente você, tentou se cadastrar com este endereço. Ele já tem uma conta: entre, ou defina uma nova senha se você a esqueceu.',
    button: 'Entrar',
  },
  accountDeleted: {
    subject: 'Sua conta foi excluída',
    text: 'Sua conta no Foyer e tudo o que havia nela foram excluídos, como você pediu. Sua página de agendamento não existe mais, e este é o último e-mail sobre ela.',
    button: 'Abrir o Foyer',
    small: 'Se não foi você, entre em contato agora mesmo com o operador deste serviço.',
  },
  reconnect: {
    subject: 'Reconecte o GoTo para criar as reuniões',
    text: 'O GoTo não aceita mais nosso acesso à sua conta. Ainda é possível agendar com você, mas sem link para entrar. Reconectar leva um minuto, e as reuniões que faltam são criadas automaticamente.',
    button: 'Reconectar o GoTo',
  },
  team: {
    open: 'Abrir sua equipe',
    invitation: {
      subject: (inviter, team) => `${inviter} convida você para a equipe ${team}`,
      text: (inviter, team) =>
        `${inviter} gostaria que você entrasse na equipe ${team} no Foyer. Antes de entrar, você vê o que os gerentes dela podem ver e fazer. Seus agendamentos e sua conta continuam seus.`,
      button: 'Ver o convite',
      small: (email) =>
        `Você pode aceitá-lo com a conta que tem o endereço ${email}. Se não tem uma, cadastre-se com este endereço. O convite expira após 14 dias.`,
    },
    news: {
      joined: {
        subject: (person, team) => `${person} entrou na equipe ${team}`,
        text: (person, team) => `${person} aceitou o convite e agora faz parte da sua equipe ${team}.`,
      },
      left: {
        subject: (person, team) => `${person} saiu da equipe ${team}`,
        text: (person, team) =>
          `${person} saiu da sua equipe ${team}. Os agendamentos da equipe que estavam com essa pessoa passaram para outros membros que estavam livres; os demais ficam com ela e não aparecem mais na tabela da equipe.`,
      },
      removed: {
        subject: (_person, team) => `Você não faz mais parte da equipe ${team}`,
        text: (_person, team) =>
          `Sua participação na equipe ${team} foi encerrada. Sua conta, sua página e seus agendamentos ficam como estão; os gerentes da equipe não os veem mais.`,
      },
      incomplete: {
        subject: (_person, team, eventTypes) => `${team}: não é possível agendar ${eventTypes} agora`,
        text: (person, team, eventTypes) =>
          `Na sua equipe ${team}, estas reuniões exigem todos os membros: ${eventTypes}. Mas não é mais possível agendá-las com ${person || 'alguém que excluiu a própria conta'}. Ninguém pode agendar até que todos voltem a estar disponíveis, ou até você escolher com quais membros continuar.`,
      },
      owner: {
        subject: (_person, team) => `A equipe ${team} agora é sua`,
        text: (person, team) => `${person} transferiu a equipe ${team} para você. Agora ela é sua.`,
      },
    },
  },
  calendar: {
    subject: (calendar) => `Não conseguimos ler seu calendário “${calendar}”`,
    text: (calendar) =>
      `No momento, não conseguimos ler “${calendar}” no endereço informado. Ainda usamos o que lemos por último, então horários ocupados desde então podem continuar sendo oferecidos. Confira o endereço, ou espere se você sabe o motivo.`,
    button: 'Ver seus calendários',
  },
  reconnectCalendar: {
    subject: (account) => `Reconecte seu calendário: ${account}`,
    text: (account) =>
      `${account} não aceita mais nosso acesso. Ainda usamos o que lemos por último, então horários ocupados desde então podem continuar sendo oferecidos, e novas reuniões não aparecem lá. Reconectar leva um minuto.`,
    button: 'Ver seus calendários',
  },
  calendarUnreadable: {
    subject: (account) => `Não conseguimos ler seus calendários: ${account}`,
    text: (account) =>
      `Há mais de uma hora não conseguimos ler ${account}. Continuamos tentando. Até lá, vale sua escolha para calendários que não podem ser lidos; você a encontra junto aos seus calendários.`,
    button: 'Ver seus calendários',
  },
  calendarEdit: {
    deleted: {
      subject: (title, attendee) => `Excluída no seu calendário: ${title} com ${attendee}`,
      text: (attendee) =>
        `Você excluiu esta reunião no seu calendário. A reunião em si continua marcada, e ${attendee} não recebeu nenhum aviso. Você quer cancelá-la, mantê-la ou colocá-la de volta no seu calendário?`,
    },
    moved: {
      subject: (title, attendee) => `Movida no seu calendário: ${title} com ${attendee}`,
      text: (attendee, when) =>
        `Você moveu esta reunião no seu calendário para ${when}. A reunião em si ainda está no horário antigo, e ${attendee} não recebeu nenhum aviso. Você quer remarcar a reunião, ou colocá-la de volta no seu calendário?`,
    },
    button: 'Decidir',
  },
  deliveryOff: {
    subject: (target) => `Entregas a ${target} desativadas`,
    text: (target) =>
      `Há dias ${target} não aceita nada nosso, ou respondeu que o endereço não existe mais. Nada mais é enviado para lá. Corrija o sistema de destino, ative-o de novo no Foyer e reenvie, a partir do registro, o que falta.`,
    button: 'Abrir o registro',
  },
  trouble: {
    subject: (title, attendee) => `Sem link da reunião: ${title} com ${attendee}`,
    text: (attendee) =>
      `O agendamento está confirmado, mas o GoTo não criou a reunião, então ${attendee} não tem link para entrar. Verifique sua conta do GoTo e tente de novo no Foyer, ou envie seu próprio link.`,
    button: 'Abrir o agendamento',
  },
}
