import { FOLLOW_UP_OUTCOMES, FOLLOW_UPS, type FollowUp } from '#db/tables/event-types'
import { type AfterMeeting, AfterMeetingSchema } from './after-meeting'
import { amountOf, minutesOf, wholeNumber } from './typed-amount'

/** The values of the form by field, as typed; a ticked box is `on`. */
export type TypedAfterMeeting = Record<string, string>

export type AfterMeetingProblem = 'hours' | 'delay' | 'outcomes' | 'url'

export const AFTER_MEETING_FORM = {
  once: [
    ...['sendsRecording', 'recordingAfterHours', 'feedbackUrl'],
    ...FOLLOW_UPS.flatMap((followUp) => [
      ...[`${followUp}-on`, `${followUp}-delay`, `${followUp}-delayUnit`],
      ...FOLLOW_UP_OUTCOMES.map((outcome) => `${followUp}-${outcome}`),
    ]),
  ],
}

/** What a host would choose for each, once it is switched on. */
const USUAL: Record<FollowUp, { delayMinutes: number; outcome: string }> = {
  thanks: { delayMinutes: 120, outcome: 'met' },
  feedback: { delayMinutes: 24 * 60, outcome: 'met' },
  book_again: { delayMinutes: 14 * 24 * 60, outcome: 'met' },
  missed: { delayMinutes: 60, outcome: 'no_show' },
}
const USUAL_HOURS = 24

export function typedAfterMeeting({ recordingAfterHours, followUps }: AfterMeeting): TypedAfterMeeting {
  const typed: TypedAfterMeeting = {
    ...(recordingAfterHours === null ? {} : { sendsRecording: 'on' }),
    recordingAfterHours: String(recordingAfterHours ?? USUAL_HOURS),
    feedbackUrl: followUps.feedback?.url ?? '',
  }
  for (const followUp of FOLLOW_UPS) {
    const setting = followUps[followUp]
    const { amount, unit } = amountOf(setting?.delayMinutes ?? USUAL[followUp].delayMinutes)
    if (setting) typed[`${followUp}-on`] = 'on'
    typed[`${followUp}-delay`] = amount
    typed[`${followUp}-delayUnit`] = unit
    for (const outcome of setting?.outcomes ?? [USUAL[followUp].outcome]) typed[`${followUp}-${outcome}`] = 'on'
  }
  return typed
}

/** What is switched off is not checked, and not kept. */
export function readAfterMeeting(
  typed: TypedAfterMeeting,
): { ok: true; value: AfterMeeting } | { ok: false; problems: { field: string; problem: AfterMeetingProblem }[] } {
  const chosen = FOLLOW_UPS.filter((followUp) => typed[`${followUp}-on`] === 'on')
  const result = AfterMeetingSchema.safeParse({
    recordingAfterHours: typed.sendsRecording === 'on' ? wholeNumber(typed.recordingAfterHours) : null,
    followUps: Object.fromEntries(
      chosen.map((followUp) => [
        followUp,
        {
          outcomes: FOLLOW_UP_OUTCOMES.filter((outcome) => typed[`${followUp}-${outcome}`] === 'on'),
          delayMinutes: minutesOf(typed[`${followUp}-delay`], typed[`${followUp}-delayUnit`]),
          ...(followUp === 'feedback' ? { url: typed.feedbackUrl ?? '' } : {}),
        },
      ]),
    ),
  })
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, problems: result.error.issues.map(({ path }) => problemAt(path.map(String))) }
}

function problemAt([part, followUp = '', field]: string[]): { field: string; problem: AfterMeetingProblem } {
  if (part === 'recordingAfterHours') return { field: 'recordingAfterHours', problem: 'hours' }
  if (field === 'url') return { field: 'feedbackUrl', problem: 'url' }
  if (field === 'outcomes') return { field: `${followUp}-met`, problem: 'outcomes' }
  return { field: `${followUp}-delay`, problem: 'delay' }
}
