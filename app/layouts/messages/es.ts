import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const landingMessages: Translation<typeof en.landingMessages> = {
  documentTitle: 'Foyer: una página de reservas para quienes se reúnen en GoTo',
  description:
    'Sus clientes eligen una hora libre, la reunión se celebra en GoTo y ambas partes reciben la invitación. Una página de reservas para consultores.',
  headline: 'Sus clientes eligen la hora. La reunión se celebra en GoTo.',
  lead: 'Foyer es una página de reservas para consultores que se reúnen en GoTo. Comparta un enlace: cada reserva se convierte en una reunión de su cuenta de GoTo, y la invitación llega a ambas partes.',
  signUp: 'Crear su página',
  signIn: 'Iniciar sesión',
  closed: 'Solo el operador de este servicio crea cuentas.',
  stepsTitle: 'Cómo funciona',
  steps: {
    connect: {
      title: 'Conecte GoTo una vez',
      text: 'El permiso se concede en la página de GoTo. Foyer mantiene activa la conexión y le avisa si se interrumpe.',
    },
    hours: {
      title: 'Diga cuándo está disponible',
      text: 'Un horario semanal en su zona horaria. Sus clientes lo ven en la suya, también la noche del cambio de hora.',
    },
    share: {
      title: 'Comparta su enlace',
      text: 'En un correo, una firma o una propuesta. Se reserva en un minuto, sin cuenta.',
    },
  },
  promisesTitle: 'Con lo que puede contar',
  promises: {
    once: {
      title: 'Sin reservas dobles',
      text: 'Si dos personas quieren la misma hora, una la consigue. La otra ve las horas libres más cercanas.',
    },
    calendar: {
      title: 'En todos los calendarios',
      text: 'Ambas partes reciben una invitación de verdad. Al cancelar, se quita exactamente ese evento, de forma automática.',
    },
    quiet: {
      title: 'Sin rastreo',
      text: 'Su página de reservas no usa cookies ni carga nada de terceros. También funciona sin scripts.',
    },
  },
  closingTitle: 'Todo listo en unos minutos',
  example: {
    label: 'Ejemplo de una página de reservas',
    host: 'Dana Ejemplo',
    title: 'Primera llamada',
    details: '30 minutos en GoTo',
    zone: 'Zúrich (UTC+1)',
    confirm: 'Confirmar 10:30',
  },
}
