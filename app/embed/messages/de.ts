import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const embedMessages: Translation<typeof en.embedMessages> = {
  title: 'Einbetten',
  description: 'Zeigen Sie Ihre Buchungsseite auf jeder Website: Wählen Sie das Aussehen, und kopieren Sie den Code.',
  choose: { title: 'Wie es aussieht', show: 'Übernehmen' },
  eventType: 'Terminart',
  kind: 'Form',
  kinds: { inline: 'In der Seite', popup: 'Link, der ein Fenster öffnet', badge: 'Schwebender Knopf' },
  label: 'Text des Links oder Knopfs',
  usualLabel: 'Termin buchen',
  theme: 'Farbschema',
  themes: { auto: 'Einstellung der Besuchenden', light: 'Hell', dark: 'Dunkel' },
  color: 'Farbe (hex)',
  colorHint: 'Sechs Stellen, etwa 1d6b4f. Leer heißt: Ihre eigene Farbe.',
  language: 'Sprache',
  languageOfSite: 'Die Sprache der Website',
  hideDetails: 'Titel und Beschreibung ausblenden',
  reserveSpace: 'Platz reservieren (verhindert Springen)',
  reserveSpaceHint:
    'Fügt eine Zeile CSS hinzu. Ohne sie rückt der Inhalt darunter einmal nach unten, sobald das Skript geladen ist. Wenn Ihre Content-Security-Policy Stile in der Seite verbietet, setzen Sie die Zeile in Ihr Stylesheet.',
  none: 'Legen Sie zuerst eine Terminart an.',
  preview: {
    title: 'Vorschau',
    text: 'Ihre Buchungsseite auf einer Beispiel-Website.',
    frame: 'Vorschau der Buchungsseite',
    choice: 'Vorschau',
    kinds: { light: 'Hell', dark: 'Dunkel', narrow: 'Schmal' },
    elsewhere: 'Nur die Websites auf Ihrer Liste dürfen die Seite zeigen, und Foyer selbst gehört nicht dazu.',
    open: 'Vorschau in neuem Tab öffnen',
    sample: {
      name: 'Ihre Website',
      heading: 'Sprechen wir miteinander',
      text: 'Wählen Sie eine Zeit, die Ihnen passt. Die Einladung mit allem Nötigen kommt sofort.',
      opens: 'Das öffnet sich:',
    },
  },
  snippets: {
    title: 'Einbettungscode',
    text: 'Fügen Sie ihn dort ein, wo die Buchungsseite erscheinen soll. Er braucht keine Cookies und funktioniert auch mit einer strengen Content-Security-Policy.',
    names: {
      html: 'HTML',
      react: 'React',
      wordpress: 'WordPress (Code-Editor)',
      iframe: 'Einfacher Rahmen',
      link: 'Link für Mails',
    },
    copy: {
      html: 'HTML kopieren',
      react: 'React-Code kopieren',
      wordpress: 'WordPress-Block kopieren',
      iframe: 'Einfachen Rahmen kopieren',
      link: 'Link für Mails kopieren',
    },
  },
  sites: {
    title: 'Erlaubte Websites',
    text: 'Solange die Liste leer ist, darf jede Website Ihre Seite zeigen. Sobald sie einen Eintrag hat, dürfen es nur die Websites auf der Liste.',
    none: 'Jede Website darf Ihre Seite zeigen.',
    add: 'Website',
    addHint: 'Etwa https://www.example.com',
    addButton: 'Website hinzufügen',
    remove: 'Entfernen',
    removeNamed: (site) => `${site} entfernen`,
  },
  check: {
    title: 'Eine Ihrer Seiten prüfen',
    text: 'Geben Sie die Adresse ein. Sie sehen, was das Widget dort verhindert.',
    address: 'Adresse der Seite',
    button: 'Seite prüfen',
    of: (address) => `Was wir unter ${address} gefunden haben`,
    findings: {
      fine: 'Alles ist, wie es sein soll.',
      unreachable:
        'Wir können diese Seite nicht lesen. Prüfen Sie die Adresse; sie muss öffentlich sein und mit https beginnen.',
      not_a_page: 'Unter dieser Adresse liegt keine Webseite.',
      script_missing: 'Das Skript fehlt: Setzen Sie die Zeile mit embed.js in die Seite.',
      element_missing:
        'Wir haben kein Widget gefunden: Setzen Sie den Code von oben in die Seite. Auf Seiten, die Skripte aufbauen, sehen wir es vielleicht nicht.',
      fallback_missing: 'Das Widget enthält keinen Link. Ohne JavaScript ist deshalb nichts zu sehen.',
      policy_blocks_script:
        'Die Content-Security-Policy der Seite blockiert unser Skript: Ergänzen Sie unsere Adresse bei script-src.',
      policy_blocks_frame:
        'Die Content-Security-Policy der Seite blockiert unseren Rahmen: Ergänzen Sie unsere Adresse bei frame-src.',
      site_not_listed: 'Diese Website steht nicht auf Ihrer Liste, deshalb bleibt der Rahmen leer.',
    },
  },
  problems: {
    not_a_site: 'Bitte geben Sie eine Website an, etwa https://www.example.com.',
    too_many_sites: 'Die Liste ist voll. Entfernen Sie zuerst eine Website.',
  },
}

export const linkRedirectMessages: Translation<typeof en.linkRedirectMessages> = {
  type: 'Terminart',
  old: 'Umstieg von Calendly oder Cal.com',
  oldText:
    'Seiten mit einem Widget von Calendly oder Cal.com funktionieren weiter: Ändern Sie die Adresse ihres Skripts, und wählen Sie zu jedem ihrer Links eine Terminart.',
  oldScript: (name) => `Skriptadresse für Seiten mit ${name} kopieren`,
  oldLink: 'Link von Calendly oder Cal.com',
  oldLinkHint: 'Etwa https://calendly.com/acme/30min oder acme/30min.',
  leadsTo: (path, title) => `${path} führt zu ${title}`,
  addOld: 'Link hinzufügen',
  remove: 'Entfernen',
  removeNamed: (name) => `Entfernen: ${name}`,
  oldProblems: {
    not_a_link: 'Bitte geben Sie die alte Adresse oder ihren Pfad ein.',
    no_event_type: 'Bitte wählen Sie eine Ihrer Terminarten.',
    too_many: 'Es sind schon 200 Links. Bitte entfernen Sie zuerst einen.',
  },
}
