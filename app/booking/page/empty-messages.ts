import { defineMessages } from '~/i18n/define-messages'

/** Texts of a page of free times that has none. */
export const emptyMessages = defineMessages({
  en: {
    fullyBooked: (date: string) => `Fully booked on ${date}.`,
    monthFull: 'This month is fully booked.',
    notice: (from: string, notice: string) => `Bookable from ${from}: ${notice} notice.`,
    opens: (date: string) => `Bookable from ${date}.`,
    ended: (date: string) => `Bookable until ${date}.`,
    closed: (date: string) => `No times on ${date}.`,
    nextFree: (date: string) => `Next free: ${date}`,
    hours: (count: number) => (count === 1 ? '1 hour’s' : `${count} hours’`),
    days: (count: number) => (count === 1 ? '24 hours’' : `${count} days’`),
    minutes: (count: number) => `${count} minutes’`,
  },
  de: {
    fullyBooked: (date) => `Am ${date} ist alles ausgebucht.`,
    monthFull: 'Dieser Monat ist ausgebucht.',
    notice: (from, notice) => `Buchbar ab ${from}: ${notice} Vorlauf.`,
    opens: (date) => `Buchbar ab ${date}.`,
    ended: (date) => `Buchbar bis ${date}.`,
    closed: (date) => `Keine Zeiten am ${date}.`,
    nextFree: (date) => `Nächster freier Tag: ${date}`,
    hours: (count) => (count === 1 ? '1 Stunde' : `${count} Stunden`),
    days: (count) => (count === 1 ? '24 Stunden' : `${count} Tage`),
    minutes: (count) => `${count} Minuten`,
  },
})
