import { defineMessages } from '~/i18n/define-messages'

export const linkRedirectMessages = defineMessages({
  en: {
    type: 'Event type',
    old: 'Moving from Calendly or Cal.com',
    oldText:
      'Pages with a Calendly or Cal.com widget keep working: change the address of their script, and choose an event type for each of their links.',
    oldScript: (name: string) => `Copy script address for ${name} pages`,
    oldLink: 'Calendly or Cal.com link',
    oldLinkHint: 'Such as https://calendly.com/acme/30min or acme/30min.',
    leadsTo: (path: string, title: string) => `${path} leads to ${title}`,
    addOld: 'Add link',
    remove: 'Remove',
    removeNamed: (name: string) => `Remove: ${name}`,
    oldProblems: {
      not_a_link: 'Please enter the old address or its path.',
      no_event_type: 'Please choose one of your event types.',
      too_many: 'There are 200 links already. Please remove one first.',
    },
  },
  de: {
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
  },
})
