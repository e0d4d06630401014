import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const explainMessages: Translation<typeof en.explainMessages> = {
  title: 'Perché manca un orario?',
  description: 'Scegliere tipo di incontro, data e ora. Si vede la prima regola che impedisce questa prenotazione.',
  back: 'Disponibilità',
  eventType: 'Tipo di incontro',
  date: 'Data',
  time: 'Ora',
  ask: 'Spiega',
  unreadable: 'Inserire una data e un’ora, per esempio 10:00.',
  noEventTypes: 'Non ci sono ancora tipi di incontro, quindi non viene offerto nulla.',
  zone: (zone) => `Date e ore sono nel fuso orario del piano orario, ${zone}.`,
  offered: (time) => `${time}: orario offerto`,
  offeredText: 'Chiunque apra ora la sua pagina può prenotarlo.',
  hiddenText: 'Il tipo di incontro è nascosto: può prenotarlo solo chi ne conosce il link.',
  notOffered: (time) => `${time}: orario non offerto`,
  past: 'Questo orario è passato.',
  before_window: (date) => `Il periodo di prenotazione di questo tipo di incontro inizia ${date}.`,
  after_window: (date) => `Il periodo di prenotazione di questo tipo di incontro finisce prima di ${date}.`,
  time_off: (from, to) =>
    from === to ? `È registrata un’assenza: ${from}.` : `È registrata un’assenza da ${from} a ${to}.`,
  note: (note) => `La sua nota: ${note}`,
  holiday: (name) =>
    `È una festività: ${name}. Per accettare prenotazioni, disattivarla o dare alla data un orario proprio.`,
  day_off: 'Questa data è impostata come giorno libero.',
  noHours: (weekday) => `Questo piano orario non prevede fasce per questo giorno: ${weekday}.`,
  outsideWeekly: (weekday, hours) => `È fuori dal suo orario (${weekday}: ${hours}).`,
  outsideOverride: (hours) => `È fuori dall’orario di questa data, che è ${hours}.`,
  does_not_fit: (closing, minutes) =>
    `L’orario finisce alle ore ${closing} e l’incontro dura ${plural('it', minutes, { one: '1 minuto', other: `${minutes} minuti` })}.`,
  off_grid: (starts) =>
    `Gli incontri iniziano a intervalli fissi dall’inizio della fascia. Gli inizi più vicini: ${starts}.`,
  minimum_notice: (notice, from) =>
    `È troppo presto: il preavviso minimo è di ${notice}. Prenotabile a partire da: ${from}.`,
  busyBooking: (title, attendee, when) => `C’è già una prenotazione: ${title} con ${attendee}, ${when}.`,
  madeAt: (when) => `Quella prenotazione risale a ${when}: fino ad allora l’orario potrebbe essere stato offerto.`,
  openBooking: 'Apri la prenotazione',
  busyGoto: (subject) => (subject ? `C’è una riunione in GoTo: ${subject}.` : 'C’è una riunione in GoTo.'),
  busyFeed: (name) => `Nel suo calendario “${name}” questo orario è occupato.`,
  busyUnproven:
    'Un visitatore tiene riservato questo orario per qualche minuto, in attesa di confermare il proprio indirizzo email.',
  bufferBefore: (minutes) =>
    plural('it', minutes, {
      one: 'Il minuto prima deve restare libero, ma questo finisce troppo tardi:',
      other: `I ${minutes} minuti prima devono restare liberi, ma questo finisce troppo tardi:`,
    }),
  bufferAfter: (minutes) =>
    plural('it', minutes, {
      one: 'Il minuto dopo deve restare libero, ma questo inizia troppo presto:',
      other: `I ${minutes} minuti dopo devono restare liberi, ma questo inizia troppo presto:`,
    }),
  daily_limit: (limit) =>
    plural('it', limit, {
      one: 'In questo giorno il tipo di incontro ha raggiunto il limite di 1 prenotazione.',
      other: `In questo giorno il tipo di incontro ha raggiunto il limite di ${limit} prenotazioni.`,
    }),
  weekly_limit: 'In questa settimana il tipo di incontro ha raggiunto il limite di prenotazioni.',
  host_daily_limit: 'In questo giorno è stato raggiunto il suo limite complessivo di prenotazioni.',
  host_weekly_limit: 'In questa settimana è stato raggiunto il suo limite complessivo di prenotazioni.',
  total_time_limit: 'In questo giorno è stato raggiunto il limite di tempo totale per gli incontri.',
  skipped: (zone) => `Questo orario non esiste: con il passaggio all’ora legale gli orologi lo saltano (${zone}).`,
  toHours: 'Modifica l’orario settimanale',
  toDates: 'Modifica questa data',
  toDaysOff: 'Assenze e festività',
  toEventType: 'Modifica il tipo di incontro',
  hours: (count) => plural('it', count, { one: '1 ora', other: `${count} ore` }),
  days: (count) => plural('it', count, { one: '1 giorno', other: `${count} giorni` }),
  minutes: (count) => plural('it', count, { one: '1 minuto', other: `${count} minuti` }),
}
