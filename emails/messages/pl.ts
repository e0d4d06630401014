import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const mailMessages: Translation<typeof en.mailMessages> = {
  report: 'Ta wiadomość nie powinna do Ciebie trafić? Zgłoś ją',
  hello: (name) => `Dzień dobry, ${name}!`,
  with: 'Z kim',
  together: 'Współprowadzący',
  when: 'Termin',
  yourTime: 'Twój czas lokalny',
  theirTime: (name) => `czas lokalny: ${name}`,
  minutes: (count) =>
    plural('pl', count, {
      one: '1 minuta',
      few: `${count} minuty`,
      many: `${count} minut`,
      other: `${count} minuty`,
    }),
  meetingWith: (title, name) => `${title} – ${name}`,
  linkInside: 'Link do spotkania jest w tej wiadomości.',
  before: 'Wcześniej',
  join: 'Dołącz do spotkania',
  joinHint: 'Otwiera się w przeglądarce; konto nie jest potrzebne. Prowadzący wpuszcza wszystkich o czasie.',
  phone: 'Przez telefon',
  place: 'Miejsce',
  instructions: 'Warto wiedzieć',
  linkFollows: 'Link do spotkania przyjdzie w drugiej wiadomości, gdy tylko spotkanie zostanie utworzone.',
  linkFromHost: (host) => `GoTo nie utworzyło jeszcze spotkania. ${host} wie o tym i prześle link.`,
  manage: 'Zobacz, przełóż lub anuluj rezerwację',
  manageHint: 'Coś wypadło?',
  openBooking: 'Otwórz rezerwację',
  start: 'Rozpocznij jako prowadzący',
  startHint: 'Najwcześniej 30 minut przed rozpoczęciem:',
  onBookingPage: 'zgodnie z treścią strony rezerwacji',
  email: 'Adres e-mail',
  zone: 'Strefa czasowa',
  guests: 'Goście',
  notes: 'Uwagi',
  reason: 'Powód',
  why: 'Przyczyna',
  bookAgain: 'Zarezerwuj inny termin',
  noReply: 'Odpowiedz na tę wiadomość, aby napisać bezpośrednio do drugiej strony.',
  foot: 'Wysłano przez Foyer – usługę, która obsługuje tę rezerwację.',
  accountFoot: 'Wysłano przez Foyer, ponieważ podano nam ten adres. Jeśli podał go ktoś inny, zignoruj tę wiadomość.',
  security: {
    notices: {
      new_browser: {
        subject: 'Nowe logowanie na konto',
        text: () => 'Ktoś właśnie zalogował się na Twoje konto w przeglądarce, której wcześniej tu nie używano.',
      },
      password_changed: {
        subject: 'Hasło zostało zmienione',
        text: () => 'Hasło do Twojego konta zostało zmienione. Wszystkie inne sesje zostały zakończone.',
      },
      email_changed: {
        subject: 'Adres konta został zmieniony',
        text: () => 'Twoje konto ma od teraz inny adres e-mail. Ten adres już do niego nie należy.',
      },
      app_added: {
        subject: 'Kody z aplikacji zostały skonfigurowane',
        text: () => 'Od teraz logowanie hasłem wymaga także kodu z aplikacji uwierzytelniającej.',
      },
      app_removed: {
        subject: 'Kody z aplikacji zostały usunięte',
        text: () => 'Aplikacja uwierzytelniająca została usunięta z Twojego konta. Jej kody już nie działają.',
      },
      passkey_added: {
        subject: 'Dodano klucz dostępu',
        text: (name) => `Klucz dostępu „${name}” został dodany do Twojego konta. Kto go ma, może się zalogować.`,
      },
      passkey_removed: {
        subject: 'Usunięto klucz dostępu',
        text: (name) => `Klucz dostępu „${name}” został usunięty z Twojego konta. Już nie działa.`,
      },
      second_step_on: {
        subject: 'Weryfikacja dwuetapowa włączona',
        text: () => 'Od teraz logowanie hasłem wymaga drugiego etapu.',
      },
      second_step_off: {
        subject: 'Weryfikacja dwuetapowa wyłączona',
        text: () => 'Od teraz do logowania wystarczy samo hasło.',
      },
      recovery_codes_renewed: {
        subject: 'Nowe kody odzyskiwania',
        text: () => 'Dla Twojego konta utworzono nowe kody odzyskiwania. Poprzednie już nie działają.',
      },
      recovery_code_used: {
        subject: 'Użyto kodu odzyskiwania',
        text: () => 'Ktoś zalogował się na Twoje konto kodem odzyskiwania. Ten kod nie zadziała ponownie.',
      },
      api_key_added: {
        subject: 'Utworzono nowy klucz API',
        text: (name) => `Dla Twojego konta utworzono klucz API „${name}”.`,
      },
      provider_linked: {
        subject: 'Dodano nowy sposób logowania',
        text: (name) => `Twoje konto jest od teraz połączone z tym sposobem logowania: ${name}.`,
      },
      provider_unlinked: {
        subject: 'Usunięto sposób logowania',
        text: (name) => `Twoje konto nie jest już połączone z tym sposobem logowania: ${name}.`,
      },
    },
    keysStay: (keys) =>
      `Te klucze API nadal działają. Jeśli mogą je znać inni, unieważnij je na stronie kluczy API:\n${keys}`,
    notYou:
      'Jeśli to Twoje działanie, nie trzeba nic robić. Jeśli nie, natychmiast ustaw nowe hasło i wyloguj wszystkie inne sesje.',
    notYouAnyMore:
      'Jeśli to Twoje działanie, nie trzeba nic robić. Jeśli nie, natychmiast powiadom operatora tej usługi: tylko on może jeszcze pomóc.',
    button: 'Sprawdź konto',
    seeKeys: 'Zobacz klucze API',
    signIn: 'Przejdź do strony logowania',
  },
  confirmed: {
    subjectAttendee: (meeting, when) => `Rezerwacja: ${meeting}, ${when}`,
    subjectHost: (meeting, when) => `Nowa rezerwacja: ${meeting}, ${when}`,
    subjectGuest: (meeting, when) => `Zaproszenie: ${meeting}, ${when}`,
    headingAttendee: 'Rezerwacja potwierdzona',
    headingGuest: (attendee) => `${attendee} zaprasza na spotkanie`,
    headingHost: (attendee) => `Nowa rezerwacja: ${attendee}`,
  },
  linkReady: {
    subject: (meeting, when) => `Link do spotkania: ${meeting}, ${when}`,
    heading: 'Oto link do spotkania',
  },
  rescheduled: {
    subject: (meeting, when) => `Zmiana terminu: ${meeting}, teraz ${when}`,
    heading: 'Spotkanie zostało przełożone',
  },
  cancelled: {
    subject: (meeting, when) => `Odwołano: ${meeting}, ${when}`,
    heading: 'Spotkanie zostało odwołane',
    byYou: 'To spotkanie zostało odwołane przez Ciebie. Nie trzeba robić nic więcej.',
    by: (name) => `Spotkanie zostało odwołane przez: ${name}. Zniknie z kalendarza automatycznie.`,
  },
  recording: {
    subject: (meeting) => `Nagranie: ${meeting}`,
    heading: 'Nagranie spotkania',
    text: 'Każdy, kto ma ten link, może obejrzeć nagranie bez hasła, więc udostępniaj go z rozwagą.',
    button: 'Obejrzyj nagranie',
  },
  followUp: {
    thanks: {
      subject: (meeting) => `Podziękowanie: ${meeting}`,
      heading: (host) => `${host} dziękuje za spotkanie`,
      text: (host) => `Dziękujemy za poświęcony czas. ${host} cieszy się, że doszło do spotkania.`,
    },
    feedback: {
      subject: (meeting) => `Jak było? ${meeting}`,
      heading: (host) => `${host} prosi o opinię`,
      text: (host) => `Jak przebiegło spotkanie? ${host} chętnie przeczyta kilka słów. To zajmie minutę.`,
    },
    book_again: {
      subject: (meeting) => `Kolejne spotkanie? ${meeting}`,
      heading: (host) => `Kolejne spotkanie: ${host}`,
      text: () => 'Jeśli zostały tematy do omówienia, wybierz dogodny termin.',
    },
    missed: {
      subject: (meeting) => `Szkoda, że się nie udało: ${meeting}`,
      heading: () => 'Szkoda, że spotkanie się nie odbyło',
      text: (host) => `Nie udało się spotkać zgodnie z planem. ${host} chętnie znajdzie inny termin.`,
    },
    feedbackButton: 'Przekaż opinię',
    unsubscribe: (host) => `Nie chcę takich wiadomości (${host})`,
  },
  updated: {
    subject: (meeting, when) => `Zmiana: ${meeting}, ${when}`,
    heading: 'Szczegóły się zmieniły',
    text: (attendee) => `Lista uczestników spotkania została zmieniona przez: ${attendee}. Termin pozostaje ten sam.`,
  },
  reassigned: {
    subject: (meeting, when) => `Inny prowadzący: ${meeting}, ${when}`,
    heading: 'Spotkanie poprowadzi ktoś inny',
    text: (host) => `Spotkanie poprowadzi ${host}. Termin pozostaje ten sam.`,
    ofSeveral: {
      subject: (meeting, when) => `Inni prowadzący: ${meeting}, ${when}`,
      heading: 'Zmienili się prowadzący spotkania',
      text: (hosts) => `Prowadzący spotkania: ${hosts}. Termin pozostaje ten sam.`,
    },
  },
  takenOver: {
    subject: (meeting, when) => `Przejęcie: ${meeting}, ${when}`,
    heading: 'Przejmujesz spotkanie',
    text: (team) => `To spotkanie zespołu ${team} przechodzi do Ciebie. Uczestnik już o tym wie.`,
  },
  handedOver: {
    subject: (meeting, when) => `Przekazano: ${meeting}, ${when}`,
    heading: 'Spotkanie przejmuje ktoś inny',
    text: (team) =>
      `To spotkanie prowadzi teraz ktoś inny z zespołu ${team}. Zniknie z Twojego kalendarza automatycznie.`,
  },
  uninvited: {
    subject: (meeting, when) => `Zaproszenie cofnięte: ${meeting}, ${when}`,
    heading: 'Zaproszenie zostało cofnięte',
    text: (attendee) =>
      `Zaproszenie na to spotkanie zostało cofnięte przez: ${attendee}. Spotkanie zniknie z kalendarza automatycznie.`,
  },
  declined: {
    subject: (meeting, when) => `Prośba odrzucona: ${meeting}, ${when}`,
    heading: 'Ten termin nie jest możliwy',
    text: (host) => `${host} nie może się spotkać w wybranym terminie.`,
    expired: (host) => `Odpowiedź nie nadeszła na czas (${host}), więc prośba wygasła. Wybierz inny termin.`,
    expiredHost: (attendee) =>
      `Prośba nie doczekała się odpowiedzi na czas (${attendee}), więc została automatycznie odrzucona. Termin jest znowu wolny.`,
  },
  proof: {
    subject: (meeting, code) => `${code} potwierdza adres e-mail: ${meeting}`,
    heading: 'Potwierdź adres e-mail',
    text: (until) =>
      `Termin został wybrany. Jest wstępnie zarezerwowany do ${until}, a potwierdzenie zakończy rezerwację. Do tego czasu nic nie trafia do niczyjego kalendarza.`,
    button: 'Potwierdź adres e-mail',
    code: 'Albo wpisz ten kod na stronie rezerwacji',
    not: 'To nie Twoja rezerwacja? Nie rób nic: termin sam się zwolni i nikt nie zostanie powiadomiony.',
  },
  requested: {
    subject: (meeting) => `Twoja prośba: ${meeting}`,
    heading: 'Otrzymaliśmy prośbę',
    text: (host) =>
      `${host} musi jeszcze potwierdzić ten termin. Jest on wstępnie zarezerwowany, a odpowiedź przyjdzie e-mailem. W kalendarzu nie ma jeszcze nic.`,
  },
  toAnswer: {
    subject: (meeting, when) => `Do odpowiedzi: ${meeting}, ${when}`,
    heading: (attendee) => `${attendee} prosi o spotkanie`,
    button: 'Zatwierdź lub odrzuć',
    due: (when) => `Termin jest wstępnie zarezerwowany. Bez odpowiedzi prośba wygaśnie: ${when}.`,
  },
  newTime: {
    subject: (meeting) => `Wybierz inny termin: ${meeting}`,
    heading: (host) => `${host} prosi o inny termin`,
    text: 'Rezerwacja jest nadal ważna. Wybierz inny dogodny termin, a spotkanie zostanie na niego przełożone.',
    messageFrom: (host) => `${host} pisze`,
    button: 'Wybierz inny termin',
  },
  reminder: {
    subject: (meeting, inTime) => `Przypomnienie: ${meeting}, ${inTime}`,
    heading: (inTime) => `Spotkanie zaczyna się ${inTime}`,
  },
  gone: {
    subject: (title, attendee) => `Brak spotkania w GoTo: ${title} – ${attendee}`,
    text: (attendee) =>
      `Spotkanie GoTo dla tej rezerwacji już nie istnieje; być może usunięto je w GoTo. Rezerwacja jest nadal potwierdzona, ale ${attendee} nie ma linku do spotkania. Utwórz spotkanie ponownie albo anuluj rezerwację.`,
    button: 'Otwórz rezerwację',
  },
  verify: {
    subject: 'Potwierdź adres e-mail',
    text: 'Jedno kliknięcie i strona rezerwacji może zacząć działać.',
    button: 'Potwierdź adres',
    expires: 'Link działa przez 24 godziny.',
  },
  reset: {
    subject: 'Ustaw nowe hasło',
    text: 'Ktoś, prawdopodobnie Ty, poprosił o ustawienie nowego hasła do Twojego konta.',
    button: 'Ustaw nowe hasło',
    expires: 'Link działa tylko raz, przez godzinę. Jeśli to nie Twoja prośba, nic się nie zmieni.',
  },
  change: {
    subject: 'Potwierdź nowy adres e-mail',
    text: 'Potwierdź, że to Twój nowy adres. Do tego czasu używany jest dotychczasowy.',
    button: 'Potwierdź nowy adres',
    expires: 'Link działa przez 24 godziny.',
  },
  sendingAddress: {
    proof: {
      subject: 'Potwierdź adres, z którego mają wychodzić wiadomości',
      text: (address) =>
        `Ktoś zalogowany w Foyer poprosił o wysyłanie wiadomości do uczestników z adresu ${address}. Jeśli to Twoja prośba, otwórz link w przeglądarce, w której masz aktywną sesję, i potwierdź. Jeśli nie, nie rób nic: wtedy z tego adresu nie wyjdzie żadna wiadomość.`,
      button: 'Potwierdź adres nadawcy',
      expires: 'Link działa przez 24 godziny i tylko dla konta, z którego wyszła prośba.',
    },
    off: {
      subject: (address) => `Wiadomości nie wychodzą już z adresu ${address}`,
      dns: (address) =>
        `Wpisy DNS, których wymagają wiadomości z adresu ${address}, nie są już poprawne. Od teraz wiadomości znowu wychodzą z adresu tej usługi i żadna nie ginie. Strona pokazuje, który wpis trzeba poprawić.`,
      refused: (address) =>
        `Serwer poczty nie przyjął wiadomości z adresu ${address}. Wysłano ją z adresu tej usługi; tak samo będzie z kolejnymi, aż adres zostanie ponownie sprawdzony.`,
      button: 'Otwórz adres nadawcy',
    },
  },
  replyToProof: {
    subject: 'Potwierdź adres dla odpowiedzi',
    text: (address) =>
      `Ktoś zalogowany w Foyer poprosił, aby odpowiedzi uczestników trafiały na adres ${address}. Jeśli to Twoja prośba, otwórz link w przeglądarce, w której masz aktywną sesję, i potwierdź. Jeśli nie, nie rób nic: wtedy na ten adres nie trafi żadna odpowiedź.`,
    button: 'Potwierdź adres Reply-To',
    expires: 'Link działa przez 24 godziny i tylko dla konta, z którego wyszła prośba.',
  },
  exists: {
    subject: 'Masz już konto',
    text: 'Ktoś, prawdopodobnie Ty, próbował założyć konto z tym adresem. Takie konto już istnieje: zaloguj się albo ustaw nowe hasło, jeśli go nie pamiętasz.',
    button: 'Zaloguj się',
  },
  accountDeleted: {
    subject: 'Konto zostało usunięte',
    text: 'Konto w Foyer i wszystkie jego dane zostały usunięte zgodnie z prośbą. Strony rezerwacji już nie ma, a to ostatnia wiadomość w tej sprawie.',
    button: 'Otwórz Foyer',
    small: 'Jeśli to nie Twoja prośba, natychmiast skontaktuj się z operatorem tej usługi.',
  },
  reconnect: {
    subject: 'Połącz ponownie GoTo, aby można było tworzyć spotkania',
    text: 'GoTo nie udziela nam już dostępu do Twojego konta. Rezerwacje są nadal możliwe, ale bez linku do spotkania. Ponowne połączenie zajmie minutę, a brakujące spotkania zostaną potem utworzone automatycznie.',
    button: 'Połącz ponownie GoTo',
  },
  team: {
    open: 'Otwórz zespół',
    invitation: {
      subject: (inviter, team) => `${inviter} zaprasza do zespołu ${team}`,
      text: (inviter, team) =>
        `${inviter} zaprasza do zespołu ${team} w Foyer. Przed dołączeniem zobaczysz, co mogą widzieć i robić menedżerowie. Rezerwacje i konto pozostają Twoje.`,
      button: 'Zobacz zaproszenie',
      small: (email) =>
        `Zaproszenie można przyjąć na koncie z adresem ${email}. Jeśli go nie masz, załóż konto z tym adresem. Zaproszenie wygasa po 14 dniach.`,
    },
    news: {
      joined: {
        subject: (person, team) => `${person} dołącza do zespołu ${team}`,
        text: (person, team) => `${person} przyjmuje zaproszenie i należy od teraz do zespołu ${team}.`,
      },
      left: {
        subject: (person, team) => `${person} odchodzi z zespołu ${team}`,
        text: (person, team) =>
          `${person} odchodzi z zespołu ${team}. Rezerwacje zespołu przejęły inne wolne osoby; pozostałe zostają bez zmian i nie pojawiają się już w tabeli zespołu.`,
      },
      removed: {
        subject: (_person, team) => `Koniec członkostwa w zespole ${team}`,
        text: (_person, team) =>
          `Twoje konto nie należy już do zespołu ${team}. Konto, strona i rezerwacje pozostają bez zmian; menedżerowie zespołu już ich nie widzą.`,
      },
      incomplete: {
        subject: (_person, team, eventTypes) => `${team}: rezerwacja teraz niemożliwa (${eventTypes})`,
        text: (person, team, eventTypes) =>
          `W zespole ${team} nie można teraz rezerwować tych spotkań: ${eventTypes}. Wymagają one udziału wszystkich przypisanych osób, a ta nie jest już dostępna: ${person || 'ktoś, kto usunął swoje konto'}. Rezerwacja będzie możliwa, gdy wszyscy będą znowu dostępni albo gdy zostanie ustalone, kto bierze udział bez tej osoby.`,
      },
      owner: {
        subject: (_person, team) => `Zespół ${team} należy teraz do Ciebie`,
        text: (person, team) => `${person} przekazuje Ci zespół ${team}. Od teraz jest on Twoją własnością.`,
      },
    },
  },
  calendar: {
    subject: (calendar) => `Nie możemy odczytać kalendarza „${calendar}”`,
    text: (calendar) =>
      `W tej chwili nie możemy odczytać kalendarza „${calendar}” pod jego adresem. Nadal używamy ostatnio odczytanych danych, więc mogą być oferowane terminy zajęte od tego czasu. Sprawdź adres albo poczekaj, jeśli znasz przyczynę.`,
    button: 'Zobacz kalendarze',
  },
  reconnectCalendar: {
    subject: (account) => `Połącz ponownie kalendarz: ${account}`,
    text: (account) =>
      `Nie mamy już dostępu do tego konta: ${account}. Nadal używamy ostatnio odczytanych danych, więc mogą być oferowane terminy zajęte od tego czasu, a nowe spotkania się tam nie pojawiają. Ponowne połączenie zajmie minutę.`,
    button: 'Zobacz kalendarze',
  },
  calendarUnreadable: {
    subject: (account) => `Nie możemy odczytać kalendarzy: ${account}`,
    text: (account) =>
      `Od ponad godziny nie możemy odczytać tego konta: ${account}. Próbujemy dalej. Do tego czasu obowiązuje ustawienie dla kalendarzy, których nie można odczytać; znajduje się ono na stronie kalendarzy.`,
    button: 'Zobacz kalendarze',
  },
  calendarEdit: {
    deleted: {
      subject: (title, attendee) => `Usunięto w kalendarzu: ${title} – ${attendee}`,
      text: (attendee) =>
        `To spotkanie zostało usunięte w Twoim kalendarzu. Samo spotkanie jest nadal aktualne, a ${attendee} o niczym nie wie. Odwołać je, zachować czy przywrócić w kalendarzu?`,
    },
    moved: {
      subject: (title, attendee) => `Przesunięto w kalendarzu: ${title} – ${attendee}`,
      text: (attendee, when) =>
        `To spotkanie zostało przesunięte w Twoim kalendarzu na: ${when}. Samo spotkanie ma nadal dotychczasowy termin, a ${attendee} o niczym nie wie. Przełożyć spotkanie czy przywrócić je w kalendarzu na miejsce?`,
    },
    button: 'Zdecyduj',
  },
  deliveryOff: {
    subject: (target) => `Wyłączono wysyłanie do: ${target}`,
    text: (target) =>
      `${target} od wielu dni niczego od nas nie przyjmuje albo zgłasza, że adres już nie istnieje. Nic więcej tam nie wysyłamy. Napraw system odbiorcy, włącz wysyłanie ponownie w Foyer i wyślij brakujące dane z dziennika.`,
    button: 'Otwórz dziennik',
  },
  trouble: {
    subject: (title, attendee) => `Brak linku do spotkania: ${title} – ${attendee}`,
    text: (attendee) =>
      `Rezerwacja jest potwierdzona, ale GoTo nie utworzyło spotkania, więc ${attendee} nie ma linku. Sprawdź konto GoTo i spróbuj ponownie w Foyer albo wyślij własny link.`,
    button: 'Otwórz rezerwację',
  },
}
