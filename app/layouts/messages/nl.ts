import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const landingMessages: Translation<typeof en.landingMessages> = {
  documentTitle: 'Foyer: een boekingspagina voor wie via GoTo afspreekt',
  description:
    'Klanten kiezen een beschikbare tijd, de afspraak vindt plaats via GoTo en jullie krijgen allebei de uitnodiging. Een boekingspagina voor consultants.',
  headline: 'Je klanten kiezen een tijd. Jullie spreken elkaar via GoTo.',
  lead: 'Foyer is een boekingspagina voor consultants die via GoTo afspreken. Deel één link: elke boeking wordt een meeting in je GoTo-account en de uitnodiging gaat naar jullie allebei.',
  signUp: 'Je pagina maken',
  signIn: 'Inloggen',
  closed: 'Alleen de beheerder van deze dienst maakt accounts.',
  stepsTitle: 'Zo werkt het',
  steps: {
    connect: {
      title: 'Koppel GoTo één keer',
      text: 'Je geeft toestemming op de pagina van GoTo zelf. Foyer houdt de koppeling actief en laat het je weten als die niet meer werkt.',
    },
    hours: {
      title: 'Geef aan wanneer je beschikbaar bent',
      text: 'Wekelijkse uren in je eigen tijdzone. Je klanten zien ze in die van hen, ook in de nacht waarin de klok wordt verzet.',
    },
    share: {
      title: 'Deel je link',
      text: 'In een e-mail, een handtekening, een offerte. Een klant boekt in een minuut, zonder account.',
    },
  },
  promisesTitle: 'Waar je op kunt rekenen',
  promises: {
    once: {
      title: 'Geen dubbele boekingen',
      text: 'Willen twee mensen dezelfde tijd, dan krijgt een van hen die. De ander ziet de dichtstbijzijnde beschikbare tijden.',
    },
    calendar: {
      title: 'In ieders agenda',
      text: 'Beide partijen krijgen een echte uitnodiging. Bij een annulering verdwijnt precies dat item, automatisch.',
    },
    quiet: {
      title: 'Geen tracking',
      text: 'Je boekingspagina plaatst geen cookies en laadt niets van anderen. Ook zonder scripts werkt alles.',
    },
  },
  closingTitle: 'Klaar in een paar minuten',
  example: {
    label: 'Voorbeeld van een boekingspagina',
    host: 'Dana Voorbeeld',
    title: 'Kennismaking',
    details: '30 minuten via GoTo',
    zone: 'Zürich (UTC+1)',
    confirm: '10:30 bevestigen',
  },
}
