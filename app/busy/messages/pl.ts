import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const busyMessages: Translation<typeof en.busyMessages> = {
  title: 'Kalendarze',
  description:
    'Czas zajęty gdzie indziej nie jest tu oferowany. Foyer odczytuje, kiedy czas jest zajęty, nigdy dlaczego.',
  done: {
    added: 'Kalendarz został dodany. Zajęty w nim czas nie jest już oferowany.',
    saved: 'Ustawienia zostały zapisane.',
    refreshed: 'Kalendarz odczytano ponownie.',
    removed: 'Kalendarz został usunięty. Jego czas jest znowu wolny.',
    subscription: 'Adres jest gotowy. Wcześniejszy adres już nie działa.',
    unsubscribed: 'Adres już nie działa.',
  },
  feeds: 'Kalendarze z adresu',
  feedsText:
    'Dla kalendarza, którego nie można połączyć albo który ma być tylko odczytywany: wszystko, co ma adres (ICS). Odczyt co dziesięć minut.',
  none: 'Żaden kalendarz nie jest odczytywany z adresu.',
  url: 'Adres kalendarza',
  urlHint:
    'Google: ustawienia kalendarza, „Tajny adres w formacie iCal”. Outlook: Ustawienia, „Udostępnione kalendarze”, publikowanie, link ICS.',
  allDayBlocks: 'Wydarzenia całodniowe blokują dzień',
  staleBlocks: 'Blokuj nadal znany zajęty czas, jeśli kalendarz przestanie odpowiadać',
  add: 'Dodaj kalendarz',
  save: 'Zapisz ustawienia',
  refresh: 'Odczytaj teraz',
  refreshNamed: (name) => `Odczytaj teraz: ${name}`,
  remove: 'Usuń',
  removeNamed: (name) => `Usuń: ${name}`,
  status: {
    new: 'Jeszcze nie odczytano',
    ok: 'Aktualny',
    partly_read: 'Odczytano częściowo',
    failing: 'Nie można odczytać',
    stale: 'Nieaktualny',
  },
  readAt: (when, count) =>
    `Odczytano: ${when}. W ciągu najbliższych 13 miesięcy: ${plural('pl', count, { one: 'jeden zajęty przedział czasu', few: `${count} zajęte przedziały czasu`, many: `${count} zajętych przedziałów czasu`, other: `${count} zajętego przedziału czasu` })}.`,
  lastGood: (when) => `Nadal używamy danych z ostatniego odczytu: ${when}.`,
  neverRead: 'Jeszcze nigdy go nie odczytano, więc niczego nie blokuje.',
  unread: (count) =>
    plural('pl', count, {
      one: 'Jednego wydarzenia nie udało się odczytać; nie blokuje ono czasu.',
      few: `${count} wydarzeń nie udało się odczytać; nie blokują one czasu.`,
      many: `${count} wydarzeń nie udało się odczytać; nie blokują one czasu.`,
      other: `${count} wydarzenia nie udało się odczytać; nie blokuje ono czasu.`,
    }),
  unreadHint: 'Sprawdź te dni samodzielnie albo utwórz te wydarzenia w kalendarzu od nowa.',
  unreadEvent: (date, reason, zone) =>
    `${date ?? 'Bez daty'}: ${
      {
        zone: `strefa czasowa „${zone}” jest nieznana`,
        time: 'godziny są nieprawidłowe',
        rule: 'reguła powtarzania jest nieprawidłowa',
        component: 'rodzaj wpisu jest nieznany',
        cut_off: 'kalendarz urywa się przed jego końcem',
      }[reason]
    }`,
  unreadMore: (count) => `i jeszcze ${count}`,
  problems: {
    refused: 'Ten adres nie prowadzi już do serwera w publicznym internecie.',
    too_slow: 'Serwer kalendarza odpowiadał zbyt długo.',
    too_large: 'Kalendarz jest większy niż 5 MB.',
    insecure: 'Serwer kalendarza nie ma ważnego certyfikatu.',
    unreadable: 'Odpowiedzi nie można odczytać jako kalendarza.',
    broken: 'Nie udało się połączyć z serwerem kalendarza.',
    not_there: 'Pod tym adresem nie ma kalendarza albo nie jest on już publiczny.',
    bad_answer: 'Serwer kalendarza odpowiedział błędem.',
    moved: 'Adres przekierowuje na inny. Dodaj zamiast niego tamten.',
    not_a_calendar: 'Odpowiedź nie jest kalendarzem. Być może jest to adres strony internetowej.',
    not_understood: 'Odpowiedź jest kalendarzem, ale nie udało się odczytać żadnego wydarzenia.',
    too_much: 'Kalendarz zawiera więcej, niż możemy przetworzyć.',
  },
  refusals: {
    not_a_url: 'Wpisz pełny adres, który zaczyna się od https://.',
    not_https: 'Adres musi zaczynać się od https://.',
    has_credentials: 'Użyj adresu bez nazwy użytkownika i hasła.',
    port_refused: 'Użyj adresu ze zwykłym portem albo portem powyżej 1023.',
    not_public: 'Nie możemy znaleźć tego adresu w publicznym internecie. Sprawdź go.',
    already_there: 'Ten kalendarz jest już dodany.',
    too_many: 'Kalendarzy jest już 50. Najpierw usuń jeden.',
  },
  gotoTitle: 'Spotkania utworzone w GoTo',
  gotoText: 'Naraz można prowadzić jedno spotkanie, dlatego spotkania utworzone bezpośrednio w GoTo blokują czas.',
  gotoMeetings: {
    notConnected: 'Połącz GoTo, a spotkania z GoTo będą tu blokować czas.',
    notYet: 'Jeszcze nie odczytano',
    readAt: (when) => `Ostatni odczyt: ${when}`,
    failing: (when) => `GoTo nie odpowiada od: ${when}`,
    lastGood: (when) => `Nadal używamy danych z ostatniego odczytu: ${when}.`,
    neverRead: 'Spotkań z GoTo jeszcze nigdy nie odczytano, więc niczego nie blokują.',
  },
  subscription: {
    title: 'Rezerwacje w innym kalendarzu',
    text: 'Adres, który można subskrybować w dowolnym kalendarzu. Przełożone i anulowane rezerwacje aktualizują się automatycznie.',
    create: 'Utwórz adres',
    renew: 'Odnów adres',
    remove: 'Usuń adres',
    copy: 'Kopiuj adres kalendarza',
    secret: 'Każdy, kto zna ten adres, widzi rezerwacje. Odnów go, jeśli poznał go ktoś inny.',
  },
}
