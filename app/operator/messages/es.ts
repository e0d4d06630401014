import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const operatorMessages: Translation<typeof en.operatorMessages> = {
  navigation: 'Operador',
  nav: {
    tenants: 'Cuentas',
    mail: 'Correos',
    log: 'Registro de auditoría',
    settings: 'Configuración',
    system: 'Sistema',
  },
  back: 'Volver a su administración',
  tenants: {
    title: 'Cuentas',
    description:
      'Las cuentas de este Foyer, las más recientes primero. Usted ve cantidades y estados, nunca datos de los asistentes.',
    search: 'Nombre, dirección o enlace',
    suspendedOnly: 'Solo suspendidas',
    filter: 'Buscar',
    none: 'No se ha encontrado ninguna cuenta.',
    columns: {
      name: 'Cuenta',
      created: 'Creada',
      seen: 'Última visita',
      use: 'Uso',
      connections: 'Conexiones',
      state: 'Estado',
    },
    use: (bookings, recent, mails) =>
      `Reservas: ${bookings}, de ellas ${recent} en 30 días. Correos: ${mails} en 30 días`,
    teamPage: 'Página de un equipo',
    never: 'Nunca',
  },
  tenant: {
    title: (name) => name,
    facts: 'Datos',
    email: 'Dirección',
    page: 'Página',
    team: 'Equipo',
    roles: { owner: 'propietario', manager: 'responsable', member: 'miembro' },
    counts: {
      bookings: 'Reservas',
      recentBookings: 'Reservas hechas en 30 días',
      recentMails: 'Correos enviados en 30 días',
      eventTypes: 'Tipos de reunión',
      webhooks: 'Webhooks',
      apiKeys: 'Claves de API',
      failedJobs: 'Tareas fallidas',
    },
    log: 'Registro de seguridad de esta cuenta',
    mails: 'Correos a otras personas',
    mailsText:
      'Los correos a asistentes e invitados se detienen por sí solos si demasiados se devuelven o se denuncian. Entonces quedan a la espera de su decisión.',
    complaints: (bounces, reports) =>
      `En 7 días, direcciones que devolvieron correos: ${bounces}; que denunciaron alguno: ${reports}.`,
    causes: {
      bounces: (when) => `Detenidos desde el ${when}: demasiadas devoluciones.`,
      reports: (when) => `Detenidos desde el ${when}: demasiadas denuncias.`,
      operator: (when) => `Detenidos desde el ${when} por un operador.`,
    },
    stop: 'Detener los correos',
    release: 'Enviar los correos en espera',
    discard: 'Descartar los correos en espera',
    quotas: 'Cuotas',
    quotasText: 'Vacío significa el valor predeterminado.',
    bookingsPerDay: 'Reservas en 24 horas',
    mailsPerDay: 'Primeros correos en 24 horas a direcciones que no han dado su conformidad',
    quotaUnfit: 'Escriba un número entero o deje el campo vacío.',
    save: 'Guardar',
    suspension: 'Suspensión',
    suspendText:
      'Las páginas y los widgets dejan de estar accesibles; la administración y la API solo permiten leer. Las reservas siguen en pie, se envían los correos sobre ellas y los asistentes pueden cancelar.',
    suspend: 'Suspender esta cuenta',
    suspended: (when) => `Suspendida desde el ${when}.`,
    resume: 'Reactivar esta cuenta',
    own: 'Esta es su propia cuenta.',
  },
  states: {
    active: 'Activa',
    suspended: 'Suspendida',
    unverified: 'Sin verificar',
    quarantined: 'Correos detenidos',
  },
  goto: {
    connected: 'GoTo conectado',
    reconnect_needed: 'Hay que volver a conectar GoTo',
    not_connected: 'Sin GoTo',
  },
  calendars: (accounts, broken) => {
    const all = plural('es', accounts, {
      one: '1 cuenta de calendario',
      other: `${accounts} cuentas de calendario`,
    })
    return broken === 0 ? all : `${all}, ${broken} con fallos`
  },
  mail: {
    title: 'Correos y tareas',
    description:
      'Lo que espera en la cola y lo que ha fallado definitivamente, por tipo. No se muestran contenidos ni destinatarios.',
    queue: 'Cola',
    none: 'No hay nada en espera y no ha fallado nada.',
    columns: {
      kind: 'Tipo',
      queued: 'En cola',
      waiting: 'A la espera de algo externo',
      failed: 'Fallo definitivo',
      late: 'Retraso de la más antigua',
      retry: 'Reintentar',
    },
    retry: (kind) => `Reintentar todas las fallidas: ${kind}`,
    retried: (n) =>
      plural('es', n, {
        one: '1 tarea vuelve a estar en la cola.',
        other: `${n} tareas vuelven a estar en la cola.`,
      }),
    minutes: (n) => plural('es', n, { one: '1 minuto', other: `${n} minutos` }),
    test: 'Enviar un correo de prueba',
    testText: (address) => `Un correo breve a ${address}. Después verá lo que respondió el servidor de correo.`,
    send: 'Enviar un correo de prueba',
    accepted: 'El servidor de correo lo ha aceptado',
    refused: 'El servidor de correo no lo ha aceptado',
  },
  log: {
    title: 'Registro de auditoría',
    description: 'Todo lo que se ha registrado, lo más reciente primero.',
    ofOne: 'Solo se muestra una cuenta.',
    all: 'Mostrar todo',
  },
  settings: {
    title: 'Configuración de este Foyer',
    description: 'Lo que decida aquí prevalece sobre el entorno, de inmediato y sin reiniciar.',
    signUp: 'Registro',
    signUpText: 'Quién puede crear una cuenta. Las cuentas que ya existen se mantienen.',
    mode: 'El registro está',
    modes: { environment: (mode) => `como indica SIGN_UP: ${mode}`, open: 'abierto', closed: 'cerrado' },
    domains: 'Solo direcciones de estos dominios',
    domainsHint:
      'Uno por línea, con sus subdominios. Vacío: todos. Se aplica cuando el registro se abre desde esta página.',
    domainsUnfit: 'Escriba dominios como example.com, 100 como máximo.',
    save: 'Guardar',
  },
  system: {
    title: 'Sistema',
    description: 'De qué depende este Foyer, según npm run doctor, y sus versiones.',
    findings: 'Resultados',
    columns: { state: 'Estado', subject: 'Qué', text: 'Resultado' },
    fine: 'Correcto',
    failing: 'Con fallos',
    versions: 'Versiones',
    support: 'Para el soporte técnico',
    supportText: 'Los secretos están ocultos. No contiene datos de los asistentes.',
    copy: 'Copiar el texto para el soporte',
  },
  testMail: {
    subject: 'Correo de prueba de Foyer',
    text: (url) => `Este es el correo de prueba que pidió en ${url}. Si lo lee, los correos llegan.`,
  },
}
