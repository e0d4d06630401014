import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { SECOND_MS } from '~/time/units'

/** If event streams are cut, by a proxy for example, the table is read again this often. */
const POLL_MS = 15 * SECOND_MS
/** A stream that breaks this often without an event in between does not get through. */
const MAX_FAILURES = 3

/**
 * Keeps a page's rows up to date: reads them again when the server says that something changed.
 *
 * @param mark of what the page shows; the stream announces a new one
 * @returns whether the connection works, by stream or by polling
 */
export function useLiveTable(mark: string): 'live' | 'paused' {
  const { revalidate } = useRevalidator()
  const [state, setState] = useState<'live' | 'paused'>('live')
  const seen = useRef(mark)
  seen.current = mark

  useEffect(() => {
    let failures = 0
    let timer: ReturnType<typeof setInterval> | undefined
    const readAgain = () => {
      if (!document.hidden) revalidate()
    }
    const stream = new EventSource(`/admin/team/changes?seen=${encodeURIComponent(seen.current)}`)
    stream.onopen = () => {
      if (failures > 0) readAgain()
      setState('live')
    }
    stream.addEventListener('changed', () => {
      failures = 0
      readAgain()
    })
    stream.onerror = () => {
      setState(navigator.onLine ? 'live' : 'paused')
      if (++failures < MAX_FAILURES && stream.readyState !== EventSource.CLOSED) return
      stream.close()
      timer ??= setInterval(readAgain, POLL_MS)
    }
    document.addEventListener('visibilitychange', readAgain)
    return () => {
      stream.close()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', readAgain)
    }
  }, [revalidate])
  return state
}

/** Ids of rows that were added or changed since the page was opened; a row counts until the page is opened again. */
export function useFreshRows(rows: { id: string; updatedAt: number }[]): ReadonlySet<string> {
  const known = useRef<Map<string, number> | null>(null)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const before = known.current
    known.current = new Map([...(before ?? []), ...rows.map(({ id, updatedAt }) => [id, updatedAt] as const)])
    if (!before) return
    const changed = rows.filter(({ id, updatedAt }) => before.get(id) !== updatedAt).map(({ id }) => id)
    if (changed.length > 0) setFresh((earlier) => new Set([...earlier, ...changed]))
  }, [rows])
  return fresh
}
