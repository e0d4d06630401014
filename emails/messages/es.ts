import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const mailMessages: Translation<typeof en.mailMessages> = {
  report: '¿No ha pedido usted este correo? Denúncielo',
  hello: (name) => `Hola, ${name}:`,
  with: 'Con',
  together: 'Junto con',
  when: 'Cuándo',
  yourTime: 'su hora',
  theirTime: (name) => `hora de ${name}`,
  minutes: (count) => plural('es', count, { one: '1 minuto', other: `${count} minutos` }),
  meetingWith: (title, name) => `${title} con ${name}`,
  linkInside: 'El enlace para unirse está en este correo.',
  before: 'Antes',
  join: 'Unirse a la reunión',
  joinHint: 'Se abre en su navegador; no hace falta ninguna cuenta. El anfitrión da paso a todos al comenzar.',
  phone: 'Por teléfono',
  place: 'Dónde',
  instructions: 'Información útil',
  linkFollows: 'El enlace para unirse llegará en otro correo, en cuanto la reunión esté creada.',
  linkFromHost: (host) => `GoTo todavía no ha creado la reunión. ${host} ya tiene aviso y le enviará un enlace.`,
  manage: 'Ver, reprogramar o cancelar su reserva',
  manageHint: '¿Le ha surgido algo?',
  openBooking: 'Abrir la reserva',
  start: 'Iniciar como anfitrión',
  startHint: 'Desde 30 minutos antes del inicio:',
  onBookingPage: 'como indicó en su página de reservas',
  email: 'Correo electrónico',
  zone: 'Zona horaria',
  guests: 'Invitados',
  notes: 'Notas',
  reason: 'Motivo',
  why: 'Causa',
  bookAgain: 'Reservar otra hora',
  noReply: 'Responda a este correo para escribir directamente a la otra parte.',
  foot: 'Enviado por Foyer, que gestiona esta reserva.',
  accountFoot: 'Enviado por Foyer porque alguien nos indicó esta dirección. Si no fue usted, ignore este correo.',
  security: {
    notices: {
      new_browser: {
        subject: 'Nuevo inicio de sesión en su cuenta',
        text: () => 'Alguien acaba de iniciar sesión en su cuenta desde un navegador que no habíamos visto antes.',
      },
      password_changed: {
        subject: 'Su contraseña ha cambiado',
        text: () => 'La contraseña de su cuenta ha cambiado. Se ha cerrado su sesión en todos los demás dispositivos.',
      },
      email_changed: {
        subject: 'La dirección de su cuenta ha cambiado',
        text: () => 'A partir de ahora, su cuenta tiene otra dirección de correo. Esta ya no está asociada a ella.',
      },
      app_added: {
        subject: 'Aplicación de autenticación configurada',
        text: () =>
          'A partir de ahora, para iniciar sesión con la contraseña hace falta además un código de una aplicación de autenticación.',
      },
      app_removed: {
        subject: 'Aplicación de autenticación quitada',
        text: () => 'La aplicación de autenticación se ha quitado de su cuenta. Sus códigos ya no funcionan.',
      },
      passkey_added: {
        subject: 'Se ha añadido una llave de acceso',
        text: (name) => `La llave de acceso “${name}” se ha añadido a su cuenta. Quien la tenga puede iniciar sesión.`,
      },
      passkey_removed: {
        subject: 'Se ha quitado una llave de acceso',
        text: (name) => `La llave de acceso “${name}” se ha quitado de su cuenta. Ya no funciona.`,
      },
      second_step_on: {
        subject: 'Verificación en dos pasos activada',
        text: () => 'A partir de ahora, para iniciar sesión con la contraseña hace falta un segundo paso.',
      },
      second_step_off: {
        subject: 'Verificación en dos pasos desactivada',
        text: () => 'A partir de ahora, la contraseña por sí sola basta para iniciar sesión.',
      },
      recovery_codes_renewed: {
        subject: 'Tiene nuevos códigos de recuperación',
        text: () => 'Se han creado nuevos códigos de recuperación para su cuenta. Los anteriores ya no funcionan.',
      },
      recovery_code_used: {
        subject: 'Se ha usado un código de recuperación',
        text: () =>
          'Alguien ha iniciado sesión en su cuenta con un código de recuperación, que ya no volverá a funcionar.',
      },
      api_key_added: {
        subject: 'Se ha creado una nueva clave de API',
        text: (name) => `La clave de API “${name}” se ha creado para su cuenta.`,
      },
      provider_linked: {
        subject: 'Se ha añadido otra forma de iniciar sesión',
        text: (name) => `Su cuenta está vinculada a partir de ahora a un inicio de sesión con ${name}.`,
      },
      provider_unlinked: {
        subject: 'Se ha quitado una forma de iniciar sesión',
        text: (name) => `Su cuenta ya no está vinculada a un inicio de sesión con ${name}.`,
      },
    },
    keysStay: (keys) =>
      `Estas claves de API siguen funcionando. Si otras personas pueden conocerlas, revóquelas en la página de claves de API:\n${keys}`,
    notYou:
      'Si fue usted, no tiene que hacer nada. Si no, establezca de inmediato una nueva contraseña y cierre las demás sesiones.',
    notYouAnyMore:
      'Si fue usted, no tiene que hacer nada. Si no, avise de inmediato al operador de este servicio: es el único que todavía puede ayudarle.',
    button: 'Revisar su cuenta',
    seeKeys: 'Ver sus claves de API',
    signIn: 'Ir a la página de inicio de sesión',
  },
  confirmed: {
    subjectAttendee: (meeting, when) => `Reserva: ${meeting}, ${when}`,
    subjectHost: (meeting, when) => `Nueva reserva: ${meeting}, ${when}`,
    subjectGuest: (meeting, when) => `Invitación: ${meeting}, ${when}`,
    headingAttendee: 'Reserva confirmada',
    headingGuest: (attendee) => `${attendee} le invita a una reunión`,
    headingHost: (attendee) => `${attendee} ha reservado una hora con usted`,
  },
  linkReady: {
    subject: (meeting, when) => `Enlace para unirse: ${meeting}, ${when}`,
    heading: 'Aquí tiene el enlace para unirse',
  },
  rescheduled: {
    subject: (meeting, when) => `Reprogramada: ${meeting}, ahora ${when}`,
    heading: 'La reunión se ha reprogramado',
  },
  cancelled: {
    subject: (meeting, when) => `Cancelada: ${meeting}, ${when}`,
    heading: 'La reunión se ha cancelado',
    byYou: 'Usted canceló esta reunión. No tiene que hacer nada más.',
    by: (name) => `${name} canceló esta reunión. Su calendario la quita automáticamente.`,
  },
  recording: {
    subject: (meeting) => `Grabación: ${meeting}`,
    heading: 'La grabación de su reunión',
    text: 'Cualquiera que tenga este enlace puede verla sin contraseña, así que compártalo con cuidado.',
    button: 'Ver la grabación',
  },
  followUp: {
    thanks: {
      subject: (meeting) => `Gracias: ${meeting}`,
      heading: (host) => `${host} le da las gracias`,
      text: (host) => `Gracias por su tiempo. Para ${host} fue un placer hablar con usted.`,
    },
    feedback: {
      subject: (meeting) => `¿Qué le pareció? ${meeting}`,
      heading: (host) => `${host} quiere conocer su opinión`,
      text: (host) => `¿Qué le pareció la reunión? ${host} le agradece unas palabras. Basta un minuto.`,
    },
    book_again: {
      subject: (meeting) => `¿Otra reunión? ${meeting}`,
      heading: (host) => `Vuelva a reunirse con ${host}`,
      text: () => 'Si queda algo de lo que hablar, elija una hora que le convenga.',
    },
    missed: {
      subject: (meeting) => `Sentimos no haber coincidido: ${meeting}`,
      heading: () => 'Sentimos no haber coincidido',
      text: (host) =>
        `La reunión no se celebró como estaba previsto. Con mucho gusto, ${host} buscará otra hora con usted.`,
    },
    feedbackButton: 'Dar su opinión',
    unsubscribe: (host) => `No recibir más correos de este tipo de ${host}`,
  },
  updated: {
    subject: (meeting, when) => `Cambios: ${meeting}, ${when}`,
    heading: 'Los datos han cambiado',
    text: (attendee) => `${attendee} cambió quién participa en esta reunión. La hora sigue siendo la misma.`,
  },
  reassigned: {
    subject: (meeting, when) => `Otro anfitrión: ${meeting}, ${when}`,
    heading: 'Le atenderá otra persona',
    text: (host) => `Se reunirá con ${host}. La hora sigue siendo la misma.`,
    ofSeveral: {
      subject: (meeting, when) => `Otros anfitriones: ${meeting}, ${when}`,
      heading: 'Los anfitriones de esta reunión han cambiado',
      text: (hosts) => `La reunión es con ${hosts}. La hora sigue siendo la misma.`,
    },
  },
  takenOver: {
    subject: (meeting, when) => `A su cargo: ${meeting}, ${when}`,
    heading: 'Se hace cargo de una reunión',
    text: (team) => `Esta reunión de ${team} ha pasado a usted. El asistente ya lo sabe.`,
  },
  handedOver: {
    subject: (meeting, when) => `Ya no está a su cargo: ${meeting}, ${when}`,
    heading: 'Otro miembro del equipo se hace cargo',
    text: (team) => `Otra persona de ${team} tiene ahora esta reunión. Su calendario la quita automáticamente.`,
  },
  uninvited: {
    subject: (meeting, when) => `Invitación retirada: ${meeting}, ${when}`,
    heading: 'Se ha retirado su invitación',
    text: (attendee) => `${attendee} ha retirado su invitación a esta reunión. Su calendario la quita automáticamente.`,
  },
  declined: {
    subject: (meeting, when) => `No es posible: ${meeting}, ${when}`,
    heading: 'Esta hora no fue posible',
    text: (host) => `${host} no puede a la hora que usted pidió.`,
    expired: (host) => `${host} no respondió a tiempo, así que su solicitud ha caducado. Elija otra hora.`,
    expiredHost: (attendee) =>
      `No respondió a tiempo a la solicitud de ${attendee}, así que se rechazó en su nombre. La hora vuelve a estar libre.`,
  },
  proof: {
    subject: (meeting, code) => `${code} confirma su correo: ${meeting}`,
    heading: 'Confirme su dirección de correo',
    text: (until) =>
      `Ha elegido una hora. Queda apartada para usted hasta ${until} y se reserva cuando usted confirme. Hasta entonces no hay nada en el calendario de nadie.`,
    button: 'Confirmar dirección de correo',
    code: 'O escriba este código donde hizo la reserva',
    not: '¿No ha sido usted? No haga nada: la hora vuelve a quedar libre por sí sola y no se avisa a nadie.',
  },
  requested: {
    subject: (meeting) => `Su solicitud: ${meeting}`,
    heading: 'Su solicitud ha llegado',
    text: (host) =>
      `${host} todavía tiene que confirmar esta hora. Queda apartada para usted, y recibirá la respuesta por correo. Aún no hay nada en su calendario.`,
  },
  toAnswer: {
    subject: (meeting, when) => `Por responder: ${meeting}, ${when}`,
    heading: (attendee) => `${attendee} solicita una reunión`,
    button: 'Aprobar o rechazar',
    due: (when) => `La hora queda apartada. Sin respuesta, la solicitud caduca el ${when}.`,
  },
  newTime: {
    subject: (meeting) => `Elija otra hora: ${meeting}`,
    heading: (host) => `${host} le pide otra hora`,
    text: 'Su reserva sigue siendo válida. Elija otra hora que le convenga y la reunión se reprogramará.',
    messageFrom: (host) => `${host} escribe`,
    button: 'Elegir otra hora',
  },
  reminder: {
    subject: (meeting, inTime) => `Recordatorio: ${meeting} ${inTime}`,
    heading: (inTime) => `Su reunión empieza ${inTime}`,
  },
  gone: {
    subject: (title, attendee) => `Falta la reunión de GoTo: ${title} con ${attendee}`,
    text: (attendee) =>
      `La reunión de GoTo de esta reserva ya no existe; quizá se eliminó en GoTo. La reserva sigue confirmada, pero ${attendee} no tiene enlace para unirse. Vuelva a crear la reunión o cancele la reserva.`,
    button: 'Abrir la reserva',
  },
  verify: {
    subject: 'Confirme su dirección de correo',
    text: 'Con un clic, su página de reservas queda lista para publicarse.',
    button: 'Confirmar dirección',
    expires: 'El enlace es válido durante 24 horas.',
  },
  reset: {
    subject: 'Establezca una nueva contraseña',
    text: 'Alguien, probablemente usted, pidió establecer una nueva contraseña para su cuenta.',
    button: 'Establecer una nueva contraseña',
    expires: 'El enlace sirve una sola vez y durante una hora. Si no lo pidió usted, no cambia nada.',
  },
  change: {
    subject: 'Confirme su nueva dirección de correo',
    text: 'Confirme que esta es su nueva dirección. Hasta entonces se sigue usando la anterior.',
    button: 'Confirmar nueva dirección',
    expires: 'El enlace es válido durante 24 horas.',
  },
  sendingAddress: {
    proof: {
      subject: 'Confirme la dirección desde la que salen sus correos',
      text: (address) =>
        `Alguien que había iniciado sesión en Foyer pidió enviar correos a asistentes desde ${address}. Si fue usted, abra el enlace en el navegador donde tiene la sesión iniciada y confirme. Si no, no haga nada: así no saldrá ningún correo de esta dirección.`,
      button: 'Confirmar la dirección de envío',
      expires: 'El enlace es válido durante 24 horas, y solo para la cuenta que lo pidió.',
    },
    off: {
      subject: (address) => `Los correos ya no salen de ${address}`,
      dns: (address) =>
        `Los registros DNS que necesitan los correos de ${address} ya no son correctos. A partir de ahora, sus correos vuelven a salir de la dirección de este servicio y no se pierde ninguno. La página muestra qué registro hay que corregir.`,
      refused: (address) =>
        `El servidor de correo no aceptó un correo de ${address}. Se envió desde la dirección de este servicio, y así se hará con los siguientes hasta que vuelva a comprobar la dirección.`,
      button: 'Abrir la dirección de envío',
    },
  },
  replyToProof: {
    subject: 'Confirme la dirección para las respuestas',
    text: (address) =>
      `Alguien que había iniciado sesión en Foyer pidió que las respuestas de los asistentes lleguen a ${address}. Si fue usted, abra el enlace en el navegador donde tiene la sesión iniciada y confirme. Si no, no haga nada: así no llegará ninguna respuesta a esta dirección.`,
    button: 'Confirmar la dirección Reply-To',
    expires: 'El enlace es válido durante 24 horas, y solo para la cuenta que lo pidió.',
  },
  exists: {
    subject: 'Ya tiene una cuenta',
    text: 'Alguien, probablemente usted, intentó registrarse con esta dirección. Ya tiene una cuenta: inicie sesión o establezca una nueva contraseña si la ha olvidado.',
    button: 'Iniciar sesión',
  },
  accountDeleted: {
    subject: 'Su cuenta se ha eliminado',
    text: 'Su cuenta de Foyer y todo lo que contenía se han eliminado, como pidió. Su página de reservas ya no existe, y este es el último correo al respecto.',
    button: 'Abrir Foyer',
    small: 'Si no fue usted, póngase en contacto de inmediato con el operador de este servicio.',
  },
  reconnect: {
    subject: 'Vuelva a conectar GoTo para que se puedan crear reuniones',
    text: 'GoTo ya no acepta nuestro acceso a su cuenta. Se puede seguir reservando con usted, pero sin enlace para unirse. Volver a conectar lleva un minuto, y después se crean automáticamente las reuniones que falten.',
    button: 'Volver a conectar GoTo',
  },
  team: {
    open: 'Abrir su equipo',
    invitation: {
      subject: (inviter, team) => `${inviter} le invita al equipo ${team}`,
      text: (inviter, team) =>
        `${inviter} le invita a unirse al equipo ${team} en Foyer. Antes de unirse verá qué pueden ver y hacer sus responsables. Sus reservas y su cuenta siguen siendo suyas.`,
      button: 'Ver la invitación',
      small: (email) =>
        `Puede aceptarla con la cuenta que tiene la dirección ${email}. Si no tiene ninguna, regístrese con esta dirección. La invitación caduca a los 14 días.`,
    },
    news: {
      joined: {
        subject: (person, team) => `${person} se ha unido a ${team}`,
        text: (person, team) => `${person} aceptó la invitación y ahora es miembro de su equipo ${team}.`,
      },
      left: {
        subject: (person, team) => `${person} ha salido de ${team}`,
        text: (person, team) =>
          `${person} ha salido de su equipo ${team}. Sus reservas del equipo han pasado a otros miembros que estaban libres; el resto se queda con ${person} y ya no aparece en la tabla del equipo.`,
      },
      removed: {
        subject: (_person, team) => `Ya no está en ${team}`,
        text: (_person, team) =>
          `Se le ha quitado del equipo ${team}. Su cuenta, su página y sus reservas se quedan como están; los responsables del equipo ya no las ven.`,
      },
      incomplete: {
        subject: (_person, team, eventTypes) => `${team}: ahora no se puede reservar ${eventTypes}`,
        text: (person, team, eventTypes) =>
          `Para reservar ${eventTypes} en su equipo ${team} se necesitan todos los miembros, y ya no se puede reservar con ${person || 'alguien que eliminó su cuenta'}. No se podrá reservar hasta que todos vuelvan a estar disponibles o hasta que usted elija quién participa sin esa persona.`,
      },
      owner: {
        subject: (_person, team) => `El equipo ${team} ahora es suyo`,
        text: (person, team) => `${person} le ha transferido el equipo ${team}. A partir de ahora, el equipo es suyo.`,
      },
    },
  },
  calendar: {
    subject: (calendar) => `No podemos leer su calendario “${calendar}”`,
    text: (calendar) =>
      `En este momento no podemos leer “${calendar}” en su dirección. Seguimos usando lo último que leímos, así que puede que aún se ofrezcan horas que se han ocupado desde entonces. Revise la dirección o espere si conoce la causa.`,
    button: 'Ver sus calendarios',
  },
  reconnectCalendar: {
    subject: (account) => `Vuelva a conectar su calendario: ${account}`,
    text: (account) =>
      `${account} ya no acepta nuestro acceso. Seguimos usando lo último que leímos, así que puede que aún se ofrezcan horas que se han ocupado desde entonces, y las nuevas reuniones no aparecen allí. Volver a conectar lleva un minuto.`,
    button: 'Ver sus calendarios',
  },
  calendarUnreadable: {
    subject: (account) => `No podemos leer sus calendarios: ${account}`,
    text: (account) =>
      `Hace más de una hora que no podemos leer ${account}. Seguimos intentándolo. Hasta entonces se aplica lo que usted eligió para los calendarios que no se pueden leer; lo encontrará junto a sus calendarios.`,
    button: 'Ver sus calendarios',
  },
  calendarEdit: {
    deleted: {
      subject: (title, attendee) => `Eliminada en su calendario: ${title} con ${attendee}`,
      text: (attendee) =>
        `Usted eliminó esta reunión en su calendario. La reunión en sí sigue en pie, y ${attendee} no ha recibido ningún aviso. ¿Quiere cancelarla, mantenerla o restaurarla en su calendario?`,
    },
    moved: {
      subject: (title, attendee) => `Movida en su calendario: ${title} con ${attendee}`,
      text: (attendee, when) =>
        `Usted movió esta reunión en su calendario al ${when}. La reunión en sí conserva su hora anterior, y ${attendee} no ha recibido ningún aviso. ¿Quiere reprogramar la reunión o restaurarla en el calendario?`,
    },
    button: 'Decidir',
  },
  deliveryOff: {
    subject: (target) => `Entregas a ${target} desactivadas`,
    text: (target) =>
      `${target} lleva días sin aceptar nada nuestro o ha indicado que la dirección ya no existe. No se envía nada más allí. Corrija el receptor, vuelva a activarlo en Foyer y envíe de nuevo desde el registro lo que falte.`,
    button: 'Abrir el registro',
  },
  trouble: {
    subject: (title, attendee) => `Sin enlace a la reunión: ${title} con ${attendee}`,
    text: (attendee) =>
      `La reserva está confirmada, pero GoTo no creó su reunión, así que ${attendee} no tiene enlace para unirse. Revise su cuenta de GoTo e inténtelo de nuevo en Foyer, o envíe un enlace propio.`,
    button: 'Abrir la reserva',
  },
}
