import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const uiMessages: Translation<typeof en.uiMessages> = {
  optional: 'opcional',
  formErrorsTitle: (count) => plural('es', count, { one: 'Revise un dato', other: `Revise ${count} datos` }),
  shortenedTexts:
    'Los textos de esta longitud no se pueden volver a mostrar enteros: los más largos aparecen cortados. Complételos antes de guardar.',
  copied: 'Copiado',
  copyLink: 'Copiar enlace',
  copyByHand: 'Pulse Ctrl+C o ⌘C para copiar',
  close: 'Cerrar',
  loading: 'Cargando',
  skipToContent: 'Ir al contenido',
  menu: 'Menú',
  filter: 'Filtros',
  mainNavigation: 'Navegación principal',
  language: 'Idioma',
  poweredBy: 'Con la tecnología de Foyer',
  booking: 'Reserva',
  timeZone: 'Zona horaria',
  sortBy: 'Ordenar por',
  older: 'Anteriores',
  newest: 'Más recientes',
  tone: { success: 'Listo', warning: 'Atención', danger: 'Problema', info: 'Nota' },
  nav: {
    overview: 'Resumen',
    bookings: 'Reservas',
    insights: 'Estadísticas',
    deliveries: 'Registro de actividad',
    eventTypes: 'Tipos de reunión',
    availability: 'Disponibilidad',
    team: 'Equipo',
    calendars: 'Calendarios',
    goto: 'GoTo',
    embed: 'Insertar',
    api: 'API',
    webhooks: 'Webhooks',
    settings: 'Configuración',
    operator: 'Operador',
    yourPage: 'Su página',
    signOut: 'Cerrar sesión',
  },
  suspended: {
    title: 'El operador ha suspendido esta cuenta',
    text: 'Sus páginas no se pueden encontrar y aquí no se puede cambiar nada. Las reservas siguen en pie, se envían los correos sobre ellas y sus asistentes pueden cancelar. Escriba al operador.',
  },
  regions: {
    Africa: 'África',
    America: 'América',
    Antarctica: 'Antártida',
    Arctic: 'Ártico',
    Asia: 'Asia',
    Atlantic: 'Atlántico',
    Australia: 'Australia',
    Europe: 'Europa',
    Indian: 'Océano Índico',
    Pacific: 'Pacífico',
  },
  refused: (title) => `Error: ${title}`,
  problems: {
    badRequest: {
      title: 'No hemos podido leer esta petición',
      text: 'Algo en la dirección o en el formulario no es como esperábamos. Vuelva atrás, revise lo que ha escrito e inténtelo de nuevo.',
    },
    forbidden: {
      title: 'No tiene acceso a esta página',
      text: 'Quizá ha iniciado sesión con otra cuenta, o el formulario estuvo abierto demasiado tiempo. Vuelva atrás, recargue la página e inténtelo de nuevo.',
    },
    notFound: {
      title: 'No encontramos esta página',
      text: 'Puede que la dirección tenga una errata o que la página ya no se ofrezca. Si alguien le envió el enlace, pídale uno nuevo.',
    },
    takesNothing: {
      title: 'Esta página no acepta esta petición',
      text: 'No se ha cambiado nada. Puede que la página se haya actualizado desde que la abrió. Ábrala de nuevo y envíe el formulario desde allí.',
    },
    used: {
      title: 'Este enlace ya se ha usado',
      text: 'Servía para una sola reserva. El correo sobre esa reserva contiene un enlace para verla, reprogramarla o cancelarla. Para otra reserva, pida un enlace nuevo a quien se lo envió.',
    },
    tooMany: {
      title: 'Demasiadas peticiones',
      text: 'Hemos recibido muchas peticiones desde su red. Espere un minuto e inténtelo de nuevo.',
    },
    unavailable: {
      title: 'El servicio no está disponible en este momento',
      text: 'No se ha cambiado nada. Inténtelo de nuevo dentro de un minuto.',
    },
    unexpected: {
      title: 'Algo ha fallado por nuestra parte',
      text: 'Hemos registrado el error. Inténtelo de nuevo en un momento. Si vuelve a ocurrir, indíquenos el número que aparece abajo.',
    },
    requestId: 'Número de esta petición',
    tryAgain: 'Intentar de nuevo',
    toStart: 'Ir a la página de inicio',
  },
}
