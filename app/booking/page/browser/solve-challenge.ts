/**
 * Loaded only by a form that has a challenge: finds the number that ALTCHA's challenge asks for and puts it into the form. SubtleCrypto
 * computes beside the page, so nothing stands still meanwhile, and no worker is needed that a policy would have to allow.
 */

/** Digests that are asked for at once: enough to keep the browser's threads busy, few enough to notice a page that is gone. */
const AT_ONCE = 250

interface Challenge {
  algorithm: string
  challenge: string
  maxnumber: number
  salt: string
  signature: string
}

/** @returns when the form has its solution, or when there is none to be found */
export async function solveChallenge(form: HTMLFormElement): Promise<void> {
  const asked = JSON.parse(form.dataset.challenge ?? '{}') as Challenge
  const { algorithm, challenge, maxnumber, salt, signature } = asked
  for (let from = 0; from <= maxnumber && form.isConnected; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, maxnumber + 1 - from) }, (_, index) => from + index)
    const digests = await Promise.all(numbers.map((number) => digestOf(algorithm, salt + number)))
    const found = digests.indexOf(challenge)
    if (found < 0) continue
    const field = form.elements.namedItem('altcha') as HTMLInputElement | null
    if (field) field.value = btoa(JSON.stringify({ algorithm, challenge, number: from + found, salt, signature }))
    return
  }
}

async function digestOf(algorithm: string, text: string): Promise<string> {
  const digest = await crypto.subtle.digest(algorithm, new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
