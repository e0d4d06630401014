import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const operatorMessages: Translation<typeof en.operatorMessages> = {
  navigation: 'Operador',
  nav: {
    tenants: 'Contas',
    mail: 'E-mails',
    log: 'Registro de auditoria',
    settings: 'Configurações',
    system: 'Sistema',
  },
  back: 'Voltar ao seu painel',
  tenants: {
    title: 'Contas',
    description:
      'As contas deste Foyer, das mais novas às mais antigas. Você vê números e estados, nunca dados de participantes.',
    search: 'Nome, endereço ou link público',
    suspendedOnly: 'Só as suspensas',
    filter: 'Buscar',
    none: 'Nenhuma conta encontrada.',
    columns: {
      name: 'Conta',
      created: 'Criada em',
      seen: 'Último acesso',
      use: 'Uso',
      connections: 'Conexões',
      state: 'Estado',
    },
    use: (bookings, recent, mails) =>
      `Agendamentos: ${bookings}, dos quais ${recent} em 30 dias. E-mails: ${mails} em 30 dias`,
    teamPage: 'Página de uma equipe',
    never: 'Nunca',
  },
  tenant: {
    title: (name) => name,
    facts: 'Dados',
    email: 'Endereço',
    page: 'Página',
    team: 'Equipe',
    roles: { owner: 'proprietário', manager: 'gerente', member: 'membro' },
    counts: {
      bookings: 'Agendamentos',
      recentBookings: 'Agendamentos feitos em 30 dias',
      recentMails: 'E-mails enviados em 30 dias',
      eventTypes: 'Tipos de reunião',
      webhooks: 'Webhooks',
      apiKeys: 'Chaves de API',
      failedJobs: 'Tarefas com falha',
    },
    log: 'Registro de segurança desta conta',
    mails: 'E-mails a outras pessoas',
    mailsText:
      'Os e-mails a participantes e convidados são retidos automaticamente quando muitos são devolvidos ou denunciados. Eles ficam aguardando sua decisão.',
    complaints: (bounces, reports) =>
      `Em 7 dias: endereços que devolveram e-mails: ${bounces}; e-mails denunciados: ${reports}.`,
    causes: {
      bounces: (when) => `Retidos desde ${when}: muitos foram devolvidos.`,
      reports: (when) => `Retidos desde ${when}: muitos foram denunciados.`,
      operator: (when) => `Retidos desde ${when} por um operador.`,
    },
    stop: 'Reter os e-mails',
    release: 'Enviar os e-mails em espera',
    discard: 'Descartar os e-mails em espera',
    quotas: 'Cotas',
    quotasText: 'Vazio significa o padrão.',
    bookingsPerDay: 'Agendamentos em 24 horas',
    mailsPerDay: 'Primeiros e-mails em 24 horas a endereços que não concordaram',
    quotaUnfit: 'Digite um número inteiro, ou nada.',
    save: 'Salvar',
    suspension: 'Suspensão',
    suspendText:
      'As páginas e os widgets deixam de ser encontrados; o painel e a API só permitem leitura. Os agendamentos continuam válidos, os e-mails sobre eles são enviados, e os participantes podem cancelar.',
    suspend: 'Suspender esta conta',
    suspended: (when) => `Suspensa desde ${when}.`,
    resume: 'Reativar esta conta',
    own: 'Esta é sua própria conta.',
  },
  states: { active: 'Ativa', suspended: 'Suspensa', unverified: 'Não confirmada', quarantined: 'E-mails retidos' },
  goto: {
    connected: 'GoTo conectado',
    reconnect_needed: 'GoTo precisa ser reconectado',
    not_connected: 'Sem GoTo',
  },
  calendars: (accounts, broken) => {
    const all = plural('pt', accounts, {
      one: `${accounts} conta de calendário`,
      other: `${accounts} contas de calendário`,
    })
    return broken === 0 ? all : `${all}, ${broken} com problema`
  },
  mail: {
    title: 'E-mails e tarefas',
    description:
      'O que está na fila e o que falhou em definitivo, por tipo. Conteúdos e destinatários não são mostrados.',
    queue: 'Fila',
    none: 'Nada na fila e nenhuma falha.',
    columns: {
      kind: 'Tipo',
      queued: 'Na fila',
      waiting: 'Aguardando algo externo',
      failed: 'Falha definitiva',
      late: 'Maior atraso',
      retry: 'Tentar de novo',
    },
    retry: (kind) => `Tentar de novo tudo o que falhou: ${kind}`,
    retried: (n) =>
      plural('pt', n, { one: `${n} tarefa está de novo na fila.`, other: `${n} tarefas estão de novo na fila.` }),
    minutes: (n) => plural('pt', n, { one: `${n} minuto`, other: `${n} minutos` }),
    test: 'Enviar um e-mail de teste',
    testText: (address) => `Um e-mail curto para ${address}. Depois você vê o que o servidor de e-mail respondeu.`,
    send: 'Enviar um e-mail de teste',
    accepted: 'O servidor de e-mail o aceitou',
    refused: 'O servidor de e-mail não o aceitou',
  },
  log: {
    title: 'Registro de auditoria',
    description: 'Tudo o que foi registrado, do mais novo ao mais antigo.',
    ofOne: 'Só uma conta é mostrada.',
    all: 'Mostrar tudo',
  },
  settings: {
    title: 'Configurações deste Foyer',
    description: 'O que você decide aqui prevalece sobre as variáveis de ambiente, na hora e sem reiniciar.',
    signUp: 'Cadastro',
    signUpText: 'Quem pode criar uma conta. As contas existentes continuam.',
    mode: 'O cadastro está',
    modes: { environment: (mode) => `como diz SIGN_UP: ${mode}`, open: 'aberto', closed: 'fechado' },
    domains: 'Só endereços destes domínios',
    domainsHint:
      'Um por linha, incluindo os subdomínios. Vazio: todos. Vale quando o cadastro está aberto por esta página.',
    domainsUnfit: 'Digite domínios como example.com, no máximo 100.',
    save: 'Salvar',
  },
  system: {
    title: 'Sistema',
    description: 'Aquilo de que este Foyer depende, como npm run doctor o vê, e as versões.',
    findings: 'Resultados',
    columns: { state: 'Estado', subject: 'O quê', text: 'Resultado' },
    fine: 'Em ordem',
    failing: 'Com falha',
    versions: 'Versões',
    support: 'Para o suporte',
    supportText: 'Os segredos ficam ocultos. Não há dados de participantes.',
    copy: 'Copiar o texto para o suporte',
  },
  testMail: {
    subject: 'E-mail de teste do Foyer',
    text: (url) => `Este é o e-mail de teste que você pediu em ${url}. Se você o está lendo, os e-mails chegam.`,
  },
}
