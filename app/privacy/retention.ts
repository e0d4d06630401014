/** For how many days after a meeting a host may keep its people; null: until they are erased by hand. */
export const RETENTION_DAYS = [90, 180, 365, 730, 1095, 3650] as const

export type RetentionDays = (typeof RETENTION_DAYS)[number]

/** As the form sends it, '' for keeping. @returns undefined for anything that is not offered */
export function readRetention(typed: string | null): RetentionDays | null | undefined {
  return typed === '' ? null : RETENTION_DAYS.find((days) => String(days) === typed)
}
