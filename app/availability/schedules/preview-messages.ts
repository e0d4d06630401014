import { defineMessages } from '~/i18n/define-messages'

export const previewMessages = defineMessages({
  en: {
    title: 'What attendees will see',
    description: 'Two weeks of free times, by the same rules as your booking page.',
    back: 'Availability',
    eventType: 'Event type',
    timeZone: 'Time zone of the attendee',
    from: 'From',
    show: 'Show',
    noEventTypes: 'You have no event types yet, so nothing is offered.',
    none: 'No times',
    why: 'Why?',
    whyNamed: (date: string) => `Why are there no times on ${date}?`,
    days: 'Free times by day',
    clocks: 'Clock changes',
    missing: (date: string, time: string) => `On ${date} ${time} does not exist: the clocks go forward and skip it.`,
    skipped: (date: string, from: string, to: string) =>
      `On ${date} your hours are shorter: ${from} to ${to} does not exist.`,
    doubled: (date: string, from: string, to: string) =>
      `On ${date} your hours are longer: ${from} to ${to} happens twice.`,
    brief: (from: string, to: string, place: string, amount: string, later: boolean) =>
      `From ${from} to ${to} your times are ${amount} ${later ? 'later' : 'earlier'} in ${place}.`,
    lasting: (from: string, place: string, amount: string, later: boolean) =>
      `From ${from} on your times are ${amount} ${later ? 'later' : 'earlier'} in ${place}.`,
    amount: (minutes: number) =>
      minutes === 60 ? 'one hour' : minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`,
  },
  de: {
    title: 'Was Buchende sehen',
    description: 'Zwei Wochen freier Zeiten, nach denselben Regeln wie auf Ihrer Buchungsseite.',
    back: 'Verfügbarkeit',
    eventType: 'Terminart',
    timeZone: 'Zeitzone der Buchenden',
    from: 'Ab',
    show: 'Zeigen',
    noEventTypes: 'Sie haben noch keine Terminarten, also wird nichts angeboten.',
    none: 'Keine Zeiten',
    why: 'Warum?',
    whyNamed: (date) => `Warum gibt es am ${date} keine Zeiten?`,
    days: 'Freie Zeiten je Tag',
    clocks: 'Zeitumstellungen',
    missing: (date, time) => `Am ${date} gibt es ${time} nicht: Die Uhren werden vorgestellt und überspringen es.`,
    skipped: (date, from, to) => `Am ${date} sind Ihre Zeiten kürzer: ${from} bis ${to} gibt es nicht.`,
    doubled: (date, from, to) => `Am ${date} sind Ihre Zeiten länger: ${from} bis ${to} gibt es zweimal.`,
    brief: (from, to, place, amount, later) =>
      `Vom ${from} bis zum ${to} liegen Ihre Zeiten in ${place} ${amount} ${later ? 'später' : 'früher'}.`,
    lasting: (from, place, amount, later) =>
      `Ab ${from} liegen Ihre Zeiten in ${place} ${amount} ${later ? 'später' : 'früher'}.`,
    amount: (minutes) =>
      minutes === 60 ? 'eine Stunde' : minutes % 60 === 0 ? `${minutes / 60} Stunden` : `${minutes} Minuten`,
  },
})
