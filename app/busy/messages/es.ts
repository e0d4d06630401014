import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const busyMessages: Translation<typeof en.busyMessages> = {
  title: 'Calendarios',
  description:
    'El tiempo que ya tiene ocupado en otro lugar no se ofrece aquí. Foyer lee qué períodos están ocupados, nunca por qué.',
  done: {
    added: 'El calendario se ha añadido. Sus períodos ocupados ya no se ofrecen.',
    saved: 'Su selección se ha guardado.',
    refreshed: 'El calendario se ha vuelto a leer.',
    removed: 'El calendario se ha quitado. Sus horas vuelven a quedar libres.',
    subscription: 'Su dirección está lista. Una dirección anterior ya no funciona.',
    unsubscribed: 'La dirección ya no funciona.',
  },
  feeds: 'Calendarios por dirección',
  feedsText:
    'Para un calendario que no puede conectar o que solo puede leer: cualquiera que tenga una dirección (ICS). Se lee cada diez minutos.',
  none: 'No se lee ningún calendario por su dirección.',
  url: 'Dirección del calendario',
  urlHint:
    'Google: configuración del calendario, “Dirección secreta en formato iCal”. Outlook: Configuración, “Calendarios compartidos”, publicar, enlace ICS.',
  allDayBlocks: 'Los eventos de todo el día bloquean el día',
  staleBlocks: 'Seguir bloqueando los períodos ocupados conocidos si el calendario deja de responder',
  add: 'Añadir calendario',
  save: 'Guardar selección',
  refresh: 'Leer ahora',
  refreshNamed: (name) => `Leer ahora: ${name}`,
  remove: 'Quitar',
  removeNamed: (name) => `Quitar: ${name}`,
  status: {
    new: 'Aún sin leer',
    ok: 'Al día',
    partly_read: 'Leído en parte',
    failing: 'No se puede leer',
    stale: 'Desactualizado',
  },
  readAt: (when, count) =>
    `Última lectura: ${when}. ${plural('es', count, { one: 'Un período ocupado', other: `${count} períodos ocupados` })} en los próximos 13 meses.`,
  lastGood: (when) => `Seguimos usando lo que leímos el ${when}.`,
  neverRead: 'Nunca se ha leído, así que no bloquea nada.',
  unread: (count) =>
    plural('es', count, {
      one: 'Un evento no se pudo leer y no bloquea tiempo.',
      other: `${count} eventos no se pudieron leer y no bloquean tiempo.`,
    }),
  unreadHint: 'Revise usted estos días o vuelva a crear los eventos en su calendario.',
  unreadEvent: (date, reason, zone) =>
    `${date ?? 'Sin fecha'}: ${
      {
        zone: `la zona horaria “${zone}” es desconocida`,
        time: 'sus horas no son válidas',
        rule: 'su regla de repetición no es válida',
        component: 'su tipo es desconocido',
        cut_off: 'el calendario está incompleto',
      }[reason]
    }`,
  unreadMore: (count) => `y ${count} más`,
  problems: {
    refused: 'Esta dirección ya no lleva a un servidor de la internet pública.',
    too_slow: 'El servidor del calendario tardó demasiado.',
    too_large: 'El calendario supera los 5 MB.',
    insecure: 'El servidor del calendario no tiene un certificado válido.',
    unreadable: 'La respuesta no se puede leer como calendario.',
    broken: 'No se pudo acceder al servidor del calendario.',
    not_there: 'No hay ningún calendario en esta dirección o ya no es público.',
    bad_answer: 'El servidor del calendario respondió con un error.',
    moved: 'La dirección redirige a otra. Añada esa en su lugar.',
    not_a_calendar: 'La respuesta no es un calendario. Quizá sea la dirección de una página web.',
    not_understood: 'La respuesta es un calendario, pero no se pudo leer ninguno de sus eventos.',
    too_much: 'El calendario contiene más de lo que podemos procesar.',
  },
  refusals: {
    not_a_url: 'Escriba la dirección completa, empezando por https://.',
    not_https: 'La dirección debe empezar por https://.',
    has_credentials: 'Use una dirección sin nombre de usuario ni contraseña.',
    port_refused: 'Use una dirección con el puerto habitual o con uno superior a 1023.',
    not_public: 'No encontramos esta dirección en la internet pública. Revísela.',
    already_there: 'Ya ha añadido este calendario.',
    too_many: 'Tiene 50 calendarios. Quite primero uno.',
  },
  gotoTitle: 'Reuniones creadas en GoTo',
  gotoText:
    'Solo puede celebrar una reunión a la vez, así que las reuniones que cree directamente en GoTo bloquean su tiempo.',
  gotoMeetings: {
    notConnected: 'Conecte GoTo y sus reuniones bloquearán aquí su tiempo.',
    notYet: 'Aún sin leer',
    readAt: (when) => `Última lectura: ${when}`,
    failing: (when) => `GoTo no responde desde el ${when}`,
    lastGood: (when) => `Seguimos usando lo que leímos el ${when}.`,
    neverRead: 'Sus reuniones nunca se han leído, así que no bloquean nada.',
  },
  subscription: {
    title: 'Sus reservas en otro calendario',
    text: 'Una dirección a la que puede suscribirse cualquier calendario. Las reservas reprogramadas y canceladas se actualizan automáticamente.',
    create: 'Crear dirección',
    renew: 'Renovar dirección',
    remove: 'Quitar dirección',
    copy: 'Copiar dirección del calendario',
    secret: 'Quien tenga esta dirección ve sus reservas. Renuévela si ha llegado a manos de otra persona.',
  },
}
