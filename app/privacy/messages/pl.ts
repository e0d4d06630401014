import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const privacyMessages: Translation<typeof en.privacyMessages> = {
  title: 'Dane o osobie',
  description:
    'Gdy ktoś pyta, jakie jego dane są tu przechowywane, albo prosi o ich usunięcie: wyszukaj adres, przekaż plik lub usuń dane.',
  settingsText: 'Sprawdź, jakie dane o danym adresie zawierają rezerwacje: wyeksportuj je lub usuń.',
  back: 'Ustawienia',
  open: 'Wyszukaj osobę',
  address: 'Adres e-mail',
  look: 'Wyszukaj',
  notAnAddress: 'Wpisz jeden adres e-mail, na przykład ada@example.com.',
  nothing: (address) => `Rezerwacje nie zawierają żadnych danych o ${address}.`,
  found: 'Co zawierają rezerwacje',
  attended: (n) =>
    plural('pl', n, {
      one: '1 rezerwacja jako uczestnik',
      few: `${n} rezerwacje jako uczestnik`,
      many: `${n} rezerwacji jako uczestnik`,
      other: `${n} rezerwacji jako uczestnik`,
    }),
  invited: (n) =>
    plural('pl', n, {
      one: '1 rezerwacja kogoś innego jako gość',
      few: `${n} rezerwacje innych osób jako gość`,
      many: `${n} rezerwacji innych osób jako gość`,
      other: `${n} rezerwacji innych osób jako gość`,
    }),
  exportTitle: 'Eksport',
  exportText:
    'Wszystko, razem z odpowiedziami, uwagami, prywatnymi notatkami, wiadomościami i danymi wysłanymi do webhooków i CRM.',
  json: 'Pobierz jako JSON',
  csv: 'Pobierz jako CSV',
  eraseTitle: 'Usunięcie danych',
  eraseGoes:
    'Usunięte zostaną imię i nazwisko, adres, goście, odpowiedzi, uwagi, treści wiadomości, dziennik wiadomości, dane wysłane do webhooków i CRM oraz wszystko, co o tej osobie czeka jeszcze w kolejce. Jej linki przestaną działać. Tego nie można cofnąć.',
  eraseStays:
    'Rezerwacje zachowają termin, rodzaj spotkania i status, aby statystyki pozostały poprawne. Historia pokaże, że usunięto dane osoby, ale nie czyje.',
  eraseElsewhere:
    'To, co opuściło Foyer, nie zostanie usunięte: doręczone wiadomości, kalendarze, CRM, odbiorcy webhooków i lista minionych spotkań w GoTo. Kopie zapasowe zawierają te dane do czasu ich zastąpienia.',
  guestsGo: 'Ta osoba zostanie też usunięta z gości w rezerwacjach innych osób, bez powiadomienia.',
  toCome: (n) =>
    plural('pl', n, {
      one: 'Jedno spotkanie z tą osobą jest jeszcze przed Tobą.',
      few: `${n} spotkania z tą osobą są jeszcze przed Tobą.`,
      many: `${n} spotkań z tą osobą jest jeszcze przed Tobą.`,
      other: `${n} spotkania z tą osobą jest jeszcze przed Tobą.`,
    }),
  cancelFirst: 'Najpierw odwołaj, aby nikt na nikogo nie czekał. Potem można usunąć dane.',
  confirm: 'Wpisz adres jeszcze raz',
  confirmHint: 'Aby nie usunąć niczyich danych przez pomyłkę.',
  notTheSame: 'To nie jest powyższy adres.',
  button: 'Usuń dane tej osoby',
  beingSent: 'W tej chwili coś o tej osobie jest wysyłane. Nic nie usunięto. Spróbuj ponownie za minutę.',
  done: (n) =>
    plural('pl', n, {
      one: 'Dane osoby zostały usunięte. Jedna rezerwacja zachowuje termin i nic więcej o tej osobie.',
      few: `Dane osoby zostały usunięte. ${n} rezerwacje zachowują termin i nic więcej o tej osobie.`,
      many: `Dane osoby zostały usunięte. ${n} rezerwacji zachowuje termin i nic więcej o tej osobie.`,
      other: `Dane osoby zostały usunięte. ${n} rezerwacji zachowuje termin i nic więcej o tej osobie.`,
    }),
  keeping: {
    title: 'Automatyczne usuwanie',
    text: 'Foyer może usuwać dane osób z minionych spotkań po wybranym czasie. Terminy i statystyki pozostają.',
    label: 'Przechowuj dane osób przez',
    always: 'Do ręcznego usunięcia',
    periods: {
      90: '3 miesiące',
      180: '6 miesięcy',
      365: '1 rok',
      730: '2 lata',
      1095: '3 lata',
      3650: '10 lat',
    },
    next: 'Dalej',
    saved: 'Zapisano. Starsze dane zostaną usunięte w ciągu godziny.',
    kept: 'Zapisano. Niczyje dane nie są usuwane automatycznie.',
    ask: (period) => `Usuwać dane osób po upływie tego czasu od spotkania: ${period}?`,
    askAlways: 'Przechowywać dane osób do ręcznego usunięcia?',
    consequence: (n) =>
      n === 0
        ? 'Żadne spotkanie nie jest jeszcze tak stare. Od teraz dane osób będą usuwane, gdy spotkanie osiągnie ten wiek. Usuniętych danych nie można przywrócić.'
        : plural('pl', n, {
            one: 'Jedna miniona rezerwacja jest starsza i w ciągu godziny straci dane osób. Tego nie można cofnąć.',
            few: `${n} minione rezerwacje są starsze i w ciągu godziny stracą dane osób. Tego nie można cofnąć.`,
            many: `${n} minionych rezerwacji jest starszych i w ciągu godziny straci dane osób. Tego nie można cofnąć.`,
            other: `${n} minionej rezerwacji jest starsze i w ciągu godziny straci dane osób. Tego nie można cofnąć.`,
          }),
    askAlwaysText: 'Niczyje dane nie będą już usuwane automatycznie. Usunięte dane pozostają usunięte.',
    yes: 'Usuwaj automatycznie',
    yesAlways: 'Przechowuj dane',
    no: 'Nic nie zmieniaj',
  },
  file: { role: 'Jako', booking: 'Rezerwacja', fact: 'Co', value: 'Wartość', attendee: 'Uczestnik', guest: 'Gość' },
}

