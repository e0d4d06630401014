import type { EventTypeSettings } from './event-type'
import { amountOf } from './typed-amount'
import { fieldsOfQuestions, QUESTION_FIELDS, typedFromQuestion } from './typed-questions'
import { fieldsOfReminders, REMINDER_FIELDS } from './typed-reminders'

/** The values of the form by field, as typed. */
export type TypedSettings = Record<string, string>

/** The fields of an event type's form. Checkboxes are sent only if ticked, `schedule` only by hosts with several. */
export const EVENT_TYPE_FORM = {
  long: true,
  once: [
    ...[
      'title',
      'slug',
      'description',
      'color',
      'schedule',
      'durationMinutes',
      'durationChoices',
      'step',
      'stepMinutes',
    ],
    ...['bufferBeforeMinutes', 'bufferAfterMinutes', 'minimumNotice', 'minimumNoticeUnit'],
    ...['windowKind', 'rollingDays', 'rangeFrom', 'rangeTo'],
    ...['dailyLimit', 'weeklyLimit', 'dailyTime', 'dailyTimeUnit'],
    ...['confirmation', 'cancelCutoff', 'cancelCutoffUnit', 'rescheduleCutoff', 'rescheduleCutoffUnit'],
    ...['hidden', 'secret', 'guestsAllowed', 'language'],
    ...REMINDER_FIELDS,
    ...['locationKind', 'locationDetail', 'meetingInstructions', 'confirmationText', 'redirectUrl'],
    ...['consentText', 'consentUrl', 'provesAddress', 'arrange'],
    ...QUESTION_FIELDS,
  ],
}

/** The fields of the form of the limits over all event types. */
export const OPEN_LIMIT_FIELDS = ['openOfAddress', 'openOfNetwork', 'openInAll'] as const
export const HOST_LIMITS_FORM = {
  once: ['dailyLimit', 'weeklyLimit', 'dailyTime', 'dailyTimeUnit', 'networkShare', ...OPEN_LIMIT_FIELDS],
}

/** Steps with a separate choice; any other one is typed. */
export const USUAL_STEPS = ['15', '30', '60']

export function typedFromForm(form: FormData): TypedSettings {
  return Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** The settings as the form shows them; `readEventTypeForm` is the inverse. */
export function typedFromSettings(settings: EventTypeSettings): TypedSettings {
  const text = (value: number | null) => (value === null ? '' : String(value))
  const tick = (name: string, value: boolean) => (value ? { [name]: 'on' } : {})
  const amount = (name: string, minutes: number) => {
    const { amount, unit } = amountOf(minutes)
    return { [name]: amount, [`${name}Unit`]: unit }
  }
  return {
    title: settings.title,
    slug: settings.slug,
    description: settings.description,
    color: settings.color,
    durationMinutes: text(settings.durationMinutes),
    durationChoices: settings.durationChoicesMinutes.join(', '),
    ...typedStep(settings),
    bufferBeforeMinutes: text(settings.bufferBeforeMinutes),
    bufferAfterMinutes: text(settings.bufferAfterMinutes),
    ...amount('minimumNotice', settings.minimumNoticeMinutes),
    ...typedWindow(settings),
    dailyLimit: text(settings.dailyLimit),
    weeklyLimit: text(settings.weeklyLimit),
    ...(settings.dailyMinutesLimit === null
      ? { dailyTime: '', dailyTimeUnit: 'hours' }
      : amount('dailyTime', settings.dailyMinutesLimit)),
    confirmation: settings.confirmation,
    ...amount('cancelCutoff', settings.cancelCutoffMinutes),
    ...amount('rescheduleCutoff', settings.rescheduleCutoffMinutes),
    ...tick('hidden', settings.hidden),
    ...tick('secret', settings.secret),
    ...tick('guestsAllowed', settings.guestsAllowed),
    ...tick('provesAddress', settings.provesAddress),
    ...fieldsOfReminders(settings.reminders),
    language: settings.language ?? '',
    locationKind: settings.location.kind,
    locationDetail: settings.location.detail,
    meetingInstructions: settings.meetingInstructions,
    confirmationText: settings.confirmationText,
    redirectUrl: settings.redirectUrl,
    consentText: settings.consentText,
    consentUrl: settings.consentUrl,
    ...fieldsOfQuestions(settings.questions.map(typedFromQuestion)),
  }
}

function typedStep({ stepMinutes, durationMinutes }: EventTypeSettings): TypedSettings {
  const minutes = String(stepMinutes)
  if (stepMinutes === durationMinutes) return { step: '', stepMinutes: '' }
  return USUAL_STEPS.includes(minutes) ? { step: minutes, stepMinutes: '' } : { step: 'other', stepMinutes: minutes }
}

function typedWindow({ bookingWindow: window, windowCountsWorkdays }: EventTypeSettings): TypedSettings {
  return {
    windowKind: window.kind === 'rolling' && windowCountsWorkdays ? 'workdays' : window.kind,
    rollingDays: window.kind === 'rolling' ? String(window.days) : '60',
    rangeFrom: window.kind === 'range' ? window.from : '',
    rangeTo: window.kind === 'range' ? window.to : '',
  }
}
