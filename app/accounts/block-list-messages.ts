import { defineMessages } from '~/i18n/define-messages'

export const blockListMessages = defineMessages({
  en: {
    title: 'Blocked senders',
    text: 'Bookings of these addresses and domains are refused, without saying why. Bookings that exist stay.',
    link: 'Blocked senders',
    sender: 'Address or domain',
    hint: 'Such as ada@example.com, or example.com for everybody there.',
    block: 'Block',
    none: 'Nobody is blocked.',
    columns: { sender: 'Sender', kind: 'Kind', actions: 'Actions' },
    kinds: { address: 'Address', domain: 'Domain' },
    unblock: 'Unblock',
    unblockNamed: (sender: string) => `Unblock ${sender}`,
    problems: {
      unfit: 'Please enter an address or a domain.',
      known: 'This one is blocked already.',
      full: 'The list is full. Remove one first.',
    },
  },
  de: {
    title: 'Blockierte Absender',
    text: 'Buchungen dieser Adressen und Domains werden abgelehnt, ohne Begründung. Bestehende Buchungen bleiben.',
    link: 'Blockierte Absender',
    sender: 'Adresse oder Domain',
    hint: 'Zum Beispiel ada@example.com, oder example.com für alle dort.',
    block: 'Blockieren',
    none: 'Niemand ist blockiert.',
    columns: { sender: 'Absender', kind: 'Art', actions: 'Aktionen' },
    kinds: { address: 'Adresse', domain: 'Domain' },
    unblock: 'Freigeben',
    unblockNamed: (sender) => `${sender} freigeben`,
    problems: {
      unfit: 'Bitte geben Sie eine Adresse oder eine Domain ein.',
      known: 'Dieser Absender ist schon blockiert.',
      full: 'Die Liste ist voll. Entfernen Sie zuerst einen Eintrag.',
    },
  },
})
