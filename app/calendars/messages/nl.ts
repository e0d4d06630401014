import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type { CalendarFailureReason, CalendarKind } from '../calendar-provider'
import type { ConnectCalendarProblem } from '../connect-problem'
import type * as en from './en'

export const calendarMessages: Translation<typeof en.calendarMessages> = {
  title: 'Gekoppelde agenda’s',
  text: 'Items in deze agenda’s blokkeren hier je tijd en je boekingen komen erin te staan. Foyer bewaart wanneer je bezet bent, nooit waarom.',
  none: 'Er is nog geen agenda gekoppeld.',
  connectTitle: 'Een account koppelen',
  connectText: 'Zoveel als je hebt: al hun agenda’s staan hierboven, en jij kiest waar elke agenda voor dient.',
  connect: {
    google: 'Google Agenda koppelen',
    microsoft: 'Microsoft 365 koppelen',
    caldav: 'CalDAV koppelen',
  },
  caldavTitle: 'iCloud, Nextcloud, Fastmail, mailbox.org en andere (CalDAV)',
  caldavText:
    'Maak bij je provider een app-wachtwoord, alleen voor Foyer. Het wordt versleuteld bewaard en kan daar altijd worden ingetrokken.',
  serverAddress: 'Serveradres',
  serverAddressHint: 'Bijvoorbeeld caldav.icloud.com, cloud.example.com of je e-mailadres.',
  username: 'Gebruikersnaam',
  password: 'App-wachtwoord',
  missing: 'Vul dit in.',
  providers: { google: 'Google Agenda', microsoft: 'Microsoft 365', caldav: 'CalDAV' } satisfies Record<
    CalendarKind,
    string
  > as Record<CalendarKind, string>,
  status: {
    connected: 'Gekoppeld',
    new: 'Wordt gelezen',
    partly_read: 'Deels gelezen',
    failing: 'Niet te lezen',
    reconnect_needed: 'Moet opnieuw worden gekoppeld',
    leaving: 'Wordt ontkoppeld',
  },
  readAt: (when) => `Gelezen op ${when}.`,
  leaving: 'Je komende boekingen worden eruit verwijderd.',
  brokenTitle: (account) => `${account} laat ons niet meer toe`,
  broken: 'Wat het laatst is gelezen, telt nog, en nieuwe boekingen verschijnen daar pas als je opnieuw koppelt.',
  reconnect: 'Opnieuw koppelen',
  failingTitle: (when) => `Niet te lezen sinds ${when}`,
  errors: {
    reconnect_needed: 'De provider accepteert onze toegang niet meer.',
    misconfigured: 'De beheerder van deze dienst moet de toegang tot deze provider corrigeren.',
    unreachable: 'De server antwoordt op dit moment niet. We blijven het proberen.',
    rate_limited: 'De server vraagt ons even te wachten. We blijven het proberen.',
    sync_lost: 'Alles moet opnieuw worden gelezen. Dat gebeurt vanzelf.',
    not_found: 'Er ontbreekt daar een agenda.',
    conflict: 'Daar is intussen iets gewijzigd. We proberen het opnieuw.',
    refused: 'De server weigert ons verzoek.',
    unreadable: 'De server antwoordde op een manier die we niet kunnen lezen.',
  } satisfies Record<CalendarFailureReason, string> as Record<CalendarFailureReason, string>,
  lastGood: (when) => `We gebruiken nog wat we op ${when} hebben gelezen.`,
  neverRead: 'Dit account is nog nooit gelezen, dus er is nog niets geblokkeerd.',
  grantMayEnd: (when) =>
    `Google kan deze koppeling op ${when} beëindigen, een week nadat je die hebt gemaakt, als de Google-client van de beheerder nog in de testmodus staat. Koppel voor die tijd opnieuw, of vraag de beheerder de client te publiceren.`,
  blocks: 'Blokkeert mijn tijd',
  receives: 'Mijn boekingen hier toevoegen',
  receivesNone: 'Mijn boekingen aan geen enkele agenda toevoegen',
  readOnly: 'Je mag deze agenda alleen lezen.',
  gone: 'Deze agenda bestaat daar niet meer.',
  unread: (count) =>
    plural('nl', count, {
      one: '1 item kon niet worden gelezen en blokkeert geen tijd.',
      other: `${count} items konden niet worden gelezen en blokkeren geen tijd.`,
    }),
  settings: 'Voor alle gekoppelde agenda’s',
  unreadable: 'Als een agenda een uur lang niet te lezen is',
  unreadableChoices: {
    last_known: 'gebruiken wat het laatst bekend was',
    block: 'geen tijden aanbieden',
    free: 'negeren tot de agenda weer te lezen is',
  },
  requests: 'Aanvragen die op mijn antwoord wachten, als voorlopig in mijn agenda zetten',
  noInvites: 'Mijn agenda heeft de afspraak al: mail mij de uitnodiging niet',
  save: 'Opslaan',
  readNow: 'Nu lezen',
  disconnect: 'Ontkoppelen',
  named: (action, account) => `${action}: ${account}`,
  disconnectTitle: (account) => `${account} ontkoppelen?`,
  disconnectText:
    'Items in deze agenda’s blokkeren je tijd dan niet meer en je boekingen komen er niet meer in te staan.',
  takeOut: (count) =>
    plural('nl', count, {
      one: 'Mijn komende boeking eruit verwijderen',
      other: `Mijn ${count} komende boekingen eruit verwijderen`,
    }),
  keep: 'Gekoppeld laten',
  done: {
    saved: 'Je keuzes zijn opgeslagen.',
    connected: 'Het account is gekoppeld. Kies waar de agenda’s ervan voor dienen.',
    read: 'De agenda’s zijn opnieuw gelezen.',
    disconnected: 'Het account is ontkoppeld.',
  },
  problems: {
    reconnect_needed:
      'De server accepteert deze gebruikersnaam en dit wachtwoord niet. Veel providers vragen om een app-wachtwoord.',
    misconfigured: 'De beheerder van deze dienst moet de toegang tot deze provider corrigeren.',
    unreachable: 'De server was niet bereikbaar. Controleer het adres of probeer het over een paar minuten opnieuw.',
    rate_limited: 'De server vraagt ons even te wachten. Probeer het over een paar minuten opnieuw.',
    sync_lost: 'De server antwoordde op een manier die we niet kunnen lezen.',
    not_found: 'Op dit adres zijn geen agenda’s gevonden. Controleer het.',
    conflict: 'De server antwoordde op een manier die we niet kunnen lezen.',
    refused: 'Dit adres kan niet worden gebruikt. Controleer het.',
    unreadable: 'De server antwoordde op een manier die we niet kunnen lezen. Controleer het adres.',
    too_many: 'Je hebt 20 accounts gekoppeld. Ontkoppel er eerst een.',
    unknown_state: 'Dit duurde te lang of is in een andere browser begonnen. Koppel opnieuw.',
    refused_at_consent: 'Je hebt geen toegang gegeven, dus er is niets gekoppeld.',
    scope_missing: 'Niet alles wat Foyer nodig heeft, is toegestaan. Koppel opnieuw en laat alle vinkjes staan.',
  } satisfies Record<ConnectCalendarProblem, string> as Record<ConnectCalendarProblem, string>,
  otherProblem: 'Het account is niet gekoppeld. Probeer het opnieuw.',
  edit: {
    deletedTitle: (calendar) => `Verwijderd in je agenda ‘${calendar}’`,
    deleted: (attendee) => `De afspraak gaat nog door en ${attendee} weet van niets.`,
    movedTitle: (when) => `In je agenda verplaatst naar ${when}`,
    moved: (attendee) => `De afspraak staat nog op de oude tijd en ${attendee} weet van niets.`,
    cancel: 'De afspraak annuleren',
    keep: 'De afspraak behouden',
    putBack: 'Terugzetten',
    move: 'De afspraak verzetten',
  },
}
