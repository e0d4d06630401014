import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const embedMessages: Translation<typeof en.embedMessages> = {
  title: 'Osadzanie',
  description: 'Pokaż stronę rezerwacji w dowolnej witrynie: wybierz wygląd i skopiuj kod.',
  choose: { title: 'Wygląd', show: 'Aktualizuj' },
  eventType: 'Rodzaj spotkania',
  kind: 'Sposób',
  kinds: { inline: 'Na stronie', popup: 'Link otwierający okno', badge: 'Pływający przycisk' },
  label: 'Tekst linku lub przycisku',
  usualLabel: 'Umów rozmowę',
  theme: 'Motyw',
  themes: { auto: 'Ustawienie odwiedzającego', light: 'Jasny', dark: 'Ciemny' },
  color: 'Kolor (hex)',
  colorHint: 'Sześć cyfr, na przykład 1d6b4f. Puste: własny kolor z ustawień.',
  language: 'Język',
  languageOfSite: 'Język witryny',
  hideDetails: 'Ukryj tytuł i opis',
  reserveSpace: 'Zarezerwuj miejsce (zapobiega przeskakiwaniu)',
  reserveSpaceHint:
    'Dodaje jeden wiersz CSS. Bez niego treść poniżej przesunie się raz w dół po wczytaniu skryptu. Jeśli zasady bezpieczeństwa treści (CSP) zabraniają stylów w kodzie strony, umieść ten wiersz w arkuszu stylów.',
  none: 'Najpierw utwórz rodzaj spotkania.',
  preview: {
    title: 'Podgląd',
    text: 'Strona rezerwacji w przykładowej witrynie.',
    frame: 'Podgląd strony rezerwacji',
    choice: 'Podgląd',
    kinds: { light: 'Jasny', dark: 'Ciemny', narrow: 'Wąski' },
    elsewhere: 'Tę stronę mogą pokazywać tylko witryny z listy, a samego Foyer na niej nie ma.',
    open: 'Otwórz podgląd w nowej karcie',
    sample: {
      name: 'Twoja witryna',
      heading: 'Porozmawiajmy',
      text: 'Wybierz dogodny termin. Zaproszenie ze wszystkimi informacjami przyjdzie od razu.',
      opens: 'Po kliknięciu otworzy się:',
    },
  },
  snippets: {
    title: 'Kod do osadzenia',
    text: 'Wklej go w miejscu, w którym ma się pojawić strona rezerwacji. Nie potrzebuje plików cookie i działa przy surowych zasadach bezpieczeństwa treści (CSP).',
    names: {
      html: 'HTML',
      react: 'React',
      wordpress: 'WordPress (edytor kodu)',
      iframe: 'Zwykła ramka',
      link: 'Link do wklejenia w wiadomości',
    },
    copy: {
      html: 'Kopiuj HTML',
      react: 'Kopiuj kod React',
      wordpress: 'Kopiuj blok WordPress',
      iframe: 'Kopiuj zwykłą ramkę',
      link: 'Kopiuj link do wklejenia w wiadomości',
    },
  },
  sites: {
    title: 'Dozwolone witryny',
    text: 'Dopóki lista jest pusta, stronę może pokazywać każda witryna. Gdy jest na niej choć jeden wpis, tylko witryny z listy.',
    none: 'Stronę może pokazywać każda witryna.',
    add: 'Witryna',
    addHint: 'Na przykład https://www.example.com',
    addButton: 'Dodaj witrynę',
    remove: 'Usuń',
    removeNamed: (site) => `Usuń ${site}`,
  },
  check: {
    title: 'Sprawdź swoją stronę',
    text: 'Wpisz jej adres, aby zobaczyć, co uniemożliwia na niej działanie widżetu.',
    address: 'Adres strony',
    button: 'Sprawdź stronę',
    of: (address) => `Wynik sprawdzenia: ${address}`,
    findings: {
      fine: 'Wszystko jest na miejscu.',
      unreachable: 'Nie możemy odczytać tej strony. Sprawdź adres; musi być publiczny i zaczynać się od https.',
      not_a_page: 'Ten adres nie zwraca strony internetowej.',
      script_missing: 'Brakuje skryptu: umieść na stronie wiersz z embed.js.',
      element_missing:
        'Nie znaleźliśmy widżetu: umieść na stronie powyższy kod. Na stronach budowanych przez skrypty możemy go nie zobaczyć.',
      fallback_missing: 'Widżet nie zawiera linku, więc odwiedzający bez JavaScriptu nic nie widzą.',
      policy_blocks_script:
        'Zasady bezpieczeństwa treści (CSP) tej strony blokują nasz skrypt: dodaj nasz adres do script-src.',
      policy_blocks_frame:
        'Zasady bezpieczeństwa treści (CSP) tej strony blokują naszą ramkę: dodaj nasz adres do frame-src.',
      site_not_listed: 'Tej witryny nie ma na liście, więc ramka pozostaje pusta.',
    },
  },
  problems: {
    not_a_site: 'Wpisz witrynę, na przykład https://www.example.com.',
    too_many_sites: 'Lista jest pełna. Najpierw usuń jedną witrynę.',
  },
}

export const linkRedirectMessages: Translation<typeof en.linkRedirectMessages> = {
  type: 'Rodzaj spotkania',
  old: 'Przejście z Calendly lub Cal.com',
  oldText:
    'Strony z widżetem Calendly lub Cal.com działają dalej: zmień adres ich skryptu i wybierz rodzaj spotkania dla każdego z ich linków.',
  oldScript: (name) => `Kopiuj adres skryptu dla stron z ${name}`,
  oldLink: 'Link Calendly lub Cal.com',
  oldLinkHint: 'Na przykład https://calendly.com/acme/30min lub acme/30min.',
  leadsTo: (path, title) => `${path} prowadzi do: ${title}`,
  addOld: 'Dodaj link',
  remove: 'Usuń',
  removeNamed: (name) => `Usuń: ${name}`,
  oldProblems: {
    not_a_link: 'Wpisz dawny adres lub jego ścieżkę.',
    no_event_type: 'Wybierz jeden ze swoich rodzajów spotkań.',
    too_many: 'Jest już 200 linków. Najpierw usuń jeden.',
  },
}
