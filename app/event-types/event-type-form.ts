import { defaultSettings, type EventTypeSettings, offeredDurations } from './event-type'
import type { EventTypeProblem } from './messages'
import { EventTypeSettingsSchema } from './settings-schema'
import { minutesOf, wholeNumber, wholeNumberOrNull } from './typed-amount'
import { impossibleAnswers, questionField, questionFromTyped, typedQuestions } from './typed-questions'
import { reminderField, remindersFromTyped } from './typed-reminders'
import { type TypedSettings, USUAL_STEPS } from './typed-settings'

export interface FieldProblem {
  field: string
  problem: EventTypeProblem
}

export type ReadEventTypeForm = { ok: true; settings: EventTypeSettings } | { ok: false; problems: FieldProblem[] }

/** The form's message when the settings were valid but could not be saved. */
export const SAVE_PROBLEMS = {
  title_unfit: { field: 'title', problem: 'titleUnfit' },
  slug_taken: { field: 'slug', problem: 'slugTaken' },
  schedule_gone: { field: 'schedule', problem: 'schedule' },
} as const satisfies Record<string, FieldProblem>

/** @param base the settings that the form does not contain: the stored ones, or the defaults */
export function readEventTypeForm(
  typed: TypedSettings,
  base: EventTypeSettings = defaultSettings({ slug: '', title: '' }),
): ReadEventTypeForm {
  const durationMinutes = wholeNumber(typed.durationMinutes)
  const questions = typedQuestions(typed)
  const { reminders, rows: reminderRows } = remindersFromTyped(typed)
  const ticked = (name: string) => typed[name] === 'on'
  const result = EventTypeSettingsSchema.safeParse({
    ...base,
    title: typed.title ?? '',
    slug: (typed.slug ?? '').trim().toLowerCase(),
    description: paragraphsOf(typed.description),
    color: typed.color ?? base.color,
    durationMinutes,
    durationChoicesMinutes: readDurations(typed.durationChoices),
    stepMinutes: readStep(typed, durationMinutes),
    bufferBeforeMinutes: wholeNumber(typed.bufferBeforeMinutes),
    bufferAfterMinutes: wholeNumber(typed.bufferAfterMinutes),
    minimumNoticeMinutes: minutesOf(typed.minimumNotice, typed.minimumNoticeUnit),
    bookingWindow: readWindow(typed),
    windowCountsWorkdays: typed.windowKind === 'workdays',
    dailyLimit: wholeNumberOrNull(typed.dailyLimit),
    weeklyLimit: wholeNumberOrNull(typed.weeklyLimit),
    dailyMinutesLimit: typed.dailyTime?.trim() ? minutesOf(typed.dailyTime, typed.dailyTimeUnit) : null,
    confirmation: typed.confirmation ?? base.confirmation,
    cancelCutoffMinutes: minutesOf(typed.cancelCutoff, typed.cancelCutoffUnit),
    rescheduleCutoffMinutes: minutesOf(typed.rescheduleCutoff, typed.rescheduleCutoffUnit),
    hidden: ticked('hidden'),
    secret: ticked('secret'),
    guestsAllowed: ticked('guestsAllowed'),
    provesAddress: ticked('provesAddress'),
    reminders,
    language: typed.language || null,
    location: { kind: typed.locationKind, detail: paragraphsOf(typed.locationDetail) },
    meetingInstructions: paragraphsOf(typed.meetingInstructions),
    confirmationText: paragraphsOf(typed.confirmationText),
    redirectUrl: typed.redirectUrl ?? '',
    consentText: typed.consentText ?? '',
    consentUrl: typed.consentUrl ?? '',
    questions: questions.map((question) => questionFromTyped(question, questions)),
  })
  const beyondSchema = questions.flatMap((question, index) =>
    impossibleAnswers(question, questions) ? [questionField(index, 'ifAnswers')] : [],
  )
  if (result.success && fitsNoDay(result.data)) beyondSchema.push('dailyTime')
  if (result.success && beyondSchema.length === 0) return { ok: true, settings: result.data }
  const fields = new Set([
    ...(result.error?.issues ?? []).map(({ path }) => fieldOf(path, reminderRows)),
    ...beyondSchema,
  ])
  // A step that depends on an invalid duration is not itself invalid.
  if (fields.has('durationMinutes') && typed.step === '') fields.delete('step')
  return { ok: false, problems: [...fields].map((field) => ({ field, problem: problemOf(field) })) }
}

