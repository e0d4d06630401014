import type { Locale } from '~/i18n/locale'
import { defaultSettings, type EventTypeSettings } from './event-type'
import { formMessages } from './messages'

export const EVENT_TYPE_PRESETS = ['intro', 'consultation', 'quick'] as const

const SLUGS = { intro: 'intro', consultation: 'consultation', quick: 'quick-check' }
const CHANGES: Record<(typeof EVENT_TYPE_PRESETS)[number], Partial<EventTypeSettings>> = {
  intro: { durationMinutes: 30, stepMinutes: 30 },
  consultation: { durationMinutes: 60, stepMinutes: 30, bufferAfterMinutes: 15, minimumNoticeMinutes: 24 * 60 },
  quick: { durationMinutes: 15, stepMinutes: 15 },
}

/** The settings of a new event type; the defaults if no preset is named. */
export function settingsOfPreset(name: string | null, locale: Locale): EventTypeSettings {
  const preset = EVENT_TYPE_PRESETS.find((known) => known === name)
  if (!preset) return defaultSettings({ slug: '', title: '' })
  const { title } = formMessages[locale].preset[preset]
  return { ...defaultSettings({ slug: SLUGS[preset], title }), ...CHANGES[preset] }
}
