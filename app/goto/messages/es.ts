import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const gotoMessages: Translation<typeof en.gotoMessages> = {
  title: 'GoTo',
  description:
    'Una vez conectado GoTo, Foyer crea una reunión de GoTo para cada reserva y la elimina si la reserva se cancela.',
  connect: 'Conectar GoTo',
  reconnect: 'Volver a conectar GoTo',
  disconnect: 'Desconectar',
  status: {
    connected: 'Conectado',
    not_connected: 'No conectado',
    connecting: 'Conectando',
    reconnect_needed: 'Hay que volver a conectar',
    not_configured: 'Sin configurar',
  },
  connectedAs: (email) => `Conectado como ${email}`,
  connectedUnknown: 'Conectado',
  connectedText: 'Las reservas reciben su enlace a la reunión automáticamente. Foyer mantiene activa la conexión.',
  notConnected:
    'Ya se puede reservar con usted, pero las reservas no reciben enlace a la reunión: tiene que enviarlo usted. El permiso se concede en la página de GoTo; Foyer nunca ve su contraseña.',
  connecting:
    'La página de GoTo espera su respuesta, quizá en otra pestaña. Si la cerró, simplemente vuelva a conectar.',
  notConfigured:
    'El operador de este servicio todavía no lo ha registrado en GoTo. Pídale que configure GOTO_CLIENT_ID y GOTO_CLIENT_SECRET.',
  brokenTitle: 'GoTo ha cerrado la conexión',
  broken: (email) =>
    `Siguen llegando reservas, pero sin enlace a la reunión. Vuelva a conectar GoTo${email ? ` como ${email}` : ''} y Foyer creará las reuniones que faltan.`,
  trouble: (detail) =>
    `GoTo no permite crear reuniones con esta cuenta (${detail}). Compruebe la licencia de la cuenta en GoTo.`,
  offeredTitle: (email) => `¿Cambiar a ${email}?`,
  offered: (current) =>
    `La cuenta conectada es ${current}. Las reuniones de las reservas ya hechas se quedan en ella; las nuevas se crearían en la otra.`,
  accept: 'Cambiar de cuenta',
  decline: 'Seguir con la cuenta conectada',
  disconnectText:
    'Si desconecta GoTo, las nuevas reservas ya no tendrán enlace a la reunión. Las reuniones ya creadas se quedan en GoTo.',
  justConnected: 'GoTo está conectado.',
  problems: {
    refused_at_consent:
      'No dio su permiso en la página de GoTo, así que no se ha conectado nada. Puede volver a intentarlo cuando quiera.',
    unknown_state:
      'Esta respuesta de GoTo no corresponde a ninguna solicitud abierta o llegó pasados más de diez minutos. Vuelva a conectar.',
    scope_missing:
      'GoTo no concedió acceso a las reuniones. Pida al operador de este servicio que marque el permiso “collab:”.',
    misconfigured:
      'GoTo no acepta el identificador o el secreto de cliente de este servicio. Avise al operador del servicio.',
    other: 'GoTo no pudo completar la conexión en este momento. No se ha cambiado nada. Vuelva a intentarlo.',
  },
}