/** Otherwise nothing could ever be booked. */
function fitsNoDay({ dailyMinutesLimit, ...eventType }: EventTypeSettings): boolean {
  return dailyMinutesLimit !== null && offeredDurations(eventType).every((minutes) => minutes > dailyMinutesLimit)
}

function paragraphsOf(text = ''): string {
  return text.replace(/\r\n?/g, '\n')
}

function readDurations(text = ''): number[] {
  return text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(wholeNumber)
}

function readStep({ step = '', stepMinutes }: TypedSettings, durationMinutes: number): number {
  if (step === '') return durationMinutes
  return USUAL_STEPS.includes(step) ? Number(step) : wholeNumber(stepMinutes)
}

function readWindow({ windowKind, rollingDays, rangeFrom, rangeTo }: TypedSettings): unknown {
  switch (windowKind) {
    case 'open':
      return { kind: 'open' }
    case 'range':
      return { kind: 'range', from: rangeFrom, to: rangeTo }
    default:
      return { kind: 'rolling', days: wholeNumber(rollingDays) }
  }
}

/** The field in which a setting is typed. */
function fieldOf([setting, index, part]: PropertyKey[], reminderRows: number[]): string {
  if (setting === 'reminders') return reminderField(reminderRows[Number(index ?? 0)] ?? 0, 'amount')
  if (setting === 'questions' && typeof index === 'number')
    return questionField(index, part === 'showIf' ? 'ifQuestion' : part === 'choices' ? 'choices' : 'label')
  if (setting === 'bookingWindow') return index === 'from' ? 'rangeFrom' : index === 'to' ? 'rangeTo' : 'rollingDays'
  if (setting === 'location') return 'locationDetail'
  return RENAMED[String(setting)] ?? String(setting)
}

const RENAMED: Record<string, string> = {
  durationChoicesMinutes: 'durationChoices',
  stepMinutes: 'step',
  minimumNoticeMinutes: 'minimumNotice',
  dailyMinutesLimit: 'dailyTime',
  cancelCutoffMinutes: 'cancelCutoff',
  rescheduleCutoffMinutes: 'rescheduleCutoff',
}

function problemOf(field: string): EventTypeProblem {
  const part = /^q-\d+-(label|choices|ifQuestion|ifAnswers)$/.exec(field)?.[1]
  if (part) return QUESTION_PROBLEMS[part as keyof typeof QUESTION_PROBLEMS]
  if (field.startsWith('reminder-')) return 'reminder'
  return FIELD_PROBLEMS[field] ?? 'other'
}

const QUESTION_PROBLEMS = {
  label: 'questionLabel',
  choices: 'questionChoices',
  ifQuestion: 'questionCondition',
  ifAnswers: 'questionAnswers',
} as const

const FIELD_PROBLEMS: Record<string, EventTypeProblem> = {
  title: 'title',
  slug: 'slug',
  description: 'description',
  color: 'color',
  durationMinutes: 'durationMinutes',
  durationChoices: 'durationChoices',
  step: 'stepMinutes',
  bufferBeforeMinutes: 'bufferMinutes',
  bufferAfterMinutes: 'bufferMinutes',
  minimumNotice: 'upToAYear',
  cancelCutoff: 'upToAYear',
  rescheduleCutoff: 'upToAYear',
  rollingDays: 'rollingDays',
  rangeFrom: 'rangeFrom',
  rangeTo: 'rangeTo',
  dailyLimit: 'dailyLimit',
  weeklyLimit: 'weeklyLimit',
  dailyTime: 'dailyTime',
  locationDetail: 'locationDetail',
  meetingInstructions: 'tooLong',
  confirmationText: 'tooLong',
  consentText: 'tooLong',
  redirectUrl: 'httpsAddress',
  consentUrl: 'httpsAddress',
}
