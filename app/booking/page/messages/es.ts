import { formatAlternatives } from '~/i18n/dates'
import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const bookingMessages: Translation<typeof en.bookingMessages> = {
  hostPage: {
    title: (host) => `Reserve una hora con ${host}`,
    choose: '¿Qué desea reservar?',
    none: 'En este momento no se puede reservar nada aquí',
    noneHint: (host) => `${host} todavía no ofrece ninguna hora. Vuelva más adelante.`,
  },
  minutes: (count) => plural('es', count, { one: '1 minuto', other: `${count} minutos` }),
  durations: (minutes) => `${formatAlternatives('es-ES', minutes)} minutos`,
  duration: '¿Cuánto tiempo?',
  chooseMember: '¿Con quién?',
  anyMember: 'Quien esté libre',
  member: 'Con',
  memberUnavailable:
    'En este momento no se puede reservar aquí con la persona que pidió. Elija a otra o a quien esté libre.',
  ourTeam: 'Nuestro equipo',
  where: 'En línea con GoTo (enlace por correo)',
  places: {
    host_calls: (host) => `Por teléfono: ${host} le llama`,
    attendee_calls: (number) => `Por teléfono: usted llama al ${number}`,
    link: 'En línea (enlace por correo)',
  },
  place: 'Dónde',
  prepare: 'Información útil',
  yourPhone: 'Su número de teléfono',
  consentLink: 'Leer más',
  byHost: (host) => `${host} confirma esta solicitud. Hasta entonces, la hora queda apartada para usted.`,
  pick: 'Elija un día y una hora',
  previousMonth: 'Mes anterior',
  nextMonth: 'Mes siguiente',
  free: (count) => plural('es', count, { one: '1 hora libre', other: `${count} horas libres` }),
  noneFree: 'sin horas libres',
  timesOn: (date) => `Horas del ${date}`,
  chooseDay: 'Elija un día para ver sus horas.',
  allTimes: (count) => plural('es', count, { one: 'Mostrar la hora', other: `Mostrar las ${count} horas` }),
  timeZone: 'Zona horaria',
  showZone: 'Mostrar en esta zona',
  allZones: 'Todas las zonas horarias',
  offsetThen: (offset) => `${offset} en este día`,
  today: 'Hoy',
  bookedDay: 'Su reserva es este día',
  bookedTime: 'Reservada',
  partsOfDay: { morning: 'Mañana', afternoon: 'Tarde', evening: 'Noche' },
  otherClock: (hour12) => (hour12 ? 'Mostrar 24 horas' : 'Mostrar a. m. y p. m.'),
  nothingThisMonth: 'No hay horas libres este mes.',
  nothingAtAll: (host) => `No hay horas libres en este momento. Vuelva más adelante o pregunte directamente a ${host}.`,
  tryNext: 'Ver el mes siguiente',
  back: 'Elegir otra hora',
  details: 'Sus datos',
  yourName: 'Su nombre',
  email: 'Correo electrónico',
  emailHint: 'Aquí llegará la invitación.',
  notes: 'Notas',
  notesHint: 'Todo lo que ayude a preparar la reunión.',
  guests: 'Invitados',
  guestsHint: 'Direcciones de correo de otras personas que deban participar, separadas por comas.',
  confirm: 'Confirmar reserva',
  sendRequest: 'Enviar solicitud',
  named: {
    answer: (question) => `Responda a “${question}”`,
    about: (field, problem) => `“${field}”: ${problem}`,
  },
  didYouMean: {
    title: (address) => `¿Quiso decir ${address}?`,
    text: (typed) => `Escribió ${typed}, y la invitación llegará allí. Todavía no se ha reservado nada.`,
    suggested: (address) => `Sí, usar ${address}`,
    typed: (address) => `No, ${address} es correcta`,
  },
  yes: 'Sí',
  no: 'No',
  pleaseChoose: 'Elija una opción',
  privacy: (host) => `Sus datos llegan a ${host} y se usan solo para esta reunión.`,
  leaveEmpty: 'Deje este campo vacío',
  proof: {
    next: 'A continuación le enviamos un correo con un enlace y un código, para saber que la dirección es suya.',
    noScripts:
      'Están llegando muchas reservas. Sin JavaScript, confirme por correo: le enviamos un enlace y un código.',
    byMail: 'Confirmar por correo',
  },
  problems: {
    title: 'Revise lo que está marcado abajo',
    name: 'Escriba su nombre.',
    nameUnfit:
      'Escriba solo un nombre: sin direcciones web, números de teléfono ni caracteres de control especiales, y con letras de un solo alfabeto por palabra.',
    email: 'Escriba una dirección de correo, por ejemplo ada@example.com.',
    notes: 'Acorte sus notas a 5000 caracteres de texto sin formato.',
    emailSeveral: 'Escriba una sola dirección de correo. Otras personas pueden participar como invitados.',
    emailLocal:
      'Nuestros correos no llegan a direcciones con tildes, eñes u otros signos especiales antes de la @. Escriba otra dirección.',
    guests: 'Escriba direcciones de correo separadas por comas, por ejemplo ada@example.com, ben@example.com.',
    guestsMany: 'Escriba 10 direcciones de correo como máximo.',
    reason: 'Acorte el motivo a 1000 caracteres de texto sin formato.',
    required: 'Responda a esta pregunta.',
    answer: 'Revise esta respuesta.',
    too_long: 'Acorte esta respuesta.',
    unfit: 'Esta respuesta contiene caracteres de control invisibles. Escríbala de nuevo.',
    notANumber: 'Escriba un número, por ejemplo 12 o 1,5.',
    notAPhone: 'No es un número de teléfono: use cifras, espacios y un signo más, por ejemplo +41 44 555 01 99.',
    notAnAddress: 'Escriba una dirección web, por ejemplo https://example.com.',
    followUp: 'Su respuesta anterior lleva a una pregunta más. Respóndala y confirme de nuevo.',
    consent: 'Marque esta casilla: sin ella no se puede reservar la reunión.',
    tooMany:
      'Acaban de llegar muchas reservas desde su red. Todo lo que ha escrito sigue aquí: inténtelo de nuevo en unos minutos.',
    notTaken: 'No se pudo hacer esta reserva. Escriba directamente al anfitrión.',
    networkShare:
      'Su red ha alcanzado el límite semanal de reservas con este anfitrión. Todo lo que ha escrito sigue aquí: escríbale directamente o inténtelo de nuevo dentro de unos días.',
    mailboxShare:
      'Esta dirección de correo ha alcanzado el límite de reservas abiertas con este anfitrión. Todo lo que ha escrito sigue aquí: cancele una reserva que no necesite o escríbale directamente.',
    hostFull:
      'En este momento no se aceptan más reservas aquí. Todo lo que ha escrito sigue aquí: escriba directamente al anfitrión o inténtelo de nuevo dentro de unos días.',
    onceMore: 'Pulse el botón una vez más. Todo lo que ha escrito sigue aquí y todavía no se ha reservado nada.',
    proofNeeded:
      'Están llegando muchas reservas, así que su navegador tiene que hacer antes un pequeño cálculo. Tarda unos segundos y continúa solo. Todo lo que ha escrito sigue aquí.',
    proofNeededAgain:
      'El cálculo de su navegador no se pudo usar. Pulse el botón una vez más o confirme por correo. Todo lo que ha escrito sigue aquí.',
    mailRefused:
      'Hoy no podemos enviar más correos a esta dirección. Todo lo que ha escrito sigue aquí: use otra dirección o escriba directamente al anfitrión.',
    memberGone:
      'En este momento no se puede reservar con la persona que eligió. Todo lo que ha escrito sigue aquí: vuelva atrás y elija a otra persona o a quien esté libre.',
    eventGone: 'Esto ya no se puede reservar de esta forma. Vuelva atrás y elija de nuevo.',
    expired: 'Esta página estuvo abierta mucho tiempo. Todo lo que ha escrito sigue aquí: confirme una vez más.',
  },
  taken: {
    title: 'Alguien acaba de reservar esta hora',
    gone: 'Esta hora ya no está libre',
    notOffered: 'Esta hora no se puede reservar',
    choose: 'Lo que ha escrito se conserva. Elija una de estas horas:',
    none: 'No hay otra hora libre cercana. Mire en otro mes.',
  },
  alreadyUsed: {
    title: 'Ya ha reservado con este formulario',
    text: 'Se envió antes con otros datos. Aquí tiene su reserva; para hacer otra, empiece de nuevo.',
    see: 'Ver mi reserva',
    again: 'Reservar otra hora',
  },
  outcome: {
    elsewhere: {
      title: (host) => `${host} sigue en otra reunión`,
      text: 'Se está alargando más de lo previsto. No se vaya: la suya empieza en cuanto termine.',
      again: 'Comprobar de nuevo',
    },
    booked: 'Reserva confirmada',
    standsUnmailed: 'Conserve esta página: su dirección lleva a su reserva.',
    oftenEnough: (email) =>
      `Hoy ya hemos enviado a ${email} el máximo de correos, así que no enviamos otro. Su reserva es válida.`,
    guestsOftenEnough: (count) =>
      plural('es', count, {
        one: 'Un invitado ya ha recibido hoy el máximo de correos, así que no le enviamos otro. Su reserva es válida.',
        other: `${count} invitados ya han recibido hoy el máximo de correos, así que no les enviamos otro. Su reserva es válida.`,
      }),
    mailed: (email) => `Estamos enviando la invitación a ${email}.`,
    moved: 'Reprogramada: su reserva tiene una nueva hora',
    movedMailed: (email) =>
      `Estamos enviando la nueva hora a ${email}. El evento de su calendario se actualiza automáticamente.`,
    offTime: 'Ya no es válida:',
    join: 'Unirse a la reunión',
    you: 'Usted',
    copyLink: 'Copiar enlace',
    copied: 'Enlace copiado',
    linkSoon: 'El enlace para unirse se está creando y llegará por correo. También aparecerá aquí.',
    linkLater: (host) => `Su reserva está confirmada. ${host} le enviará por correo el enlace para unirse.`,
    linkTrouble: (host) =>
      `Su reserva está confirmada, pero GoTo todavía no ha creado la reunión. ${host} ya tiene aviso y le enviará un enlace.`,
    calendarTitle: 'En su calendario',
    more: 'Cambiar o reservar de nuevo',
    refresh: 'Actualizar',
    addToCalendar: 'Añadir al calendario',
    google: 'Google Calendar',
    outlook: 'Outlook.com',
    microsoft365: 'Microsoft 365',
    reschedule: 'Reprogramar',
    rescheduleUntil: (when) => `Puede reprogramar esta reserva hasta el ${when}.`,
    cancelUntil: (when) => `Puede cancelarla hasta el ${when}.`,
    tooLateToMove: (host) => `Ya no es posible reprogramar en línea. Escriba directamente a ${host}.`,
    tooLateToCancel: (host) => `Ya no es posible cancelar en línea. Escriba directamente a ${host}.`,
    cancel: 'Cancelar reserva',
    edit: 'Cambiar nombre o invitados',
    before: 'Antes:',
    again: 'Reservar otra hora',
    what: 'Qué',
    who: 'Con',
    reason: 'Motivo',
    when: 'Cuándo',
    hostsTime: (host) => `Hora de ${host}`,
    byPhone: 'Por teléfono',
    over: 'Esta reunión ya ha terminado.',
  },
}