export const accountDataMessages: Translation<typeof en.accountDataMessages> = {
  title: 'Konto',
  text: 'Pobierz wszystko jako jeden plik albo usuń konto ze wszystkimi danymi.',
  download: 'Pobierz wszystko',
  open: 'Usuń konto',
  back: 'Ustawienia',
  ask: 'Usunąć konto?',
  goes: (bookings) =>
    bookings === 0
      ? 'Usunięte zostaną strona, rodzaje spotkań, godziny, kalendarze, webhooki, klucze API i wszystko, co czeka jeszcze w kolejce.'
      : plural('pl', bookings, {
          one: 'Usunięte zostaną strona, rodzaje spotkań, godziny, kalendarze, webhooki, klucze API, jedna rezerwacja z uczestnikiem i wszystko, co czeka jeszcze w kolejce.',
          few: `Usunięte zostaną strona, rodzaje spotkań, godziny, kalendarze, webhooki, klucze API, ${bookings} rezerwacje z uczestnikami i wszystko, co czeka jeszcze w kolejce.`,
          many: `Usunięte zostaną strona, rodzaje spotkań, godziny, kalendarze, webhooki, klucze API, ${bookings} rezerwacji z uczestnikami i wszystko, co czeka jeszcze w kolejce.`,
          other: `Usunięte zostaną strona, rodzaje spotkań, godziny, kalendarze, webhooki, klucze API, ${bookings} rezerwacji z uczestnikami i wszystko, co czeka jeszcze w kolejce.`,
        }),
  ends: (address) =>
    `${address} i wszystkie osadzone widżety przestaną działać, GoTo zostanie odłączone, a wszystkie sesje zakończone. Adres może zająć ktoś inny. Tego nie można cofnąć.`,
  elsewhere:
    'To, co opuściło Foyer, nie zostanie usunięte: doręczone wiadomości, kalendarze, CRM i odbiorcy webhooków oraz minione spotkania w GoTo. Kopie zapasowe zawierają te dane do czasu ich zastąpienia.',
  first: 'Najpierw pobierz wszystko',
  password: 'Hasło',
  button: 'Usuń konto',
  keep: 'Zachowaj konto',
  toCome: (n) =>
    plural('pl', n, {
      one: 'Jedno spotkanie jest jeszcze przed Tobą.',
      few: `${n} spotkania są jeszcze przed Tobą.`,
      many: `${n} spotkań jest jeszcze przed Tobą.`,
      other: `${n} spotkania jest jeszcze przed Tobą.`,
    }),
  cancelFirst: 'Najpierw odwołaj lub odrzuć, aby nikt nie czekał. Potem można usunąć konto.',
  more: (n) =>
    plural('pl', n, {
      one: 'I jeszcze jedno.',
      few: `I jeszcze ${n}.`,
      many: `I jeszcze ${n}.`,
      other: `I jeszcze ${n}.`,
    }),
  allMeetings: 'Wszystkie rezerwacje',
  ownsTeam: (team) => `Zespół ${team} należy do Ciebie i ma innych członków.`,
  handOverFirst: 'Najpierw przekaż go lub rozwiąż. Potem można usunąć konto.',
  toTeam: 'Członkowie zespołu',
  beingSent:
    'Wiadomości do uczestników lub zmiany w GoTo są jeszcze w drodze. Nic nie usunięto. Spróbuj ponownie za minutę.',
}
