import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const explainMessages: Translation<typeof en.explainMessages> = {
  title: 'Dlaczego brakuje terminu?',
  description:
    'Wybierz rodzaj spotkania, datę i godzinę, aby zobaczyć pierwszą zasadę, która uniemożliwia tę rezerwację.',
  back: 'Dostępność',
  eventType: 'Rodzaj spotkania',
  date: 'Data',
  time: 'Godzina',
  ask: 'Wyjaśnij',
  unreadable: 'Wpisz datę i godzinę, na przykład 10:00.',
  noEventTypes: 'Nie ma jeszcze rodzajów spotkań, więc nic nie jest oferowane.',
  zone: (zone) => `Daty i godziny w strefie harmonogramu: ${zone}.`,
  offered: (time) => `Termin ${time} jest oferowany`,
  offeredText: 'Może go zarezerwować każdy, kto teraz otworzy stronę.',
  hiddenText: 'Rodzaj spotkania jest ukryty: może go zarezerwować tylko ten, kto zna link.',
  notOffered: (time) => `Termin ${time} nie jest oferowany`,
  past: 'Ten termin już minął.',
  before_window: (date) => `Okres rezerwacji tego rodzaju spotkania zaczyna się: ${date}.`,
  after_window: (date) => `Okres rezerwacji tego rodzaju spotkania kończy się przed: ${date}.`,
  time_off: (from, to) => (from === to ? `Ten dzień jest wolny: ${from}.` : `Te dni są wolne: ${from} – ${to}.`),
  note: (note) => `Notatka: ${note}`,
  holiday: (name) => `To święto: ${name}. Aby przyjmować rezerwacje, wyłącz je albo nadaj tej dacie własne godziny.`,
  day_off: 'Tę datę ustawiono jako dzień wolny.',
  noHours: (weekday) => `Ten dzień nie ma godzin w tym harmonogramie: ${weekday}.`,
  outsideWeekly: (weekday, hours) => `Poza godzinami dostępności (${weekday}: ${hours}).`,
  outsideOverride: (hours) => `Poza godzinami dostępności w tym dniu (${hours}).`,
  does_not_fit: (closing, minutes) =>
    `Godziny dostępności kończą się o ${closing}, a spotkanie trwa ${plural('pl', minutes, { one: 'minutę', few: `${minutes} minuty`, many: `${minutes} minut`, other: `${minutes} minuty` })}.`,
  off_grid: (starts) =>
    `Spotkania zaczynają się w stałych odstępach od początku godzin dostępności. Najbliższe: ${starts}.`,
  minimum_notice: (notice, from) =>
    `Za wcześnie na ten termin: minimalne wyprzedzenie to ${notice}. Rezerwacja możliwa od: ${from}.`,
  busyBooking: (title, attendee, when) => `Jest już rezerwacja: ${title} – ${attendee}, ${when}.`,
  madeAt: (when) => `Tamtej rezerwacji dokonano: ${when}. Wcześniej termin mógł być oferowany.`,
  openBooking: 'Otwórz rezerwację',
  busyGoto: (subject) => (subject ? `Jest spotkanie w GoTo: ${subject}.` : 'Jest spotkanie w GoTo.'),
  busyFeed: (name) => `W kalendarzu „${name}” ten czas jest zajęty.`,
  busyUnproven: 'Termin jest na kilka minut zajęty przez odwiedzającego, który potwierdza adres e-mail.',
  bufferBefore: (minutes) => `Wcześniejsza przerwa (${minutes} min) musi pozostać wolna, ale to kończy się zbyt późno:`,
  bufferAfter: (minutes) =>
    `Późniejsza przerwa (${minutes} min) musi pozostać wolna, ale to zaczyna się zbyt wcześnie:`,
  daily_limit: (limit) => `W tym dniu rodzaj spotkania osiągnął limit rezerwacji: ${limit}.`,
  weekly_limit: 'W tym tygodniu rodzaj spotkania osiągnął limit rezerwacji.',
  host_daily_limit: 'W tym dniu osiągnięto Twój limit rezerwacji.',
  host_weekly_limit: 'W tym tygodniu osiągnięto Twój limit rezerwacji.',
  total_time_limit: 'W tym dniu osiągnięto limit łącznego czasu spotkań.',
  skipped: (zone) => `Ta godzina nie istnieje: przy zmianie czasu do przodu zegary ją pomijają (${zone}).`,
  toHours: 'Zmień godziny tygodniowe',
  toDates: 'Zmień tę datę',
  toDaysOff: 'Dni wolne i święta',
  toEventType: 'Zmień rodzaj spotkania',
  hours: (count) =>
    plural('pl', count, {
      one: '1 godzina',
      few: `${count} godziny`,
      many: `${count} godzin`,
      other: `${count} godziny`,
    }),
  days: (count) =>
    plural('pl', count, { one: '1 dzień', few: `${count} dni`, many: `${count} dni`, other: `${count} dnia` }),
  minutes: (count) =>
    plural('pl', count, {
      one: '1 minuta',
      few: `${count} minuty`,
      many: `${count} minut`,
      other: `${count} minuty`,
    }),
}