export const emptyMessages: Translation<typeof en.emptyMessages> = {
  fullyBooked: (date) => `Todo reservado el ${date}.`,
  monthFull: 'Este mes está todo reservado.',
  notice: (from, notice) => `Se puede reservar a partir del ${from}: antelación mínima de ${notice}.`,
  opens: (date) => `Se puede reservar a partir del ${date}.`,
  ended: (date) => `Solo se puede reservar hasta el ${date}.`,
  closed: (date) => `Sin horas el ${date}.`,
  nextFree: (date) => `Próximo día libre: ${date}`,
  hours: (count) => plural('es', count, { one: '1 hora', other: `${count} horas` }),
  days: (count) => plural('es', count, { one: '24 horas', other: `${count} días` }),
  minutes: (count) => plural('es', count, { one: '1 minuto', other: `${count} minutos` }),
}

export const manageMessages: Translation<typeof en.manageMessages> = {
  move: {
    title: 'Elija otra hora',
    question: '¿Cambiar a esta hora?',
    now: 'Reservada para',
    newTime: 'Nueva hora',
    text: (host) => `${host} recibe un correo de inmediato. El enlace para unirse sigue siendo el mismo.`,
    button: 'Reprogramar reserva',
    choose: 'Elija una de estas horas:',
    keep: 'Mantener la hora actual',
    sameTime: 'Su reserva ya es a esta hora. Elija otra o manténgala.',
    changed: 'Mientras tanto, esta reserva se ha cambiado en otro lugar. Revísela antes de reprogramarla.',
    tooLate: (host) => `Esta reserva ya no se puede reprogramar en línea. Escriba directamente a ${host}.`,
  },
  edit: {
    title: 'Cambie sus datos',
    text: 'La hora no cambia. Todas las personas invitadas reciben de nuevo la invitación.',
    guestsHint:
      'Direcciones de correo de otras personas que deban participar, separadas por comas. También reciben la invitación.',
    button: 'Guardar cambios',
    keep: 'Dejarlo como está',
    over: 'Esta reunión ya ha comenzado, así que sus datos no se pueden cambiar.',
  },
  pending: {
    title: 'Su solicitud se ha enviado',
    text: (host, email) =>
      `${host} todavía tiene que confirmar esta hora. Queda apartada para usted, y la respuesta llegará a ${email}.`,
    unanswered: 'Su solicitud no tuvo respuesta',
  },
  declined: {
    title: 'Solicitud rechazada',
    text: (host) => `${host} no puede a esta hora. Quizá otra les convenga a ambas partes.`,
    expired: (host) => `${host} no respondió a tiempo. Elija otra hora o escríbale directamente.`,
  },
  cancel: {
    title: '¿Cancelar esta reserva?',
    text: (host) => `${host} recibe un correo de inmediato y la hora queda libre para otras personas.`,
    reason: 'Motivo',
    reasonHint: (host) => `${host} lo leerá.`,
    button: 'Cancelar reserva',
    keep: 'Conservarla',
    done: 'Reserva cancelada',
    doneBy: {
      attendee: 'Usted canceló esta reserva. Ambas partes reciben un correo.',
      host: (host) => `${host} canceló esta reserva.`,
    },
    tooLate: (hours, host) =>
      `Se puede cancelar en línea hasta ${plural('es', hours, { one: 'una hora', other: `${hours} horas` })} antes del inicio. Escriba directamente a ${host}.`,
    over: 'Esta reunión ya ha terminado, así que no queda nada que cancelar.',
  },
}

