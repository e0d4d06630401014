import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const explainMessages: Translation<typeof en.explainMessages> = {
  title: 'Pourquoi un créneau manque-t-il ?',
  description:
    'Choisissez un type de rendez-vous, une date et une heure. La première règle qui empêche cette réservation s’affiche.',
  back: 'Disponibilités',
  eventType: 'Type de rendez-vous',
  date: 'Date',
  time: 'Heure',
  ask: 'Expliquer',
  unreadable: 'Indiquez une date et une heure, par exemple 10:00.',
  noEventTypes: 'Vous n’avez pas encore de types de rendez-vous, rien n’est donc proposé.',
  zone: (zone) => `Les dates et heures sont dans le fuseau du planning, ${zone}.`,
  offered: (time) => `${time} est proposé`,
  offeredText: 'Toute personne qui ouvre votre page maintenant peut réserver ce créneau.',
  hiddenText: 'Le type de rendez-vous est masqué : seules les personnes qui connaissent son lien peuvent le réserver.',
  notOffered: (time) => `${time} n’est pas proposé`,
  past: 'Cette heure est passée.',
  before_window: (date) => `La période de réservation de ce type de rendez-vous commence le ${date}.`,
  after_window: (date) => `La période de réservation de ce type de rendez-vous se termine avant le ${date}.`,
  time_off: (from, to) => (from === to ? `Vous êtes en congé le ${from}.` : `Vous êtes en congé du ${from} au ${to}.`),
  note: (note) => `Votre note : ${note}`,
  holiday: (name) =>
    `C’est un jour férié : ${name}. Désactivez-le ou donnez à cette date ses propres horaires pour qu’on puisse réserver.`,
  day_off: 'Vous avez défini cette date comme jour de repos.',
  noHours: (weekday) => `Ce planning n’a pas d’horaires le ${weekday}.`,
  outsideWeekly: (weekday, hours) => `C’est en dehors de vos horaires du ${weekday} : ${hours}.`,
  outsideOverride: (hours) => `C’est en dehors des horaires de cette date : ${hours}.`,
  does_not_fit: (closing, minutes) =>
    `Vos horaires se terminent à ${closing}, et le rendez-vous dure ${plural('fr', minutes, { one: `${minutes} minute`, other: `${minutes} minutes` })}.`,
  off_grid: (starts) =>
    `Les rendez-vous commencent à intervalles fixes à partir du début de vos horaires. Débuts les plus proches : ${starts}.`,
  minimum_notice: (notice, from) =>
    `Ce créneau est trop proche : le préavis minimum est de ${notice}. Réservable à partir du ${from}.`,
  busyBooking: (title, attendee, when) =>
    `Une réservation occupe déjà ce créneau : ${title} avec ${attendee}, ${when}.`,
  madeAt: (when) => `Cette réservation a été faite le ${when} : jusque-là, le créneau a pu être proposé.`,
  openBooking: 'Ouvrir la réservation',
  busyGoto: (subject) =>
    subject ? `Vous avez une réunion dans GoTo : ${subject}.` : 'Vous avez une réunion dans GoTo.',
  busyFeed: (name) => `Votre agenda « ${name} » est occupé à ce moment-là.`,
  busyUnproven: 'Un visiteur garde ce créneau quelques minutes, le temps de confirmer son adresse e-mail.',
  bufferBefore: (minutes) =>
    plural('fr', minutes, {
      one: `${minutes} minute doit rester libre avant, mais ce qui suit se termine trop tard :`,
      other: `${minutes} minutes doivent rester libres avant, mais ce qui suit se termine trop tard :`,
    }),
  bufferAfter: (minutes) =>
    plural('fr', minutes, {
      one: `${minutes} minute doit rester libre après, mais ce qui suit commence trop tôt :`,
      other: `${minutes} minutes doivent rester libres après, mais ce qui suit commence trop tôt :`,
    }),
  daily_limit: (limit) =>
    `Ce jour-là, le type de rendez-vous a atteint sa limite de ${plural('fr', limit, { one: `${limit} réservation`, other: `${limit} réservations` })}.`,
  weekly_limit: 'Cette semaine-là, le type de rendez-vous a atteint sa limite de réservations.',
  host_daily_limit: 'Ce jour-là, vous avez atteint votre propre limite de réservations.',
  host_weekly_limit: 'Cette semaine-là, vous avez atteint votre propre limite de réservations.',
  total_time_limit: 'Ce jour-là, vous avez atteint votre limite de temps total de rendez-vous.',
  skipped: (zone) => `Cette heure n’existe pas : elle est sautée au passage à l’heure d’été (${zone}).`,
  toHours: 'Modifier les horaires hebdomadaires',
  toDates: 'Modifier cette date',
  toDaysOff: 'Congés et jours fériés',
  toEventType: 'Modifier le type de rendez-vous',
  hours: (count) => plural('fr', count, { one: `${count} heure`, other: `${count} heures` }),
  days: (count) => plural('fr', count, { one: `${count} jour`, other: `${count} jours` }),
  minutes: (count) => plural('fr', count, { one: `${count} minute`, other: `${count} minutes` }),
}
