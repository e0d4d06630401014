import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const gotoMessages: Translation<typeof en.gotoMessages> = {
  title: 'GoTo',
  description: 'Po połączeniu Foyer tworzy dla każdej rezerwacji spotkanie GoTo i usuwa je po anulowaniu rezerwacji.',
  connect: 'Połącz GoTo',
  reconnect: 'Połącz ponownie GoTo',
  disconnect: 'Odłącz',
  status: {
    connected: 'Połączono',
    not_connected: 'Brak połączenia',
    connecting: 'Łączenie',
    reconnect_needed: 'Wymaga ponownego połączenia',
    not_configured: 'Nie skonfigurowano',
  },
  connectedAs: (email) => `Połączono jako ${email}`,
  connectedUnknown: 'Połączono',
  connectedText: 'Rezerwacje automatycznie otrzymują link do spotkania. Foyer utrzymuje połączenie.',
  notConnected:
    'Rezerwacje są już możliwe, ale bez linku do spotkania: trzeba go wysłać samodzielnie. Zgody udziela się na stronie GoTo; Foyer nigdy nie widzi hasła.',
  connecting:
    'Strona GoTo czeka na odpowiedź, być może w innej karcie. Jeśli została zamknięta, po prostu połącz ponownie.',
  notConfigured:
    'Operator tej usługi nie zarejestrował jej jeszcze w GoTo. Poproś go o ustawienie GOTO_CLIENT_ID i GOTO_CLIENT_SECRET.',
  brokenTitle: 'GoTo zakończyło połączenie',
  broken: (email) =>
    `Rezerwacje nadal napływają, ale nie otrzymują linku do spotkania. Połącz ponownie${email ? ` jako ${email}` : ''}, a Foyer utworzy brakujące spotkania.`,
  trouble: (detail) => `GoTo odmawia tworzenia spotkań dla tego konta (${detail}). Sprawdź jego licencję w GoTo.`,
  offeredTitle: (email) => `Przełączyć na ${email}?`,
  offered: (current) =>
    `Obecnie połączone konto: ${current}. Spotkania istniejących rezerwacji pozostaną na nim; nowe byłyby tworzone na drugim koncie.`,
  accept: 'Przełącz konto',
  decline: 'Zostań przy połączonym koncie',
  disconnectText:
    'Po odłączeniu nowe rezerwacje nie otrzymują linku do spotkania. Utworzone już spotkania pozostają w GoTo.',
  justConnected: 'GoTo jest połączone.',
  problems: {
    refused_at_consent:
      'Na stronie GoTo nie udzielono zgody, więc nic nie połączono. Można spróbować ponownie w dowolnej chwili.',
    unknown_state:
      'Ta odpowiedź GoTo nie pasuje do żadnego otwartego żądania albo przyszła po ponad dziesięciu minutach. Połącz ponownie.',
    scope_missing:
      'GoTo nie przyznało dostępu do spotkań. Poproś operatora tej usługi o zaznaczenie zakresu „collab:”.',
    misconfigured: 'GoTo nie akceptuje identyfikatora lub klucza tajnego klienta tej usługi. Powiadom jej operatora.',
    other: 'GoTo nie mogło teraz dokończyć połączenia. Nic nie zmieniono. Spróbuj ponownie.',
  },
}
