import { defineMessages } from '~/i18n/define-messages'

/** Texts on the host's own pages, which load no other texts about teams. */
export const coHostedMessages = defineMessages({
  en: {
    title: 'Together with colleagues',
    organizer: (name: string) => `${name} organizes it`,
  },
  de: {
    title: 'Gemeinsam mit anderen im Team',
    organizer: (name) => `${name} organisiert ihn`,
  },
})
