import type { DocumentedCall } from './document'

export interface ExampleRequest {
  method: string
  url: string
  headers: Record<string, string>
  body: unknown
}

/** The request that the document's examples describe. A test sends each of them to the app and compares the responses. */
export function exampleRequest({ method, path, operation }: DocumentedCall, server: string): ExampleRequest {
  const given = (operation.parameters ?? []).filter(({ schema }) => schema.example !== undefined)
  const valuesIn = (place: string) =>
    given.filter((one) => one.in === place).map((one) => [one.name, String(one.schema.example)])
  const address = valuesIn('path').reduce((text, [name, value]) => text.replace(`{${name}}`, () => value ?? ''), path)
  const query = new URLSearchParams(valuesIn('query') as [string, string][]).toString()
  const body = operation.requestBody?.content['application/json']?.example
  return {
    method,
    url: `${server}${address}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...(needsKey(operation.security) ? { Authorization: 'Bearer foyer_your-key' } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...Object.fromEntries(valuesIn('header').map(([name, value]) => [headerName(name ?? ''), value ?? ''])),
    },
    body,
  }
}

function needsKey(security: Record<string, string[]>[] = []): boolean {
  return security.length > 0 && security.every((requirement) => 'key' in requirement)
}

/** @example headerName('idempotency-key') // 'Idempotency-Key' */
export function headerName(name: string): string {
  return name.replace(/(?:^|-)\w/g, (letter) => letter.toUpperCase())
}

/** The same as a command for a shell. None of our texts contains a single quote, which would need escaping. */
export function curlOf({ method, url, headers, body }: ExampleRequest): string {
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}'${decodeURIComponent(url)}'`,
    ...Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`),
    ...(body === undefined ? [] : [`-d '${JSON.stringify(body, null, 2)}'`]),
  ]
  return lines.join(' \\\n  ')
}
