import { defineMessages } from '~/i18n/define-messages'
import type { DeliveryFault } from './delivery'

/** Texts of the log of deliveries to webhooks and CRMs. */
export const deliveryLogMessages = defineMessages({
  en: {
    title: 'Delivery log',
    none: 'Nothing was sent yet.',
    columns: { event: 'Event', when: 'When', state: 'State', answer: 'Answer', actions: 'Actions' },
    state: { queued: 'Scheduled', delivered: 'Arrived', failed: 'Failed' },
    tries: (count: number) => (count === 1 ? '1 attempt' : `${count} attempts`),
    noAnswer: 'No answer',
    again: 'Send again',
    againNamed: (event: string, when: string) => `Send again: ${event}, ${when}`,
    details: 'Details',
    delivery: {
      title: (event: string, target: string) => `${event} to ${target}`,
      id: 'Message id',
      booking: 'See booking',
      next: 'Next attempt',
      attempts: 'Attempts',
      noneYet: 'It has not been tried yet.',
      attempt: (number: number) => `Attempt ${number}`,
      took: (time: string) => `took ${time}`,
      request: 'Request',
      noRequest: 'Nothing was sent.',
      answer: 'Answer',
      noBody: 'The answer was empty.',
      excerpt: 'Of an answer up to 1,024 characters are kept. Secrets are shown as dots.',
    },
    problems: {
      refused: 'the address cannot be used',
      too_slow: 'no answer in time',
      too_large: 'the answer is too large',
      insecure: 'the certificate is not valid',
      unreadable: 'the answer cannot be read',
      broken: 'the connection broke',
      not_accepted: 'not accepted',
      nothing_to_send: 'there was nothing to send',
      no_record: 'the CRM’s answer did not contain the id of its record',
      value_missing: 'this booking has no value for a placeholder in the address',
      switched_off: 'switched off',
    } satisfies Record<DeliveryFault, string>,
  },
  de: {
    title: 'Zustellprotokoll',
    none: 'Es wurde noch nichts gesendet.',
    columns: { event: 'Ereignis', when: 'Wann', state: 'Stand', answer: 'Antwort', actions: 'Aktionen' },
    state: { queued: 'Geplant', delivered: 'Angekommen', failed: 'Fehlgeschlagen' },
    tries: (count) => (count === 1 ? '1 Versuch' : `${count} Versuche`),
    noAnswer: 'Keine Antwort',
    again: 'Noch einmal senden',
    againNamed: (event, when) => `Noch einmal senden: ${event}, ${when}`,
    details: 'Einzelheiten',
    delivery: {
      title: (event, target) => `${event} an ${target}`,
      id: 'Nummer der Nachricht',
      booking: 'Buchung ansehen',
      next: 'Nächster Versuch',
      attempts: 'Versuche',
      noneYet: 'Es wurde noch nicht versucht.',
      attempt: (number) => `Versuch ${number}`,
      took: (time) => `dauerte ${time}`,
      request: 'Anfrage',
      noRequest: 'Es wurde nichts gesendet.',
      answer: 'Antwort',
      noBody: 'Die Antwort war leer.',
      excerpt: 'Von einer Antwort werden bis zu 1.024 Zeichen aufbewahrt. Geheimnisse werden als Punkte gezeigt.',
    },
    problems: {
      refused: 'die Adresse kann nicht verwendet werden',
      too_slow: 'keine rechtzeitige Antwort',
      too_large: 'die Antwort ist zu groß',
      insecure: 'das Zertifikat ist nicht gültig',
      unreadable: 'die Antwort ist nicht lesbar',
      broken: 'die Verbindung ist abgebrochen',
      not_accepted: 'nicht angenommen',
      nothing_to_send: 'es gab nichts zu senden',
      no_record: 'die Antwort des CRM enthielt keine Nummer des Eintrags',
      value_missing: 'diese Buchung hat keinen Wert für einen Platzhalter der Adresse',
      switched_off: 'abgeschaltet',
    },
  },
})

type Words = (typeof deliveryLogMessages)['en']

/** Describes how an attempt ended. @example describeAttempt(t, { status: 503, problem: 'not_accepted' }) // '503, not accepted' */
export function describeAttempt(
  { problems, noAnswer }: Pick<Words, 'problems' | 'noAnswer'>,
  { status, problem }: { status: number | null; problem: string | null },
): string {
  const known: Record<string, string> = problems
  const words = problem === null ? null : (known[problem] ?? noAnswer)
  if (status !== null) return words === null ? String(status) : `${status}, ${words}`
  return capitalized(words ?? noAnswer)
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
