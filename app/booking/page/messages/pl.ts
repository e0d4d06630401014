import { formatAlternatives } from '~/i18n/dates'
import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const bookingMessages: Translation<typeof en.bookingMessages> = {
  hostPage: {
    title: (host) => `Rezerwacja terminu: ${host}`,
    choose: 'Co chcesz zarezerwować?',
    none: 'Obecnie nie można tu nic zarezerwować',
    noneHint: (host) => `${host} nie udostępnia jeszcze terminów. Zajrzyj tu później.`,
  },
  minutes: (count) =>
    plural('pl', count, {
      one: '1 minuta',
      few: `${count} minuty`,
      many: `${count} minut`,
      other: `${count} minuty`,
    }),
  durations: (minutes) =>
    `${formatAlternatives('pl-PL', minutes)} ${plural('pl', minutes.at(-1) ?? 0, { one: 'minuta', few: 'minuty', many: 'minut', other: 'minuty' })}`,
  duration: 'Jak długo?',
  chooseMember: 'Z kim?',
  anyMember: 'Dowolna wolna osoba',
  member: 'Z kim',
  memberUnavailable: 'Wskazana osoba jest teraz niedostępna. Wybierz inną albo opcję „Dowolna wolna osoba”.',
  ourTeam: 'Nasz zespół',
  where: 'Online w GoTo (link w wiadomości e-mail)',
  places: {
    host_calls: (host) => `Telefonicznie: dzwoni ${host}`,
    attendee_calls: (number) => `Telefonicznie: zadzwoń pod numer ${number}`,
    link: 'Online (link w wiadomości e-mail)',
  },
  place: 'Miejsce',
  prepare: 'Warto wiedzieć',
  yourPhone: 'Numer telefonu',
  consentLink: 'Dowiedz się więcej',
  byHost: (host) => `Termin musi potwierdzić ${host}. Do tego czasu jest wstępnie zarezerwowany.`,
  pick: 'Wybierz dzień i godzinę',
  previousMonth: 'Poprzedni miesiąc',
  nextMonth: 'Następny miesiąc',
  free: (count) =>
    plural('pl', count, {
      one: '1 wolny termin',
      few: `${count} wolne terminy`,
      many: `${count} wolnych terminów`,
      other: `${count} wolnego terminu`,
    }),
  noneFree: 'brak wolnych terminów',
  timesOn: (date) => `Terminy: ${date}`,
  chooseDay: 'Wybierz dzień, aby zobaczyć terminy.',
  allTimes: (count) =>
    plural('pl', count, {
      one: 'Pokaż 1 termin',
      few: `Pokaż wszystkie ${count} terminy`,
      many: `Pokaż wszystkie ${count} terminów`,
      other: `Pokaż wszystkie terminy (${count})`,
    }),
  timeZone: 'Strefa czasowa',
  showZone: 'Pokaż w tej strefie',
  allZones: 'Wszystkie strefy czasowe',
  offsetThen: (offset) => `${offset} tego dnia`,
  today: 'Dzisiaj',
  bookedDay: 'Tego dnia jest Twoja rezerwacja',
  bookedTime: 'Zarezerwowano',
  partsOfDay: { morning: 'Rano', afternoon: 'Po południu', evening: 'Wieczorem' },
  otherClock: (hour12) => (hour12 ? 'Pokaż zegar 24-godzinny' : 'Pokaż zegar 12-godzinny (AM/PM)'),
  nothingThisMonth: 'W tym miesiącu nie ma wolnych terminów.',
  nothingAtAll: (host) => `Obecnie nie ma wolnych terminów. Zajrzyj tu później albo napisz bezpośrednio do: ${host}.`,
  tryNext: 'Zobacz następny miesiąc',
  back: 'Wybierz inny termin',
  details: 'Dane',
  yourName: 'Imię i nazwisko',
  email: 'Adres e-mail',
  emailHint: 'Tutaj wyślemy zaproszenie.',
  notes: 'Uwagi',
  notesHint: 'Wszystko, co pomoże przygotować spotkanie.',
  guests: 'Goście',
  guestsHint: 'Adresy e-mail innych osób, które mają wziąć udział, rozdzielone przecinkami.',
  confirm: 'Potwierdź rezerwację',
  sendRequest: 'Wyślij prośbę',
  leaveEmpty: 'Pozostaw to pole puste',
  proof: {
    next: 'W następnym kroku wyślemy wiadomość z linkiem i kodem, aby sprawdzić, czy ten adres należy do Ciebie.',
    noScripts: 'Napływa teraz wiele rezerwacji. Bez skryptów potwierdź rezerwację przez e-mail: wyślemy link i kod.',
    byMail: 'Potwierdź przez e-mail',
  },
  named: {
    answer: (question) => `Odpowiedz na pytanie „${question}”`,
    about: (field, problem) => `„${field}”: ${problem}`,
  },
  didYouMean: {
    title: (address) => `Czy chodziło o ${address}?`,
    text: (typed) => `Wpisano ${typed} i tam trafi zaproszenie. Nic jeszcze nie zarezerwowano.`,
    suggested: (address) => `Tak, użyj ${address}`,
    typed: (address) => `Nie, ${address} jest poprawny`,
  },
  yes: 'Tak',
  no: 'Nie',
  pleaseChoose: 'Wybierz',
  privacy: (host) => `Te dane otrzyma ${host}. Posłużą tylko do tego spotkania.`,
  problems: {
    title: 'Sprawdź pola zaznaczone poniżej',
    name: 'Wpisz imię i nazwisko.',
    nameUnfit:
      'Wpisz samo imię i nazwisko: bez adresów stron, numerów telefonu i znaków sterujących, a w każdym słowie litery jednego alfabetu.',
    email: 'Wpisz jeden adres e-mail, na przykład ada@example.com.',
    notes: 'Skróć uwagi do 5000 znaków zwykłego tekstu.',
    emailSeveral: 'Wpisz tylko jeden adres e-mail. Inne osoby można dodać jako gości.',
    emailLocal:
      'Nasze wiadomości nie docierają na adresy z polskimi lub innymi znakami diakrytycznymi przed @. Wpisz inny adres.',
    guests: 'Wpisz adresy e-mail rozdzielone przecinkami, na przykład ada@example.com, ben@example.com.',
    guestsMany: 'Wpisz najwyżej 10 adresów e-mail.',
    reason: 'Skróć powód do 1000 znaków zwykłego tekstu.',
    required: 'Odpowiedz na to pytanie.',
    answer: 'Sprawdź tę odpowiedź.',
    too_long: 'Skróć tę odpowiedź.',
    unfit: 'Ta odpowiedź zawiera niewidoczne znaki sterujące. Wpisz ją jeszcze raz.',
    notANumber: 'Wpisz liczbę, na przykład 12 lub 1,5.',
    notAPhone: 'To nie jest numer telefonu: użyj cyfr, spacji i znaku plus, na przykład +41 44 555 01 99.',
    notAnAddress: 'Wpisz adres strony, na przykład https://example.com.',
    followUp: 'Ta odpowiedź prowadzi do jeszcze jednego pytania. Odpowiedz na nie i potwierdź ponownie.',
    consent: 'Zaznacz to pole: bez niego nie można zarezerwować spotkania.',
    tooMany:
      'Z tej sieci przyszło przed chwilą wiele rezerwacji. Wpisane dane zostały zachowane: spróbuj ponownie za kilka minut.',
    notTaken: 'Nie udało się dokonać tej rezerwacji. Napisz bezpośrednio do prowadzącego.',
    networkShare:
      'Z tej sieci wykorzystano tygodniowy limit rezerwacji u tego prowadzącego. Wpisane dane zostały zachowane: napisz bezpośrednio do prowadzącego albo spróbuj ponownie za kilka dni.',
    mailboxShare:
      'Dla tego adresu e-mail wykorzystano limit otwartych rezerwacji u tego prowadzącego. Wpisane dane zostały zachowane: anuluj niepotrzebną rezerwację albo napisz bezpośrednio do prowadzącego.',
    hostFull:
      'Obecnie nie są tu przyjmowane kolejne rezerwacje. Wpisane dane zostały zachowane: napisz bezpośrednio do prowadzącego albo spróbuj ponownie za kilka dni.',
    onceMore: 'Naciśnij przycisk jeszcze raz. Wpisane dane zostały zachowane, a nic jeszcze nie zarezerwowano.',
    proofNeeded:
      'Napływa teraz wiele rezerwacji, dlatego przeglądarka musi najpierw wykonać krótkie obliczenie. Potrwa to kilka sekund i odbędzie się automatycznie. Wpisane dane zostały zachowane.',
    proofNeededAgain:
      'Nie udało się wykorzystać obliczenia przeglądarki. Naciśnij przycisk jeszcze raz albo potwierdź przez e-mail. Wpisane dane zostały zachowane.',
    mailRefused:
      'Dzisiaj nie możemy wysłać kolejnej wiadomości na ten adres. Wpisane dane zostały zachowane: użyj innego adresu albo napisz bezpośrednio do prowadzącego.',
    memberGone:
      'Wybrana osoba jest teraz niedostępna. Wpisane dane zostały zachowane: wróć i wybierz inną osobę albo opcję „Dowolna wolna osoba”.',
    eventGone: 'Tego nie można już zarezerwować w tej postaci. Wróć i wybierz ponownie.',
    expired: 'Ta strona była długo otwarta. Wpisane dane zostały zachowane: potwierdź jeszcze raz.',
  },
  taken: {
    title: 'Ktoś właśnie zajął ten termin',
    gone: 'Ten termin nie jest już wolny',
    notOffered: 'Tego terminu nie można zarezerwować',
    choose: 'Wpisane dane zostały zachowane. Wybierz jeden z tych terminów:',
    none: 'Nie ma innego wolnego terminu w zbliżonym czasie. Sprawdź inny miesiąc.',
  },
  alreadyUsed: {
    title: 'Ten formularz posłużył już do rezerwacji',
    text: 'Wysłano go wcześniej z innymi danymi. Oto tamta rezerwacja; aby dokonać kolejnej, zacznij od początku.',
    see: 'Zobacz moją rezerwację',
    again: 'Zarezerwuj inny termin',
  },
  outcome: {
    elsewhere: {
      title: (host) => `${host} ma jeszcze inne spotkanie`,
      text: 'Trwa dłużej, niż planowano. Poczekaj: Twoje spotkanie zacznie się zaraz po nim.',
      again: 'Sprawdź ponownie',
    },
    booked: 'Rezerwacja potwierdzona',
    standsUnmailed: 'Zachowaj tę stronę: jej adres prowadzi do rezerwacji.',
    oftenEnough: (email) =>
      `Dla adresu ${email} wyczerpano dzisiejszy limit naszych wiadomości, więc teraz nic nie wysyłamy. Rezerwacja jest ważna.`,
    guestsOftenEnough: (count) =>
      plural('pl', count, {
        one: 'Dla jednego gościa wyczerpano dzisiejszy limit naszych wiadomości, więc teraz nic do niego nie wysyłamy. Rezerwacja jest ważna.',
        few: `Dla ${count} gości wyczerpano dzisiejszy limit naszych wiadomości, więc teraz nic do nich nie wysyłamy. Rezerwacja jest ważna.`,
        many: `Dla ${count} gości wyczerpano dzisiejszy limit naszych wiadomości, więc teraz nic do nich nie wysyłamy. Rezerwacja jest ważna.`,
        other: `Dla ${count} gości wyczerpano dzisiejszy limit naszych wiadomości, więc teraz nic do nich nie wysyłamy. Rezerwacja jest ważna.`,
      }),
    mailed: (email) => `Wysyłamy zaproszenie na adres ${email}.`,
    moved: 'Przełożono: rezerwacja ma nowy termin',
    movedMailed: (email) =>
      `Wysyłamy informację o nowym terminie na adres ${email}. Wpis w kalendarzu zmieni się automatycznie.`,
    offTime: 'Już nieaktualne:',
    join: 'Dołącz do spotkania',
    you: 'Ty',
    copyLink: 'Kopiuj link',
    copied: 'Link skopiowany',
    linkSoon: 'Link do spotkania jest tworzony i przyjdzie e-mailem. Pojawi się także tutaj.',
    linkLater: (host) => `Rezerwacja jest potwierdzona. ${host} prześle link do spotkania e-mailem.`,
    linkTrouble: (host) =>
      `Rezerwacja jest potwierdzona, ale GoTo nie utworzyło jeszcze spotkania. ${host} wie o tym i prześle link.`,
    calendarTitle: 'W kalendarzu',
    more: 'Zmień lub zarezerwuj ponownie',
    refresh: 'Odśwież',
    addToCalendar: 'Dodaj do kalendarza',
    google: 'Google Calendar',
    outlook: 'Outlook.com',
    microsoft365: 'Microsoft 365',
    reschedule: 'Zmień termin',
    rescheduleUntil: (when) => `Termin można zmienić do: ${when}.`,
    cancelUntil: (when) => `Rezerwację można anulować do: ${when}.`,
    tooLateToMove: (host) => `Terminu nie można już zmienić online. Napisz bezpośrednio do: ${host}.`,
    tooLateToCancel: (host) => `Rezerwacji nie można już anulować online. Napisz bezpośrednio do: ${host}.`,
    cancel: 'Anuluj rezerwację',
    edit: 'Zmień dane lub gości',
    before: 'Wcześniej:',
    again: 'Zarezerwuj inny termin',
    what: 'Temat',
    who: 'Z kim',
    reason: 'Powód',
    when: 'Termin',
    hostsTime: (host) => `Czas lokalny: ${host}`,
    byPhone: 'Przez telefon',
    over: 'To spotkanie już się zakończyło.',
  },
}

