import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const embedMessages: Translation<typeof en.embedMessages> = {
  title: 'Insluiten',
  description: 'Toon je boekingspagina op elke website: kies hoe die eruitziet en kopieer de code.',
  choose: { title: 'Uiterlijk', show: 'Bijwerken' },
  eventType: 'Afspraaktype',
  kind: 'Soort',
  kinds: { inline: 'In de pagina', popup: 'Link die een venster opent', badge: 'Zwevende knop' },
  label: 'Tekst van de link of knop',
  usualLabel: 'Maak een afspraak',
  theme: 'Thema',
  themes: { auto: 'Instelling van de bezoeker', light: 'Licht', dark: 'Donker' },
  color: 'Kleur (hex)',
  colorHint: 'Zes tekens, bijvoorbeeld 1d6b4f. Leeg betekent je eigen kleur.',
  language: 'Taal',
  languageOfSite: 'De taal van de website',
  hideDetails: 'Titel en beschrijving verbergen',
  reserveSpace: 'Ruimte reserveren (voorkomt verspringen)',
  reserveSpaceHint:
    'Voegt één regel CSS toe. Zonder die regel schuift de inhoud eronder één keer omlaag als het script is geladen. Verbiedt je content security policy inlinestijlen, zet de regel dan in je stylesheet.',
  none: 'Maak eerst een afspraaktype.',
  preview: {
    title: 'Voorbeeld',
    text: 'Je boekingspagina op een voorbeeldwebsite.',
    frame: 'Voorbeeld van de boekingspagina',
    choice: 'Voorbeeld',
    kinds: { light: 'Licht', dark: 'Donker', narrow: 'Smal' },
    elsewhere: 'Alleen de sites op je lijst mogen de pagina tonen, en Foyer zelf staat er niet op.',
    open: 'Het voorbeeld in een nieuw tabblad openen',
    sample: {
      name: 'Je website',
      heading: 'Plan een gesprek',
      text: 'Kies een tijd die je uitkomt. Je krijgt een uitnodiging met meteen alles wat je nodig hebt.',
      opens: 'Dit wordt geopend:',
    },
  },
  snippets: {
    title: 'Code om in te sluiten',
    text: 'Plak de code waar de boekingspagina moet verschijnen. Er zijn geen cookies nodig en de code werkt onder een strenge content security policy.',
    names: {
      html: 'HTML',
      react: 'React',
      wordpress: 'WordPress (code-editor)',
      iframe: 'Gewoon frame',
      link: 'Link voor e-mails',
    },
    copy: {
      html: 'HTML kopiëren',
      react: 'React-code kopiëren',
      wordpress: 'WordPress-blok kopiëren',
      iframe: 'Gewoon frame kopiëren',
      link: 'Link voor e-mails kopiëren',
    },
  },
  sites: {
    title: 'Toegestane sites',
    text: 'Zolang de lijst leeg is, mag elke site je pagina tonen. Staat er iets op, dan mogen alleen de sites op de lijst dat.',
    none: 'Elke site mag je pagina tonen.',
    add: 'Site',
    addHint: 'Bijvoorbeeld https://www.example.com',
    addButton: 'Site toevoegen',
    remove: 'Verwijderen',
    removeNamed: (site) => `${site} verwijderen`,
  },
  check: {
    title: 'Een pagina van jou controleren',
    text: 'Vul het adres ervan in. Je ziet wat verhindert dat de widget daar werkt.',
    address: 'Adres van de pagina',
    button: 'Pagina controleren',
    of: (address) => `Wat we hebben gevonden op ${address}`,
    findings: {
      fine: 'Alles is in orde.',
      unreachable: 'We kunnen deze pagina niet lezen. Controleer het adres; het moet openbaar zijn, via https.',
      not_a_page: 'Dit adres geeft geen webpagina terug.',
      script_missing: 'Het script ontbreekt: zet de regel met embed.js in de pagina.',
      element_missing:
        'We hebben geen widget gevonden: zet de code hierboven in de pagina. Op pagina’s die door scripts worden opgebouwd, zien we de widget misschien niet.',
      fallback_missing: 'De widget bevat geen link, dus bezoekers zonder JavaScript zien niets.',
      policy_blocks_script:
        'De content security policy van de pagina blokkeert ons script: voeg ons adres toe aan script-src.',
      policy_blocks_frame:
        'De content security policy van de pagina blokkeert ons frame: voeg ons adres toe aan frame-src.',
      site_not_listed: 'Deze site staat niet op je lijst met sites, dus het frame blijft leeg.',
    },
  },
  problems: {
    not_a_site: 'Vul een site in, bijvoorbeeld https://www.example.com.',
    too_many_sites: 'De lijst is vol. Verwijder eerst een site.',
  },
}

export const linkRedirectMessages: Translation<typeof en.linkRedirectMessages> = {
  type: 'Afspraaktype',
  old: 'Overstappen van Calendly of Cal.com',
  oldText:
    'Pagina’s met een widget van Calendly of Cal.com blijven werken: wijzig het adres van hun script en kies een afspraaktype voor elk van hun links.',
  oldScript: (name) => `Scriptadres voor ${name}-pagina’s kopiëren`,
  oldLink: 'Link van Calendly of Cal.com',
  oldLinkHint: 'Bijvoorbeeld https://calendly.com/acme/30min of acme/30min.',
  leadsTo: (path, title) => `${path} leidt naar ${title}`,
  addOld: 'Link toevoegen',
  remove: 'Verwijderen',
  removeNamed: (name) => `Verwijderen: ${name}`,
  oldProblems: {
    not_a_link: 'Vul het oude adres of het pad ervan in.',
    no_event_type: 'Kies een van je afspraaktypen.',
    too_many: 'Er zijn al 200 links. Verwijder er eerst een.',
  },
}
