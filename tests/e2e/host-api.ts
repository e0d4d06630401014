import type { RunningApp } from './app'

/** A host made for one test, and its calls to the JSON API. */
export async function createApiHost(app: RunningApp, handle: string) {
  const { apiToken, setPasswordUrl } = await app.createHost(handle)
  const headers = { Authorization: `Bearer ${apiToken}`, 'Content-Type': 'application/json' }
  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${app.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()).data
  }
  return {
    setPasswordUrl,
    call,
    /** Changes the only event type that a new host has. */
    async changeEventType(settings: object) {
      const [eventType] = await call('GET', '/event-types')
      return call('PATCH', `/event-types/${eventType.id}`, settings)
    },
  }
}