export const emptyMessages: Translation<typeof en.emptyMessages> = {
  fullyBooked: (date) => `Wszystkie terminy zajęte: ${date}.`,
  monthFull: 'W tym miesiącu wszystkie terminy są zajęte.',
  notice: (from, notice) => `Rezerwacja możliwa od: ${from} (minimalne wyprzedzenie: ${notice}).`,
  opens: (date) => `Rezerwacja możliwa od: ${date}.`,
  ended: (date) => `Rezerwacja możliwa do: ${date}.`,
  closed: (date) => `Brak terminów: ${date}.`,
  nextFree: (date) => `Najbliższy wolny dzień: ${date}`,
  hours: (count) =>
    plural('pl', count, {
      one: '1 godzina',
      few: `${count} godziny`,
      many: `${count} godzin`,
      other: `${count} godziny`,
    }),
  days: (count) =>
    plural('pl', count, { one: '24 godziny', few: `${count} dni`, many: `${count} dni`, other: `${count} dnia` }),
  minutes: (count) =>
    plural('pl', count, {
      one: '1 minuta',
      few: `${count} minuty`,
      many: `${count} minut`,
      other: `${count} minuty`,
    }),
}

export const manageMessages: Translation<typeof en.manageMessages> = {
  move: {
    title: 'Wybierz inny termin',
    question: 'Przełożyć na ten termin?',
    now: 'Obecny termin',
    newTime: 'Nowy termin',
    text: (host) => `${host} od razu otrzyma wiadomość. Link do spotkania się nie zmienia.`,
    button: 'Przełóż rezerwację',
    choose: 'Wybierz jeden z tych terminów:',
    keep: 'Zostaw obecny termin',
    sameTime: 'Rezerwacja jest już na ten termin. Wybierz inny albo zostaw ten.',
    changed: 'Tę rezerwację zmieniono w międzyczasie gdzie indziej. Sprawdź ją przed przełożeniem.',
    tooLate: (host) => `Tej rezerwacji nie można już przełożyć online. Napisz bezpośrednio do: ${host}.`,
  },
  edit: {
    title: 'Zmień dane',
    text: 'Termin się nie zmienia. Wszyscy zaproszeni otrzymają zaproszenie ponownie.',
    guestsHint:
      'Adresy e-mail innych osób, które mają wziąć udział, rozdzielone przecinkami. One też otrzymają zaproszenie.',
    button: 'Zapisz zmiany',
    keep: 'Zostaw bez zmian',
    over: 'To spotkanie już się rozpoczęło, więc nie można zmienić danych.',
  },
  pending: {
    title: 'Prośba została wysłana',
    text: (host, email) =>
      `${host} musi jeszcze potwierdzić ten termin. Jest on wstępnie zarezerwowany, a odpowiedź przyjdzie na adres ${email}.`,
    unanswered: 'Prośba pozostała bez odpowiedzi',
  },
  declined: {
    title: 'Prośba odrzucona',
    text: (host) => `${host} nie może się spotkać w tym terminie. Może inny będzie odpowiadał obu stronom.`,
    expired: (host) => `Odpowiedź nie nadeszła na czas (${host}). Wybierz inny termin albo napisz bezpośrednio.`,
  },
  cancel: {
    title: 'Anulować tę rezerwację?',
    text: (host) => `${host} od razu otrzyma wiadomość, a termin będzie dostępny dla innych.`,
    reason: 'Powód',
    reasonHint: (host) => `${host} to przeczyta.`,
    button: 'Anuluj rezerwację',
    keep: 'Nie anuluj',
    done: 'Rezerwacja anulowana',
    doneBy: {
      attendee: 'Rezerwacja została anulowana przez Ciebie. Obie strony otrzymają wiadomość.',
      host: (host) => `Rezerwacja została anulowana przez: ${host}.`,
    },
    tooLate: (hours, host) =>
      `Rezerwację można anulować online najpóźniej ${plural('pl', hours, { one: 'godzinę', few: `${hours} godziny`, many: `${hours} godzin`, other: `${hours} godziny` })} przed rozpoczęciem. Napisz bezpośrednio do: ${host}.`,
    over: 'To spotkanie już się zakończyło, więc nie ma czego anulować.',
  },
}

