import { defineMessages } from '~/i18n/define-messages'

export const reportMessages = defineMessages({
  en: {
    title: 'Report this mail',
    text: (host: string) =>
      `Did you get a mail about a booking with ${host} that you did not ask for? Tell the operator of this service. Your address is not passed on.`,
    button: 'Report the mail',
    done: 'Thank you. The operator looks at the mails of accounts that are reported, and can stop them.',
  },
  de: {
    title: 'Diese Mail melden',
    text: (host) =>
      `Haben Sie eine Mail zu einer Buchung bei ${host} erhalten, die Sie nicht wollten? Melden Sie es dem Betreiber dieses Dienstes. Ihre Adresse wird nicht weitergegeben.`,
    button: 'Mail melden',
    done: 'Danke. Der Betreiber sieht sich die Mails gemeldeter Konten an und kann sie anhalten.',
  },
})
