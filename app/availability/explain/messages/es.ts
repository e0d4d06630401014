import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const explainMessages: Translation<typeof en.explainMessages> = {
  title: '¿Por qué falta una hora?',
  description: 'Elija un tipo de reunión, una fecha y una hora. Verá la primera regla que impide esta reserva.',
  back: 'Disponibilidad',
  eventType: 'Tipo de reunión',
  date: 'Fecha',
  time: 'Hora',
  ask: 'Explicar',
  unreadable: 'Escriba una fecha y una hora, por ejemplo 10:00.',
  noEventTypes: 'Todavía no tiene tipos de reunión, así que no se ofrece nada.',
  zone: (zone) => `Las fechas y horas siguen la zona horaria de este horario: ${zone}.`,
  offered: (time) => `Hora ofrecida: ${time}`,
  offeredText: 'Quien abra ahora su página puede reservarla.',
  hiddenText: 'El tipo de reunión está oculto: solo pueden reservarlo quienes conozcan su enlace.',
  notOffered: (time) => `Hora no ofrecida: ${time}`,
  past: 'Esta hora ya ha pasado.',
  before_window: (date) => `El plazo de reserva de este tipo de reunión se abre el ${date}.`,
  after_window: (date) => `El plazo de reserva de este tipo de reunión termina antes del ${date}.`,
  time_off: (from, to) => (from === to ? `Tiene libre el ${from}.` : `Tiene libre del ${from} al ${to}.`),
  note: (note) => `Su nota: ${note}`,
  holiday: (name) =>
    `Es festivo: ${name}. Desactívelo o asigne a la fecha un horario propio para que se pueda reservar.`,
  day_off: 'Usted marcó esta fecha como día libre.',
  noHours: (weekday) => `Este horario no tiene ninguna franja el ${weekday}.`,
  outsideWeekly: (weekday, hours) => `Está fuera de su horario, que el ${weekday} es: ${hours}.`,
  outsideOverride: (hours) => `Está fuera del horario de esta fecha, que es: ${hours}.`,
  does_not_fit: (closing, minutes) =>
    `Su horario termina a las ${closing}, y la reunión dura ${plural('es', minutes, { one: 'un minuto', other: `${minutes} minutos` })}.`,
  off_grid: (starts) =>
    `Las reuniones empiezan a intervalos fijos desde el inicio de su horario. Inicios más cercanos: ${starts}.`,
  minimum_notice: (notice, from) =>
    `Falta muy poco: la antelación mínima es de ${notice}. Se puede reservar a partir del ${from}.`,
  busyBooking: (title, attendee, when) => `Hay una reserva: ${title} con ${attendee}, ${when}.`,
  madeAt: (when) => `Esa reserva se hizo el ${when}: hasta entonces, la hora pudo haberse ofrecido.`,
  openBooking: 'Abrir la reserva',
  busyGoto: (subject) => (subject ? `Tiene una reunión en GoTo: ${subject}.` : 'Tiene una reunión en GoTo.'),
  busyFeed: (name) => `Su calendario “${name}” está ocupado a esta hora.`,
  busyUnproven:
    'Esta hora está apartada para un visitante durante unos minutos, hasta que confirme su dirección de correo.',
  bufferBefore: (minutes) =>
    plural('es', minutes, {
      one: 'El minuto anterior debe quedar libre, pero esto termina demasiado tarde:',
      other: `Los ${minutes} minutos anteriores deben quedar libres, pero esto termina demasiado tarde:`,
    }),
  bufferAfter: (minutes) =>
    plural('es', minutes, {
      one: 'El minuto posterior debe quedar libre, pero esto empieza demasiado pronto:',
      other: `Los ${minutes} minutos posteriores deben quedar libres, pero esto empieza demasiado pronto:`,
    }),
  daily_limit: (limit) =>
    `Ese día el tipo de reunión ha alcanzado su límite de ${plural('es', limit, { one: 'una reserva', other: `${limit} reservas` })}.`,
  weekly_limit: 'Esa semana el tipo de reunión ha alcanzado su límite de reservas.',
  host_daily_limit: 'Ese día ha alcanzado usted su propio límite de reservas.',
  host_weekly_limit: 'Esa semana ha alcanzado usted su propio límite de reservas.',
  total_time_limit: 'Ese día ha alcanzado usted su límite de tiempo total en reuniones.',
  skipped: (zone) => `Esta hora no existe: cuando el reloj se adelanta en ${zone}, se la salta.`,
  toHours: 'Cambiar el horario semanal',
  toDates: 'Cambiar esta fecha',
  toDaysOff: 'Días libres y festivos',
  toEventType: 'Cambiar el tipo de reunión',
  hours: (count) => plural('es', count, { one: '1 hora', other: `${count} horas` }),
  days: (count) => plural('es', count, { one: '1 día', other: `${count} días` }),
  minutes: (count) => plural('es', count, { one: '1 minuto', other: `${count} minutos` }),
}
