import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const sendingAddressMessages: Translation<typeof en.sendingAddressMessages> = {
  title: 'Adres nadawcy',
  ofTeam: 'Adres nadawcy zespołu',
  description: (service) =>
    `Wiadomości do uczestników i gości wychodzą z adresu ${service} albo z adresu we własnej domenie. Wiadomości do Ciebie zawsze wychodzą z adresu ${service}.`,
  back: 'Nadawca i podpis',
  notOffered:
    'Operator tej usługi nie włączył własnych adresów nadawcy. Nazwa nadawcy, adres Reply-To i podpis działają bez nich.',
  choose: 'Użyj własnego adresu',
  another: 'Użyj innego adresu',
  chooseHint:
    'Potrzebna jest skrzynka pod tym adresem i dostęp do DNS jego domeny. Wyślemy link na ten adres i pokażemy wpisy do dodania.',
  address: 'Adres nadawcy',
  ask: 'Wyślij link',
  check: 'Sprawdź ponownie',
  checked: (when) => `Ostatni odczyt DNS: ${when}. Odczyt powtarzany jest codziennie.`,
  remove: 'Usuń',
  removeTitle: 'Usuń adres nadawcy',
  removeExplain: (address, service) =>
    `Wiadomości od razu zaczną wychodzić z adresu ${service}, a nie z ${address}. Wpisy DNS można potem usunąć.`,
  removeWaiting: (address, present) =>
    `Adres ${address} nie będzie już brany pod uwagę. Wiadomości nadal wychodzą z adresu ${present}.`,
  removeConfirm: 'Usuń adres',
  keep: 'Zachowaj',
  proveTitle: 'Potwierdź adres nadawcy',
  proveExplain: (address) =>
    `Wiadomości do uczestników i gości będą wychodzić z adresu ${address}, gdy tylko wpisy DNS jego domeny będą poprawne.`,
  prove: 'Potwierdź adres',
  proofOver:
    'Ten link został wykorzystany, zastąpiony nowszym, wygasł albo należy do innego konta. Można poprosić o nowy.',
  done: {
    asked: 'Wysłaliśmy link na ten adres. Otwórz go w tej przeglądarce.',
    proven: 'Adres jest potwierdzony.',
    checked: 'DNS odczytano przed chwilą.',
    'too-soon': 'DNS odczytano mniej niż minutę temu. Spróbuj ponownie za minutę.',
    removed: 'Usunięto.',
  },
  state: {
    inUse: 'Wiadomości do uczestników i gości wychodzą z tego adresu.',
    notYet: (service) => `Wiadomości wychodzą jeszcze z adresu ${service}.`,
    refused:
      'Serwer poczty nie przyjął wiadomości z tego adresu, więc wiadomości wychodzą z adresu usługi do czasu ponownego sprawdzenia. Odpowiedź serwera:',
    unproven: 'Adres nie jest potwierdzony: otwórz link, który na niego wysłaliśmy.',
    linesMissing: 'Nie wszystkie wpisy DNS są poprawne.',
  },
  refused: {
    not_offered: 'Operator tej usługi nie włączył własnych adresów nadawcy.',
    address: 'Wpisz jeden adres e-mail, na przykład bookings@example.com.',
    public_provider:
      'Adres może tam mieć każdy, a DNS tej domeny nie jest Twój, więc programy pocztowe odrzucałyby takie wiadomości. Użyj adresu we własnej domenie.',
    refuses_unsigned:
      'Ta domena każe programom pocztowym odrzucać wiadomości, których nie podpisała (DMARC). Jeśli należy do Ciebie, dodaj najpierw poniższe wpisy DKIM i spróbuj ponownie. Jeśli należy do dostawcy skrzynek, użyj adresu we własnej domenie.',
    too_often: 'Podano już wiele adresów. Spróbuj ponownie za godzinę.',
    mailbox_full: 'Ta skrzynka otrzymała od nas dzisiaj wiele wiadomości. Spróbuj ponownie jutro.',
  },
  lines: {
    caption: 'Wpisy DNS domeny',
    intro:
      'Dodaj lub zmień te wpisy tam, gdzie zarządza się DNS domeny. Zanim zmiana stanie się widoczna, może minąć godzina.',
    name: 'Nazwa',
    type: 'Typ',
    value: 'Wartość',
    copy: 'Kopiuj',
    state: 'Stan',
    found: (text) => `Znaleziono: ${text}`,
    right: 'Poprawny',
    open: 'Nieznany',
    waits: 'Czeka na DKIM',
    wrong: 'Do zrobienia',
  },
  parts: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  findings: {
    right: 'Wszystko w porządku.',
    unanswered: 'DNS nie odpowiada. Do tego czasu nic się nie zmienia; spróbujemy ponownie w ciągu godziny.',
    missing: 'Tego wpisu jeszcze nie ma. Dodaj go.',
    spf_not_included: 'Wpis SPF nie wymienia naszego serwera poczty. Zastąp go tym wpisem.',
    spf_several: 'Wpisów SPF jest więcej niż jeden, więc żaden się nie liczy. Pozostaw tylko ten.',
    spf_lookups:
      'Wpis SPF wymaga ponad 10 zapytań DNS, więc odbiorcy go ignorują. Usuń z niego to, co nie wysyła już wiadomości.',
    spf_after_all: 'Nasza część stoi za „all”, gdzie nikt jej nie odczyta. Zastąp wpis tym.',
    spf_not_passed:
      'Nasza część jest we wpisie, ale ze znakiem, który na nią nie zezwala (-, ~ lub ?). Zastąp wpis tym.',
    spf_invalid:
      'Wpis SPF włącza domenę, która nie ma wpisu SPF albo ma ich kilka, więc odbiorcy ignorują cały wpis. Usuń tę część.',
    dkim_other: 'Pod tą nazwą jest coś innego. Zastąp to tym wpisem.',
    dkim_no_key: 'Wpis jest poprawny, ale brakuje klucza, na który wskazuje. Powiadom operatora tej usługi.',
    dkim_several: 'Pod tą nazwą jest więcej niż jeden wpis. Pozostaw tylko ten.',
    dmarc_several: 'Wpisów DMARC jest więcej niż jeden, więc żaden się nie liczy. Pozostaw jeden z nich.',
    dmarc_invalid: 'Wpis DMARC nie ma poprawnej zasady (p=none, p=quarantine lub p=reject). Popraw go.',
    dmarc_unaligned:
      'Wpis DMARC jest poprawny, ale wiadomości go nie spełniają, dopóki wpisy DKIM nie są poprawne: tylko one wiążą nasze wiadomości z Twoją domeną.',
  },
}
