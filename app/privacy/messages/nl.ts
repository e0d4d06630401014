import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const privacyMessages: Translation<typeof en.privacyMessages> = {
  title: 'Gegevens over een persoon',
  description:
    'Wil iemand weten welke gegevens je bewaart, of vergeten worden? Zoek het adres op, geef het bestand of wis de gegevens.',
  settingsText: 'Zoek op wat je boekingen over een adres bevatten: exporteer het of wis het.',
  back: 'Instellingen',
  open: 'Iemand opzoeken',
  address: 'E-mailadres',
  look: 'Opzoeken',
  notAnAddress: 'Vul één e-mailadres in, bijvoorbeeld ada@example.com.',
  nothing: (address) => `Je boekingen bevatten niets over ${address}.`,
  found: 'Wat je boekingen bevatten',
  attended: (n) => plural('nl', n, { one: '1 boeking als deelnemer', other: `${n} boekingen als deelnemer` }),
  invited: (n) =>
    plural('nl', n, {
      one: '1 boeking van iemand anders als gast',
      other: `${n} boekingen van anderen als gast`,
    }),
  exportTitle: 'Exporteren',
  exportText:
    'Alles, met antwoorden, opmerkingen, je privénotities, e-mails en wat naar webhooks en CRM’s is gestuurd.',
  json: 'Downloaden als JSON',
  csv: 'Downloaden als CSV',
  eraseTitle: 'Wissen',
  eraseGoes:
    'Naam, adres, gasten, antwoorden, opmerkingen, berichten, e-maillogboek, wat naar webhooks en CRM’s is gestuurd en alles wat over deze persoon nog in de wachtrij staat, worden verwijderd. De links van deze persoon werken niet meer. Dit kan niet ongedaan worden gemaakt.',
  eraseStays:
    'De boekingen behouden hun tijd, afspraaktype en status, zodat je cijfers blijven kloppen. De geschiedenis vermeldt dat een persoon is gewist, niet wie.',
  eraseElsewhere:
    'Wat Foyer heeft verlaten, wordt niet verwijderd: bezorgde e-mails, agenda’s, je CRM, de ontvangers van je webhooks en de lijst met eerdere meetings bij GoTo. In back-ups blijft het staan tot die worden vervangen.',
  guestsGo: 'De persoon wordt zonder e-mail uit de gasten van andermans boekingen verwijderd.',
  toCome: (n) =>
    plural('nl', n, {
      one: 'Er staat nog 1 afspraak met deze persoon gepland.',
      other: `Er staan nog ${n} afspraken met deze persoon gepland.`,
    }),
  cancelFirst: 'Annuleer eerst, zodat niemand op de ander wacht. Daarna kun je de gegevens wissen.',
  confirm: 'Typ het adres nog een keer',
  confirmHint: 'Zodat niemand per ongeluk wordt gewist.',
  notTheSame: 'Dit is niet het adres hierboven.',
  button: 'Deze persoon wissen',
  beingSent:
    'Op dit moment wordt er iets over deze persoon verstuurd. Er is niets gewist. Probeer het over een minuut opnieuw.',
  done: (n) =>
    plural('nl', n, {
      one: 'De persoon is gewist. 1 boeking behoudt de tijd en verder niets over deze persoon.',
      other: `De persoon is gewist. ${n} boekingen behouden hun tijd en verder niets over deze persoon.`,
    }),
  keeping: {
    title: 'Automatisch wissen',
    text: 'Foyer kan de personen van eerdere afspraken wissen na een periode die je kiest. Tijden en cijfers blijven.',
    label: 'Personen bewaren',
    always: 'Tot ik ze wis',
    periods: {
      90: '3 maanden',
      180: '6 maanden',
      365: '1 jaar',
      730: '2 jaar',
      1095: '3 jaar',
      3650: '10 jaar',
    },
    next: 'Doorgaan',
    saved: 'Opgeslagen. Wat ouder is, wordt binnen een uur gewist.',
    kept: 'Opgeslagen. Niemand wordt automatisch gewist.',
    ask: (period) => `Personen ${period} na hun afspraak wissen?`,
    askAlways: 'Personen bewaren tot je ze wist?',
    consequence: (n) =>
      n === 0
        ? 'Geen enkele afspraak is al zo oud. Vanaf nu worden personen gewist als hun afspraak deze leeftijd bereikt. Wat is gewist, kan niet worden hersteld.'
        : plural('nl', n, {
            one: '1 eerdere boeking is ouder en verliest binnen een uur de gegevens van personen. Dit kan niet ongedaan worden gemaakt.',
            other: `${n} eerdere boekingen zijn ouder en verliezen binnen een uur de gegevens van personen. Dit kan niet ongedaan worden gemaakt.`,
          }),
    askAlwaysText: 'Niemand wordt nog automatisch gewist. Wie al is gewist, blijft gewist.',
    yes: 'Automatisch wissen',
    yesAlways: 'Personen bewaren',
    no: 'Niets wijzigen',
  },
  file: {
    role: 'Als',
    booking: 'Boeking',
    fact: 'Wat',
    value: 'Waarde',
    attendee: 'Deelnemer',
    guest: 'Gast',
  },
}

