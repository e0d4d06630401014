import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const privacyMessages: Translation<typeof en.privacyMessages> = {
  title: 'Datos sobre una persona',
  description:
    'Cuando alguien le pregunte qué datos guarda sobre su persona o le pida que los elimine: busque su dirección y entréguele el archivo o borre los datos.',
  settingsText: 'Busque lo que sus reservas guardan sobre una dirección: expórtelo o bórrelo.',
  back: 'Configuración',
  open: 'Buscar a alguien',
  address: 'Dirección de correo',
  look: 'Buscar',
  notAnAddress: 'Escriba una sola dirección de correo, por ejemplo ada@example.com.',
  nothing: (address) => `Sus reservas no guardan nada sobre ${address}.`,
  found: 'Lo que guardan sus reservas',
  attended: (n) => plural('es', n, { one: '1 reserva como asistente', other: `${n} reservas como asistente` }),
  invited: (n) =>
    plural('es', n, {
      one: '1 reserva de otra persona como invitado',
      other: `${n} reservas de otras personas como invitado`,
    }),
  exportTitle: 'Exportar',
  exportText: 'Todo, con respuestas, notas, sus notas privadas, correos y lo que se envió a webhooks y a CRM.',
  json: 'Descargar como JSON',
  csv: 'Descargar como CSV',
  eraseTitle: 'Borrar',
  eraseGoes:
    'Se eliminan nombre, dirección, invitados, respuestas, notas, mensajes, registro de correos, lo que se envió a webhooks y a CRM, y todo lo que esté pendiente de envío sobre esta persona. Sus enlaces dejan de funcionar. No se puede deshacer.',
  eraseStays:
    'Las reservas conservan su hora, tipo de reunión y estado, para que sus cifras sigan siendo correctas. El historial indica que se borraron los datos de una persona, no de quién.',
  eraseElsewhere:
    'Lo que ya salió de Foyer no se elimina: correos entregados, calendarios, su CRM, los receptores de sus webhooks y la lista de reuniones pasadas de GoTo. Las copias de seguridad lo conservan hasta que se sustituyan.',
  guestsGo: 'Esta persona deja de figurar entre los invitados de las reservas ajenas, sin que se envíe ningún correo.',
  toCome: (n) =>
    plural('es', n, {
      one: 'Todavía está por celebrarse una reunión con esta persona.',
      other: `Todavía están por celebrarse ${n} reuniones con esta persona.`,
    }),
  cancelFirst: 'Cancele primero, para que nadie espere a la otra parte. Después podrá borrar.',
  confirm: 'Escriba la dirección una vez más',
  confirmHint: 'Para que no se borre a nadie por error.',
  notTheSame: 'Esta no es la dirección de arriba.',
  button: 'Borrar los datos de esta persona',
  beingSent:
    'En este momento se está enviando algo sobre esta persona. No se ha borrado nada. Inténtelo de nuevo dentro de un minuto.',
  done: (n) =>
    plural('es', n, {
      one: 'Los datos de la persona se han borrado. Una reserva conserva su hora y nada más sobre ella.',
      other: `Los datos de la persona se han borrado. ${n} reservas conservan su hora y nada más sobre ella.`,
    }),
  keeping: {
    title: 'Borrado automático',
    text: 'Foyer puede borrar los datos de quienes participaron en reuniones pasadas tras el período que elija. Las horas y las cifras se conservan.',
    label: 'Conservar los datos de las personas',
    always: 'Hasta que los borre yo',
    periods: {
      90: '3 meses',
      180: '6 meses',
      365: '1 año',
      730: '2 años',
      1095: '3 años',
      3650: '10 años',
    },
    next: 'Continuar',
    saved: 'Guardado. Lo que sea más antiguo se borrará en menos de una hora.',
    kept: 'Guardado. No se borra a nadie automáticamente.',
    ask: (period) => `¿Borrar los datos de las personas ${period} después de su reunión?`,
    askAlways: '¿Conservar los datos de las personas hasta que los borre usted?',
    consequence: (n) =>
      n === 0
        ? 'Todavía no hay ninguna reunión tan antigua. A partir de ahora, los datos de las personas se borran cuando su reunión alcance esta antigüedad. Lo borrado no se puede recuperar.'
        : plural('es', n, {
            one: 'Una reserva pasada es más antigua y perderá los datos de sus participantes en menos de una hora. No se puede deshacer.',
            other: `${n} reservas pasadas son más antiguas y perderán los datos de sus participantes en menos de una hora. No se puede deshacer.`,
          }),
    askAlwaysText: 'Ya no se borrará a nadie automáticamente. Los datos ya borrados no se recuperan.',
    yes: 'Borrar automáticamente',
    yesAlways: 'Conservar los datos',
    no: 'No cambiar nada',
  },
  file: {
    role: 'Como',
    booking: 'Reserva',
    fact: 'Qué',
    value: 'Valor',
    attendee: 'Asistente',
    guest: 'Invitado',
  },
}

export const accountDataMessages: Translation<typeof en.accountDataMessages> = {
  title: 'Su cuenta',
  text: 'Descargue todo en un solo archivo o elimine la cuenta con todos sus datos.',
  download: 'Descargar todo',
  open: 'Eliminar la cuenta',
  back: 'Configuración',
  ask: '¿Eliminar su cuenta?',
  goes: (bookings) =>
    bookings === 0
      ? 'Se eliminan su página, tipos de reunión, horarios, calendarios, webhooks, claves de API y todo lo que esté pendiente de envío.'
      : plural('es', bookings, {
          one: 'Se eliminan su página, tipos de reunión, horarios, calendarios, webhooks, claves de API, una reserva con su asistente y todo lo que esté pendiente de envío.',
          other: `Se eliminan su página, tipos de reunión, horarios, calendarios, webhooks, claves de API, ${bookings} reservas con sus asistentes y todo lo que esté pendiente de envío.`,
        }),
  ends: (address) =>
    `${address} y todos los widgets insertados dejan de funcionar, GoTo se desconecta y se cierra su sesión en todas partes. Otra persona podrá usar la dirección. No se puede deshacer.`,
  elsewhere:
    'Lo que ya salió de Foyer no se elimina: correos entregados, calendarios, su CRM, los receptores de sus webhooks y las reuniones pasadas en GoTo. Las copias de seguridad lo conservan hasta que se sustituyan.',
  first: 'Descargar todo primero',
  password: 'Su contraseña',
  button: 'Eliminar la cuenta',
  keep: 'Conservar la cuenta',
  toCome: (n) =>
    plural('es', n, {
      one: 'Todavía está por celebrarse una reunión.',
      other: `Todavía están por celebrarse ${n} reuniones.`,
    }),
  cancelFirst: 'Cancele o rechace primero, para que nadie le espere. Después podrá eliminar la cuenta.',
  more: (n) => plural('es', n, { one: 'Y una más.', other: `Y ${n} más.` }),
  allMeetings: 'Todas las reservas',
  ownsTeam: (team) => `El equipo ${team} es suyo y tiene otros miembros.`,
  handOverFirst: 'Transfiéralo o disuélvalo primero. Después podrá eliminar la cuenta.',
  toTeam: 'Miembros del equipo',
  beingSent:
    'Todavía se están enviando correos a sus asistentes o cambios a GoTo. No se ha eliminado nada. Inténtelo de nuevo dentro de un minuto.',
}
