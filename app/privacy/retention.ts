/** The choices of days for which a host keeps the people of a meeting; null: until they are erased by hand. */
export const RETENTION_DAYS = [90, 180, 365, 730, 1095, 3650] as const

export type RetentionDays = (typeof RETENTION_DAYS)[number]

/** Reads the form's value, '' for keeping. @returns undefined for a value that is not offered */
export function readRetention(typed: string | null): RetentionDays | null | undefined {
  return typed === '' ? null : RETENTION_DAYS.find((days) => String(days) === typed)
}
