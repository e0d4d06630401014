import type { Host } from '~/accounts/host'
import type { EventType } from '~/event-types/event-type'

/** The fields of the contract. Conditions, locations and the like are available on the admin pages only. */
export function fullView(eventType: EventType, host: { handle: string }, appUrl: string) {
  return {
    id: eventType.id,
    slug: eventType.slug,
    title: eventType.title,
    description: eventType.description,
    url: `${appUrl}/${host.handle}/${eventType.slug}`,
    durationMinutes: eventType.durationMinutes,
    durationChoicesMinutes: eventType.durationChoicesMinutes,
    stepMinutes: eventType.stepMinutes,
    bufferBeforeMinutes: eventType.bufferBeforeMinutes,
    bufferAfterMinutes: eventType.bufferAfterMinutes,
    minimumNoticeMinutes: eventType.minimumNoticeMinutes,
    bookingWindow: eventType.bookingWindow,
    dailyLimit: eventType.dailyLimit,
    weeklyLimit: eventType.weeklyLimit,
    confirmation: eventType.confirmation,
    hidden: eventType.hidden,
    guestsAllowed: eventType.guestsAllowed,
    cancelCutoffMinutes: eventType.cancelCutoffMinutes,
    rescheduleCutoffMinutes: eventType.rescheduleCutoffMinutes,
    questions: eventType.questions.map(({ showIf: _condition, ...question }) => question),
    language: eventType.language,
  }
}

export function publicView(eventType: EventType, host: Pick<Host, 'handle'>, appUrl: string) {
  const {
    id,
    slug,
    title,
    description,
    durationMinutes,
    durationChoicesMinutes,
    guestsAllowed,
    questions,
    language,
    url,
  } = fullView(eventType, host, appUrl)
  return {
    id,
    slug,
    title,
    description,
    url,
    durationMinutes,
    durationChoicesMinutes,
    guestsAllowed,
    questions,
    language,
  }
}
