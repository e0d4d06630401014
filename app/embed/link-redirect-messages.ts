import { defineMessages } from '~/i18n/define-messages'

export const linkRedirectMessages = defineMessages({
  en: {
    type: 'Event type',
    old: 'Old links',
    oldText:
      'Pages made for Calendly or Cal.com go on working: change the address of their script, and say which old link leads where.',
    oldScript: (name: string) => `Copy script address for ${name} pages`,
    oldLink: 'Old link',
    oldLinkHint: 'Such as https://calendly.com/acme/30min or acme/30min.',
    leadsTo: (path: string, title: string) => `${path} leads to ${title}`,
    addOld: 'Add old link',
    remove: 'Remove',
    removeNamed: (name: string) => `Remove: ${name}`,
    oldProblems: {
      not_a_link: 'Please enter the old address or its path.',
      no_event_type: 'Please choose one of your event types.',
      too_many: 'There are 200 old links already. Please remove one first.',
    },
  },
  de: {
    type: 'Terminart',
    old: 'Alte Links',
    oldText:
      'Seiten für Calendly oder Cal.com funktionieren weiter: Ändern Sie die Adresse ihres Skripts und sagen Sie, welcher alte Link wohin führt.',
    oldScript: (name) => `Skriptadresse für Seiten mit ${name} kopieren`,
    oldLink: 'Alter Link',
    oldLinkHint: 'Etwa https://calendly.com/acme/30min oder acme/30min.',
    leadsTo: (path, title) => `${path} führt zu ${title}`,
    addOld: 'Alten Link hinzufügen',
    remove: 'Entfernen',
    removeNamed: (name) => `Entfernen: ${name}`,
    oldProblems: {
      not_a_link: 'Bitte geben Sie die alte Adresse oder ihren Pfad ein.',
      no_event_type: 'Bitte wählen Sie eine Ihrer Terminarten.',
      too_many: 'Es sind schon 200 alte Links. Bitte entfernen Sie zuerst einen.',
    },
  },
})
