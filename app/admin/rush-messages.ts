import { defineMessages } from '~/i18n/define-messages'

/** Many bookings that came at once from few networks, and how a host cancels them. */
export const rushMessages = defineMessages({
  en: {
    notice: (count: number) => `${count} bookings came at once from very few networks`,
    noticeText:
      'They may come from a group in one office, or from somebody who wants to block your times. Check them, and cancel them in one step.',
    look: 'See these bookings',
    title: 'Bookings that came at once',
    text: 'Untick what you want to keep. The others are cancelled, and their times are free again at once.',
    back: 'Bookings',
    legend: 'Bookings to cancel',
    entry: (attendee: string, email: string, when: string) => `${attendee} (${email}), ${when}`,
    button: (count: number) => `Cancel these ${count} bookings`,
    none: 'There is nothing to undo: no bookings came at once.',
    done: (count: number) => (count === 1 ? '1 booking was cancelled.' : `${count} bookings were cancelled.`),
  },
  de: {
    notice: (count: number) => `${count} Buchungen kamen auf einmal aus sehr wenigen Netzen`,
    noticeText:
      'Sie können von einer Gruppe in einem Büro kommen oder von jemandem, der Ihre Zeiten blockieren will. Prüfen Sie sie, und sagen Sie sie in einem Schritt ab.',
    look: 'Ansehen',
    title: 'Buchungen, die auf einmal kamen',
    text: 'Entfernen Sie das Häkchen bei Buchungen, die bleiben sollen. Die anderen werden abgesagt, und ihre Zeiten sind sofort wieder frei.',
    back: 'Buchungen',
    legend: 'Abzusagende Buchungen',
    entry: (attendee: string, email: string, when: string) => `${attendee} (${email}), ${when}`,
    button: (count: number) => `Diese ${count} Buchungen absagen`,
    none: 'Es gibt nichts rückgängig zu machen: Keine Buchungen kamen auf einmal.',
    done: (count: number) => (count === 1 ? '1 Buchung wurde abgesagt.' : `${count} Buchungen wurden abgesagt.`),
  },
})
