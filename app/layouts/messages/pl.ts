import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const landingMessages: Translation<typeof en.landingMessages> = {
  documentTitle: 'Foyer: strona rezerwacji dla tych, którzy spotykają się w GoTo',
  description:
    'Klienci wybierają wolny termin, spotkanie odbywa się w GoTo, a zaproszenie trafia do obu stron. Strona rezerwacji dla konsultantów.',
  headline: 'Klienci wybierają termin. Spotkanie odbywa się w GoTo.',
  lead: 'Foyer to strona rezerwacji dla konsultantów, którzy spotykają się w GoTo. Wystarczy udostępnić jeden link: każda rezerwacja staje się spotkaniem na koncie GoTo, a zaproszenie trafia do obu stron.',
  signUp: 'Utwórz swoją stronę',
  signIn: 'Zaloguj się',
  closed: 'Konta zakłada tylko operator tej usługi.',
  stepsTitle: 'Jak to działa',
  steps: {
    connect: {
      title: 'Połącz GoTo – wystarczy raz',
      text: 'Zgody udziela się na stronie GoTo. Foyer utrzymuje połączenie i powiadamia, jeśli zostanie przerwane.',
    },
    hours: {
      title: 'Ustaw wolne godziny',
      text: 'Godziny tygodniowe we własnej strefie czasowej. Klienci widzą je w swojej, także w noc zmiany czasu.',
    },
    share: {
      title: 'Udostępnij link',
      text: 'W wiadomości, stopce, ofercie. Klient rezerwuje w minutę, bez zakładania konta.',
    },
  },
  promisesTitle: 'Na co można liczyć',
  promises: {
    once: {
      title: 'Bez podwójnych rezerwacji',
      text: 'Jeśli dwie osoby chcą tego samego terminu, dostaje go jedna. Druga widzi najbliższe wolne terminy.',
    },
    calendar: {
      title: 'Wpis w każdym kalendarzu',
      text: 'Obie strony dostają prawdziwe zaproszenie. Anulowanie automatycznie usuwa dokładnie ten wpis.',
    },
    quiet: {
      title: 'Bez śledzenia',
      text: 'Strona rezerwacji nie zapisuje plików cookie i niczego nie wczytuje z innych miejsc. Działa też bez skryptów.',
    },
  },
  closingTitle: 'Gotowe w kilka minut',
  example: {
    label: 'Przykład strony rezerwacji',
    host: 'Dana Przykład',
    title: 'Rozmowa wstępna',
    details: '30 minut w GoTo',
    zone: 'Zurych (UTC+1)',
    confirm: 'Potwierdź 10:30',
  },
}
