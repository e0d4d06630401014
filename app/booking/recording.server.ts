import type { Keyring } from '~/security/sealed-text.server'

/** The link opens a recording without a sign-in, so it is stored as manage links are: sealed, and bound to its booking (F3). */
export function sealRecording(keyring: Keyring, bookingId: string, url: string): string {
  return keyring.seal(url, recordingContext(bookingId))
}

export function openRecording(
  keyring: Keyring,
  { id, recording }: { id: string; recording: string | null },
): string | null {
  return recording === null ? null : keyring.open(recording, recordingContext(id))
}

export function recordingContext(bookingId: string): string {
  return `recording:${bookingId}`
}
