import { defaultSettings, type EventTypeSettings } from './event-type'
import type { EventTypeProblem } from './messages'
import { EventTypeSettingsSchema } from './settings-schema'

/** What stands in the form, by field, as it was typed. */
export type TypedSettings = Record<string, string>

export type ReadEventTypeForm =
  | { ok: true; settings: EventTypeSettings }
  | { ok: false; problems: { field: string; problem: EventTypeProblem }[] }

const WHOLE = /^\d{1,7}$/
/** Not a number at all fails the schema wherever a number is due. */
const number = (text: string | undefined) => (WHOLE.test(text?.trim() ?? '') ? Number(text) : Number.NaN)
const numberOrNull = (text: string | undefined) => (text?.trim() ? number(text) : null)

export function typedFromForm(form: FormData): TypedSettings {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string').slice(0, 40),
  )
}

export function typedFromSettings(settings: EventTypeSettings): TypedSettings {
  const text = (value: number | null) => (value === null ? '' : String(value))
  const { bookingWindow: window, stepMinutes, durationMinutes } = settings
  return {
    title: settings.title,
    slug: settings.slug,
    description: settings.description,
    color: settings.color,
    durationMinutes: text(durationMinutes),
    stepMinutes: stepMinutes === durationMinutes ? '' : text(stepMinutes),
    bufferBeforeMinutes: text(settings.bufferBeforeMinutes),
    bufferAfterMinutes: text(settings.bufferAfterMinutes),
    minimumNoticeMinutes: text(settings.minimumNoticeMinutes),
    // Other kinds of window are set through the API; the form then leaves the field out, and them alone.
    ...(window.kind === 'rolling' ? { rollingDays: text(window.days) } : {}),
    dailyLimit: text(settings.dailyLimit),
    weeklyLimit: text(settings.weeklyLimit),
    cancelCutoffMinutes: text(settings.cancelCutoffMinutes),
    ...(settings.hidden ? { hidden: 'on' } : {}),
    ...(settings.guestsAllowed ? { guestsAllowed: 'on' } : {}),
  }
}

/** @param base what the form says nothing about: the stored settings, or the usual ones */
export function readEventTypeForm(
  typed: TypedSettings,
  base: EventTypeSettings = defaultSettings({ slug: '', title: '' }),
): ReadEventTypeForm {
  const durationMinutes = number(typed.durationMinutes)
  const result = EventTypeSettingsSchema.safeParse({
    ...base,
    title: typed.title ?? '',
    slug: (typed.slug ?? '').trim().toLowerCase(),
    description: (typed.description ?? '').replace(/\r\n?/g, '\n'),
    color: typed.color ?? base.color,
    durationMinutes,
    stepMinutes: numberOrNull(typed.stepMinutes) ?? durationMinutes,
    bufferBeforeMinutes: number(typed.bufferBeforeMinutes),
    bufferAfterMinutes: number(typed.bufferAfterMinutes),
    minimumNoticeMinutes: number(typed.minimumNoticeMinutes),
    bookingWindow:
      typed.rollingDays === undefined ? base.bookingWindow : { kind: 'rolling', days: number(typed.rollingDays) },
    dailyLimit: numberOrNull(typed.dailyLimit),
    weeklyLimit: numberOrNull(typed.weeklyLimit),
    cancelCutoffMinutes: number(typed.cancelCutoffMinutes),
    hidden: typed.hidden === 'on',
    guestsAllowed: typed.guestsAllowed === 'on',
  })
  if (result.success) return { ok: true, settings: result.data }
  const fields = new Set(result.error.issues.map(({ path }) => fieldOf(String(path[0]))))
  // Without a step of its own the field is not at fault for an unreadable duration.
  if (fields.has('durationMinutes') && !typed.stepMinutes?.trim()) fields.delete('stepMinutes')
  return {
    ok: false,
    problems: [...fields].map((field) => ({
      field,
      problem: (NAMED.has(field) ? field : 'other') as EventTypeProblem,
    })),
  }
}

function fieldOf(setting: string): string {
  return setting === 'bookingWindow' ? 'rollingDays' : setting
}

const NAMED = new Set([
  'title',
  'slug',
  'description',
  'color',
  'durationMinutes',
  'stepMinutes',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'minimumNoticeMinutes',
  'rollingDays',
  'dailyLimit',
  'weeklyLimit',
  'cancelCutoffMinutes',
])