export const accountDataMessages: Translation<typeof en.accountDataMessages> = {
  title: 'Je account',
  text: 'Download alles als één bestand, of verwijder het account met alle gegevens.',
  download: 'Alles downloaden',
  open: 'Het account verwijderen',
  back: 'Instellingen',
  ask: 'Je account verwijderen?',
  goes: (bookings) =>
    bookings === 0
      ? 'Je pagina, afspraaktypen, uren, agenda’s, webhooks, API-sleutels en alles wat nog in de wachtrij staat, worden verwijderd.'
      : plural('nl', bookings, {
          one: 'Je pagina, afspraaktypen, uren, agenda’s, webhooks, API-sleutels, 1 boeking met de deelnemer en alles wat nog in de wachtrij staat, worden verwijderd.',
          other: `Je pagina, afspraaktypen, uren, agenda’s, webhooks, API-sleutels, ${bookings} boekingen met hun deelnemers en alles wat nog in de wachtrij staat, worden verwijderd.`,
        }),
  ends: (address) =>
    `${address} en elke ingesloten widget werken dan niet meer, GoTo wordt ontkoppeld en je wordt overal uitgelogd. Iemand anders kan het adres nemen. Dit kan niet ongedaan worden gemaakt.`,
  elsewhere:
    'Wat Foyer heeft verlaten, wordt niet verwijderd: bezorgde e-mails, agenda’s, je CRM, de ontvangers van je webhooks en eerdere meetings bij GoTo. In back-ups blijft het staan tot die worden vervangen.',
  first: 'Eerst alles downloaden',
  password: 'Je wachtwoord',
  button: 'Het account verwijderen',
  keep: 'Het account behouden',
  toCome: (n) =>
    plural('nl', n, { one: 'Er staat nog 1 afspraak gepland.', other: `Er staan nog ${n} afspraken gepland.` }),
  cancelFirst: 'Annuleer eerst of wijs af, zodat niemand op je wacht. Daarna kun je het account verwijderen.',
  more: (n) => plural('nl', n, { one: 'En nog 1.', other: `En nog ${n}.` }),
  allMeetings: 'Alle boekingen',
  ownsTeam: (team) => `Je bent eigenaar van het team ${team} en het heeft nog andere leden.`,
  handOverFirst: 'Draag het team eerst over of hef het op. Daarna kun je het account verwijderen.',
  toTeam: 'Leden van het team',
  beingSent:
    'E-mails aan je deelnemers of wijzigingen bij GoTo zijn nog onderweg. Er is niets verwijderd. Probeer het over een minuut opnieuw.',
}
