/** The origin this script was loaded from: the only one whose pages are framed and whose messages are believed. */
export let service = ''

export function setService(scriptUrl: string): void {
  service = new URL(scriptUrl).origin
}
