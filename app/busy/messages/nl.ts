import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type { FeedProblem, UnreadReason } from '../calendar-feed'
import type { FeedRefusal } from '../feed-refusal'
import type * as en from './en'

export const busyMessages: Translation<typeof en.busyMessages> = {
  title: 'Agenda’s',
  description: 'Tijd die elders bezet is, wordt hier niet aangeboden. Foyer leest wanneer je bezet bent, nooit waarom.',
  done: {
    added: 'De agenda is toegevoegd. De bezette tijden ervan worden niet meer aangeboden.',
    saved: 'Je keuzes zijn opgeslagen.',
    refreshed: 'De agenda is opnieuw gelezen.',
    removed: 'De agenda is verwijderd. De tijden ervan zijn weer beschikbaar.',
    subscription: 'Je adres is klaar. Een eerder adres werkt niet meer.',
    unsubscribed: 'Het adres werkt niet meer.',
  },
  feeds: 'Agenda’s via adres',
  feedsText:
    'Voor een agenda die je niet kunt koppelen of alleen kunt lezen: alles met een adres (ICS). Wordt elke tien minuten gelezen.',
  none: 'Er wordt geen agenda via een adres gelezen.',
  url: 'Adres van de agenda',
  urlHint:
    'Google: instellingen van de agenda, ‘Geheim adres in iCal-indeling’. Outlook: Instellingen, ‘Gedeelde agenda’s’, publiceren, ICS-link.',
  allDayBlocks: 'Items die de hele dag duren, blokkeren de dag',
  staleBlocks: 'Bekende bezette tijden blijven blokkeren als de agenda niet meer antwoordt',
  add: 'Agenda toevoegen',
  save: 'Keuzes opslaan',
  refresh: 'Nu lezen',
  refreshNamed: (name) => `Nu lezen: ${name}`,
  remove: 'Verwijderen',
  removeNamed: (name) => `Verwijderen: ${name}`,
  status: {
    new: 'Nog niet gelezen',
    ok: 'Actueel',
    partly_read: 'Deels gelezen',
    failing: 'Niet te lezen',
    stale: 'Verouderd',
  },
  readAt: (when, count) =>
    `Gelezen op ${when}. ${plural('nl', count, { one: '1 bezette tijd', other: `${count} bezette tijden` })} in de komende 13 maanden.`,
  lastGood: (when) => `We gebruiken nog wat we op ${when} hebben gelezen.`,
  neverRead: 'Deze agenda is nog nooit gelezen, dus er is niets geblokkeerd.',
  unread: (count) =>
    plural('nl', count, {
      one: '1 item kon niet worden gelezen en blokkeert geen tijd.',
      other: `${count} items konden niet worden gelezen en blokkeren geen tijd.`,
    }),
  unreadHint: 'Controleer deze dagen zelf of maak de items opnieuw in je agenda.',
  unreadEvent: (date: string | null, reason: UnreadReason, zone: string | null) =>
    `${date ?? 'Zonder datum'}: ${
      {
        zone: `de tijdzone ‘${zone}’ is onbekend`,
        time: 'de tijden zijn ongeldig',
        rule: 'de herhalingsregel is ongeldig',
        component: 'de soort is onbekend',
        cut_off: 'de agenda houdt op voordat het item compleet is',
      }[reason]
    }`,
  unreadMore: (count) => `en nog ${count}`,
  problems: {
    refused: 'Dit adres leidt niet meer naar een server op het openbare internet.',
    too_slow: 'De server van de agenda deed er te lang over.',
    too_large: 'De agenda is groter dan 5 MB.',
    insecure: 'De server van de agenda heeft geen geldig certificaat.',
    unreadable: 'Het antwoord kan niet als agenda worden gelezen.',
    broken: 'De server van de agenda was niet bereikbaar.',
    not_there: 'Op dit adres staat geen agenda, of die is niet meer openbaar.',
    bad_answer: 'De server van de agenda antwoordde met een fout.',
    moved: 'Het adres verwijst door naar een ander. Voeg dat adres toe.',
    not_a_calendar: 'Het antwoord is geen agenda. Misschien is het het adres van een webpagina.',
    not_understood: 'Het antwoord is een agenda, maar geen enkel item kon worden gelezen.',
    too_much: 'De agenda bevat meer dan we kunnen verwerken.',
  } satisfies Record<FeedProblem, string> as Record<FeedProblem, string>,
  refusals: {
    not_a_url: 'Vul het hele adres in, beginnend met https://.',
    not_https: 'Het adres moet beginnen met https://.',
    has_credentials: 'Gebruik een adres zonder gebruikersnaam en wachtwoord.',
    port_refused: 'Gebruik een adres met de gebruikelijke poort, of een boven 1023.',
    not_public: 'We kunnen dit adres op het openbare internet niet vinden. Controleer het.',
    already_there: 'Je hebt deze agenda al toegevoegd.',
    too_many: 'Je hebt 50 agenda’s. Verwijder er eerst een.',
  } satisfies Record<FeedRefusal, string> as Record<FeedRefusal, string>,
  gotoTitle: 'Meetings die in GoTo zijn gemaakt',
  gotoText: 'Je kunt maar één meeting tegelijk hosten, dus meetings die je in GoTo zelf maakt, blokkeren hun tijd.',
  gotoMeetings: {
    notConnected: 'Koppel GoTo; de meetings daar blokkeren dan hier hun tijd.',
    notYet: 'Nog niet gelezen',
    readAt: (when) => `Laatst gelezen op ${when}`,
    failing: (when) => `GoTo antwoordt niet sinds ${when}`,
    lastGood: (when) => `We gebruiken nog wat we op ${when} hebben gelezen.`,
    neverRead: 'De meetings daar zijn nog nooit gelezen, dus ze blokkeren niets.',
  },
  subscription: {
    title: 'Je boekingen in een andere agenda',
    text: 'Een adres waarop elke agenda zich kan abonneren. Verzette en geannuleerde boekingen worden automatisch bijgewerkt.',
    create: 'Adres maken',
    renew: 'Adres vernieuwen',
    remove: 'Adres verwijderen',
    copy: 'Adres van de agenda kopiëren',
    secret: 'Iedereen met dit adres ziet je boekingen. Vernieuw het als iemand anders het heeft.',
  },
}