export const proofMessages: Translation<typeof en.proofMessages> = {
  title: 'Revise su correo',
  text: (email) => `Hemos enviado un enlace y un código a ${email}. Abra el enlace o escriba el código aquí.`,
  held: (until) => `Todavía no se ha reservado nada. La hora queda apartada para usted hasta ${until}.`,
  ended: 'La hora ya no está apartada',
  endedText:
    'Han pasado quince minutos sin confirmación y otras personas pueden reservarla. Inténtelo de nuevo: si sigue libre, la apartamos otra vez y enviamos un correo nuevo.',
  endedLink: 'Otras personas ya pueden reservarla. Si sigue libre, aún puede confirmarla.',
  code: 'Código del correo',
  codeHint: 'Seis dígitos. Si el correo no ha llegado al cabo de un minuto, mire en la carpeta de correo no deseado.',
  confirm: 'Confirmar reserva',
  again: 'Enviar el correo otra vez',
  tryAgain: 'Intentar de nuevo',
  sentAgain: 'Estamos enviando el correo de nuevo, con el mismo código.',
  change: 'Cambiar mis datos',
  look: 'Ya he abierto el enlace',
  another: 'Elegir otra hora',
  byLink: 'Confirme su reserva',
  byLinkText: 'Pulse una vez más y la hora queda reservada. Si usted no la pidió, cierre esta página: no pasará nada.',
  withdrawn: 'Esta solicitud se cambió o se retiró. Reserve de nuevo.',
  taken: 'Entretanto, otra persona ha reservado esta hora. Elija otra; lo que ha escrito se conserva.',
  problems: {
    code: 'El código no coincide con el del último correo. Revise los seis dígitos.',
    codesEnded: 'Demasiados códigos erróneos. Abra el enlace del correo.',
    mailedEnough:
      'Hemos enviado tres correos para esta reserva. Mire en la carpeta de correo no deseado o cambie sus datos.',
    mailRefused: 'Hoy no podemos enviar más correos a esta dirección. Cámbiela o escriba directamente al anfitrión.',
    refused: 'No se pudo hacer esta reserva. Escriba directamente al anfitrión.',
  },
}

export const reportMessages: Translation<typeof en.reportMessages> = {
  title: 'Denunciar este correo',
  text: (host) =>
    `¿Ha recibido un correo sobre una reserva con ${host} que usted no pidió? Avise al operador de este servicio. Su dirección no se transmite a nadie.`,
  button: 'Denunciar el correo',
  done: 'Gracias. El operador revisa los correos de las cuentas denunciadas y puede detenerlos.',
}

export const unsubscribeMessages: Translation<typeof en.unsubscribeMessages> = {
  title: 'No recibir más correos como este',
  text: (host) =>
    `${host} ya no le enviará agradecimientos, preguntas ni propuestas después de las reuniones. Los correos sobre sus reservas seguirán llegando.`,
  button: 'Cancelar suscripción',
  done: (host) => `Listo. ${host} no le enviará más correos de este tipo.`,
  back: 'Quiero recibirlos otra vez',
  again: 'Vuelve a recibir estos correos.',
}