export const proofMessages: Translation<typeof en.proofMessages> = {
  title: 'Sprawdź pocztę',
  text: (email) => `Wysłaliśmy link i kod na adres ${email}. Otwórz link albo wpisz kod tutaj.`,
  held: (until) => `Rezerwacja nie jest jeszcze potwierdzona. Termin jest wstępnie zarezerwowany do ${until}.`,
  ended: 'Rezerwacja wstępna wygasła',
  endedText:
    'Minęło piętnaście minut bez potwierdzenia, więc termin mogą zarezerwować inni. Spróbuj ponownie: jeśli jest jeszcze wolny, znowu go wstępnie zarezerwujemy i wyślemy nową wiadomość.',
  endedLink: 'Termin mogą teraz zarezerwować inni. Jeśli jest jeszcze wolny, nadal można go potwierdzić.',
  code: 'Kod z wiadomości',
  codeHint: 'Sześć cyfr. Jeśli po minucie wiadomości nie ma, zajrzyj do folderu ze spamem.',
  confirm: 'Potwierdź rezerwację',
  again: 'Wyślij wiadomość ponownie',
  tryAgain: 'Spróbuj ponownie',
  sentAgain: 'Wysłaliśmy wiadomość ponownie, z tym samym kodem.',
  change: 'Zmień dane',
  look: 'Link został już otwarty',
  another: 'Wybierz inny termin',
  byLink: 'Potwierdź rezerwację',
  byLinkText:
    'Jeszcze jedno kliknięcie i termin będzie zarezerwowany. Jeśli to nie Twoja prośba, zamknij tę stronę: nic się nie stanie.',
  withdrawn: 'Tę prośbę zmieniono lub wycofano. Dokonaj rezerwacji ponownie.',
  taken: 'Ktoś inny zajął w międzyczasie ten termin. Wybierz inny; wpisane dane zostały zachowane.',
  problems: {
    code: 'To nie jest kod z ostatniej wiadomości. Sprawdź sześć cyfr.',
    codesEnded: 'Zbyt wiele błędnych kodów. Otwórz link w wiadomości.',
    mailedEnough: 'Dla tej rezerwacji wysłaliśmy już trzy wiadomości. Zajrzyj do folderu ze spamem albo zmień dane.',
    mailRefused:
      'Dzisiaj nie możemy wysłać kolejnej wiadomości na ten adres. Zmień go albo napisz bezpośrednio do prowadzącego.',
    refused: 'Nie udało się dokonać tej rezerwacji. Napisz bezpośrednio do prowadzącego.',
  },
}

export const reportMessages: Translation<typeof en.reportMessages> = {
  title: 'Zgłoś tę wiadomość',
  text: (host) =>
    `Wiadomość dotyczy rezerwacji, która nie pochodzi od Ciebie (${host})? Powiadom operatora tej usługi. Twój adres nie zostanie nikomu przekazany.`,
  button: 'Zgłoś wiadomość',
  done: 'Dziękujemy. Operator sprawdza wiadomości zgłoszonych kont i może je wstrzymać.',
}

export const unsubscribeMessages: Translation<typeof en.unsubscribeMessages> = {
  title: 'Rezygnacja z tych wiadomości',
  text: (host) =>
    `${host} nie będzie już wysyłać podziękowań, pytań ani zaproszeń po spotkaniach. Wiadomości o rezerwacjach będą nadal przychodzić.`,
  button: 'Zrezygnuj',
  done: (host) => `Gotowe. ${host} nie będzie już wysyłać takich wiadomości.`,
  back: 'Chcę je znowu otrzymywać',
  again: 'Te wiadomości będą znowu przychodzić.',
}
