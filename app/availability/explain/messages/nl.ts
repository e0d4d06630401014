import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const explainMessages: Translation<typeof en.explainMessages> = {
  title: 'Waarom ontbreekt een tijd?',
  description: 'Kies een afspraaktype, een datum en een tijd. Je ziet de eerste regel die deze boeking verhindert.',
  back: 'Beschikbaarheid',
  eventType: 'Afspraaktype',
  date: 'Datum',
  time: 'Tijd',
  ask: 'Uitleggen',
  unreadable: 'Vul een datum en een tijd in, bijvoorbeeld 10:00.',
  noEventTypes: 'Je hebt nog geen afspraaktypen, dus er wordt niets aangeboden.',
  zone: (zone) => `Datums en tijden gelden in de tijdzone van het schema, ${zone}.`,
  offered: (time) => `${time} wordt aangeboden`,
  offeredText: 'Iedereen die nu je pagina opent, kan deze tijd boeken.',
  hiddenText: 'Het afspraaktype is verborgen: alleen wie de link kent, kan het boeken.',
  notOffered: (time) => `${time} wordt niet aangeboden`,
  past: 'Deze tijd is voorbij.',
  before_window: (date) => `De boekingsperiode van dit afspraaktype begint op ${date}.`,
  after_window: (date) => `De boekingsperiode van dit afspraaktype eindigt vóór ${date}.`,
  time_off: (from, to) =>
    from === to ? `Je bent afwezig op ${from}.` : `Je bent afwezig van ${from} tot en met ${to}.`,
  note: (note) => `Je notitie: ${note}`,
  holiday: (name) => `Het is een feestdag: ${name}. Zet die uit of geef de dag eigen uren als je wel beschikbaar bent.`,
  day_off: 'Je hebt van deze dag een vrije dag gemaakt.',
  noHours: (weekday) => `Dit schema heeft geen uren op ${weekday}.`,
  outsideWeekly: (weekday, hours) => `De tijd valt buiten je uren. Op ${weekday} zijn dat: ${hours}.`,
  outsideOverride: (hours) => `De tijd valt buiten de uren van deze dag: ${hours}.`,
  does_not_fit: (closing, minutes) =>
    `Je uren eindigen om ${closing} en de afspraak duurt ${plural('nl', minutes, { one: '1 minuut', other: `${minutes} minuten` })}.`,
  off_grid: (starts) =>
    `Afspraken beginnen met vaste tussenpozen vanaf het begin van je uren. Dichtstbijzijnde tijden: ${starts}.`,
  minimum_notice: (notice, from) =>
    `Dit is te kort van tevoren: de minimale aanlooptijd is ${notice}. Te boeken vanaf ${from}.`,
  busyBooking: (title, attendee, when) => `${title} met ${attendee} is al geboekt: ${when}.`,
  madeAt: (when) => `Die boeking is gemaakt op ${when}: tot dan kan de tijd zijn aangeboden.`,
  openBooking: 'De boeking openen',
  busyGoto: (subject) => (subject ? `Je hebt een meeting in GoTo: ${subject}.` : 'Je hebt een meeting in GoTo.'),
  busyFeed: (name) => `Je agenda ‘${name}’ is op deze tijd bezet.`,
  busyUnproven: 'Deze tijd wordt enkele minuten voor een bezoeker vrijgehouden, totdat het e-mailadres is bevestigd.',
  bufferBefore: (minutes) =>
    plural('nl', minutes, {
      one: 'De minuut ervoor moet vrij blijven, maar dit eindigt te laat:',
      other: `De ${minutes} minuten ervoor moeten vrij blijven, maar dit eindigt te laat:`,
    }),
  bufferAfter: (minutes) =>
    plural('nl', minutes, {
      one: 'De minuut erna moet vrij blijven, maar dit begint te vroeg:',
      other: `De ${minutes} minuten erna moeten vrij blijven, maar dit begint te vroeg:`,
    }),
  daily_limit: (limit) =>
    plural('nl', limit, {
      one: 'Op deze dag heeft het afspraaktype de limiet van 1 boeking bereikt.',
      other: `Op deze dag heeft het afspraaktype de limiet van ${limit} boekingen bereikt.`,
    }),
  weekly_limit: 'In deze week heeft het afspraaktype de limiet voor boekingen bereikt.',
  host_daily_limit: 'Op deze dag heb je je eigen limiet voor boekingen bereikt.',
  host_weekly_limit: 'In deze week heb je je eigen limiet voor boekingen bereikt.',
  total_time_limit: 'Op deze dag heb je je limiet voor de totale tijd aan afspraken bereikt.',
  skipped: (zone) => `Deze tijd bestaat niet: als de klok in ${zone} vooruitgaat, wordt die overgeslagen.`,
  toHours: 'Wekelijkse uren wijzigen',
  toDates: 'Deze datum wijzigen',
  toDaysOff: 'Afwezigheid en feestdagen',
  toEventType: 'Het afspraaktype wijzigen',
  hours: (count) => `${count} uur`,
  days: (count) => plural('nl', count, { one: '1 dag', other: `${count} dagen` }),
  minutes: (count) => plural('nl', count, { one: '1 minuut', other: `${count} minuten` }),
}
