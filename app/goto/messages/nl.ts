import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const gotoMessages: Translation<typeof en.gotoMessages> = {
  title: 'GoTo',
  description:
    'Als GoTo is gekoppeld, maakt Foyer voor elke boeking een GoTo-meeting en verwijdert die wanneer de boeking wordt geannuleerd.',
  connect: 'GoTo koppelen',
  reconnect: 'GoTo opnieuw koppelen',
  disconnect: 'Ontkoppelen',
  status: {
    connected: 'Gekoppeld',
    not_connected: 'Niet gekoppeld',
    connecting: 'Bezig met koppelen',
    reconnect_needed: 'Opnieuw koppelen nodig',
    not_configured: 'Niet ingesteld',
  },
  connectedAs: (email) => `Gekoppeld als ${email}`,
  connectedUnknown: 'Gekoppeld',
  connectedText: 'Boekingen krijgen automatisch hun link naar de meeting. Foyer houdt de koppeling actief.',
  notConnected:
    'Anderen kunnen al afspraken met je boeken, maar boekingen krijgen geen link naar een meeting: die moet je zelf sturen. Je geeft toestemming op de pagina van GoTo zelf; Foyer ziet je wachtwoord nooit.',
  connecting:
    'De pagina van GoTo wacht op je antwoord, misschien in een ander tabblad. Heb je die gesloten, koppel dan gewoon opnieuw.',
  notConfigured:
    'De beheerder van deze dienst heeft de dienst nog niet bij GoTo geregistreerd. Vraag de beheerder om GOTO_CLIENT_ID en GOTO_CLIENT_SECRET in te stellen.',
  brokenTitle: 'GoTo heeft de koppeling beëindigd',
  broken: (email) =>
    `Er komen nog boekingen binnen, maar ze krijgen geen link naar een meeting. Koppel opnieuw${email ? ` als ${email}` : ''}; Foyer maakt dan de ontbrekende meetings.`,
  trouble: (detail) =>
    `GoTo weigert meetings voor dit account te maken (${detail}). Controleer de licentie ervan bij GoTo.`,
  offeredTitle: (email) => `Overschakelen naar ${email}?`,
  offered: (current) =>
    `Je bent gekoppeld als ${current}. De meetings van bestaande boekingen blijven in dat account; nieuwe worden dan in het andere gemaakt.`,
  accept: 'Van account wisselen',
  decline: 'Bij het gekoppelde account blijven',
  disconnectText:
    'Na het ontkoppelen krijgen nieuwe boekingen geen link naar een meeting meer. Meetings die al zijn gemaakt, blijven bij GoTo.',
  justConnected: 'GoTo is gekoppeld.',
  problems: {
    refused_at_consent:
      'Je hebt op de pagina van GoTo geen toestemming gegeven, dus er is niets gekoppeld. Je kunt het altijd opnieuw proberen.',
    unknown_state:
      'Dit antwoord van GoTo hoort niet bij een openstaand verzoek of kwam na meer dan tien minuten. Koppel opnieuw.',
    scope_missing:
      'GoTo heeft geen toegang tot meetings gegeven. Vraag de beheerder van deze dienst om de scope ‘collab:’ aan te vinken.',
    misconfigured:
      'GoTo accepteert de client-ID of het geheim van deze dienst niet. Laat het de beheerder van deze dienst weten.',
    other: 'GoTo kon de koppeling nu niet afronden. Er is niets gewijzigd. Probeer het opnieuw.',
  },
}
