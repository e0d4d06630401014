import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const mailTextMessages: Translation<typeof en.mailTextMessages> = {
  title: (title) => `Correos de ${title}`,
  description:
    'Sus propias palabras para los correos al asistente. Aparecen encima de la hora, el enlace y la entrada de calendario, que siempre van en el correo. Donde no escriba nada, se envía el texto de Foyer.',
  moments: {
    label: 'Correo',
    confirmed: 'Confirmación',
    reminder: 'Recordatorio',
    rescheduled: 'Reprogramación',
    cancelled: 'Cancelación',
    declined: 'Rechazo',
    'follow-up': 'Después de la reunión',
  },
  which: {
    label: 'Recordatorio',
    all: 'Todos los recordatorios',
    before: (time) => `${time} antes`,
    allHint:
      'Para los recordatorios del asistente que no tengan texto propio. Los recordatorios se eligen en el tipo de reunión.',
    oneHint: 'Para todos los que reciban este recordatorio, según lo elegido en el tipo de reunión.',
    followUpHint: 'Sustituye a nuestro texto. En “Después de la reunión” se elige si se envía y cuándo.',
  },
  language: 'Idioma',
  own: 'texto propio',
  onlyIn: (languages) =>
    `No hay ningún texto suyo en este idioma, así que sus lectores reciben el de Foyer. Para ellos no se usa el que escribió en otro idioma: ${languages}.`,
  subject: 'Asunto',
  subjectHint: 'Una línea. Vacío: el asunto de Foyer, que indica la reunión y su hora.',
  body: 'Texto',
  bodyHint: 'Una línea en blanco empieza un nuevo párrafo. Vacío: solo los datos.',
  save: 'Guardar',
  saved: 'Guardado. A partir de ahora, los correos llevan este texto.',
  preview: 'Vista previa',
  test: 'Enviarme una prueba',
  tested: (address) => `La prueba está en camino a ${address}.`,
  often: 'Ya son bastantes pruebas por ahora. Inténtelo de nuevo dentro de una hora.',
  placeholders: 'Marcadores',
  placeholdersHint:
    'Póngalos en el texto; cada uno se convierte en lo que representa. Una línea que solo tenga un marcador vacío se omite.',
  inSubject: 'también en el asunto',
  means: {
    'attendee.name': 'El nombre del asistente',
    'attendee.first_name': 'Su nombre de pila',
    'attendee.email': 'Su dirección',
    'host.name': 'El nombre de la persona con quien se reúne',
    'host.first_name': 'El nombre de pila de la persona con quien se reúne',
    'host.email': 'La dirección de la persona con quien se reúne',
    'team.name': 'El nombre del equipo; vacío si no hay equipo',
    event_type: 'El título de este tipo de reunión',
    when: 'Fecha, hora y zona horaria, en la zona de quien lee',
    date: 'Solo la fecha',
    time: 'Solo la hora de inicio',
    time_zone: 'La zona horaria de quien lee',
    duration: 'Cuánto dura',
    starts_in: 'Cuánto falta: “dentro de 24 horas”',
    old_when: 'Fecha y hora antes de la reprogramación',
    reason: 'El motivo que indicó usted; vacío si no hay motivo',
    location: 'El lugar o el enlace para unirse',
    join_url: 'El enlace para unirse o el lugar',
    manage_url: 'La página donde se puede reprogramar o cancelar',
    book_again_url: 'Su página de reservas',
    answers: 'Todas las preguntas con sus respuestas',
    notes: 'Las notas del asistente',
  },
  answerTo: (label) => `La respuesta a “${label}”`,
  typedHint:
    'Las respuestas y notas solo se repiten a asistentes que han confirmado su dirección con un enlace de nuestros correos. Los demás reciben en su lugar un enlace a su reserva, porque cualquiera puede escribir la dirección de un desconocido.',
  shownWith: {
    booking: (attendee, when) => `Así lo recibiría ${attendee}, con los datos de su última reserva: ${when}.`,
    sample: 'Con datos inventados, porque este tipo de reunión todavía no tiene reservas.',
  },
  from: 'De',
  replyTo: 'Respuestas a',
  plain: 'Texto sin formato',
  problems: {
    unknown: (name, line, column) => `Línea ${line}, carácter ${column}: no existe el marcador {{${name}}}.`,
    nearest: (name) => ` ¿Quiso decir {{${name}}}?`,
    not_here: (name, line, column) =>
      `Línea ${line}, carácter ${column}: {{${name}}} no significa nada en este correo.`,
    not_in_subject: (name, line, column) =>
      `Línea ${line}, carácter ${column}: {{${name}}} es demasiado largo para un asunto. Póngalo en el texto.`,
    open: (line, column) => `Línea ${line}, carácter ${column}: a un marcador le falta }} en su línea.`,
    too_many: (line, column) => `Línea ${line}, carácter ${column}: hay demasiados marcadores.`,
    too_long: (most) => `Debe tener como máximo ${most} caracteres.`,
    unfit: 'Tiene caracteres que los correos no admiten. Un asunto es una sola línea.',
    link_or_number:
      'Un asunto no puede contener un enlace, una dirección ni un número de teléfono. Póngalo en el texto.',
  },
}
