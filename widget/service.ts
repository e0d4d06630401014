/** The origin this script was loaded from: only its pages are framed, and only its messages are accepted. */
export let service = ''

export function setService(scriptUrl: string): void {
  service = new URL(scriptUrl).origin
}
