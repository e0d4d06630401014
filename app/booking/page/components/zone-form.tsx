import { useLocation, useSearchParams, useSubmit } from '@remix-run/react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useMessages } from '~/i18n/locale'
import { presentTimeZoneName } from '~/time/time-zone-names'
import type { TimeZoneEntry } from '~/time/time-zones'
import { Button } from '~/ui/button'
import { FORM_BYTES, shortQuery } from '~/ui/short-query'
import { TimeZoneSelect } from '~/ui/time-zone-select'
import { isCarried } from '../link-keys'
import { bookingMessages } from '../messages'
import { PageForm } from './page-link'

interface Props {
  zones: readonly TimeZoneEntry[]
  timeZone: string
  label: string
  /** Whether the zone is only the default: a visitor who named no zone gets the browser's own. */
  guessed: boolean
}

/**
 * The zone in which times are shown, always in sight. A plain form; with scripts it sends itself.
 */
export function ZoneForm({ zones, timeZone, label, guessed }: Props) {
  const t = useMessages(bookingMessages)
  const [query] = useSearchParams()
  const { pathname } = useLocation()
  const submit = useSubmit()
  const form = useRef<HTMLFormElement>(null)
  useOwnZone(timeZone, guessed)
  useEffect(() => {
    if (!form.current) return
    // From now on this component handles changes instead of `ZoneScript`. A change that it missed, because browsers restore the
    // earlier value, counts as well.
    form.current.dataset.live = ''
    const select = form.current.elements.namedItem('tz')
    if (select instanceof HTMLSelectElement && presentTimeZoneName(select.value) !== presentTimeZoneName(timeZone))
      submit(form.current, { replace: true, preventScrollReset: true })
  }, [timeZone, submit])

  const kept = shortQuery(
    new URLSearchParams(
      [...query].filter(([name]) => name !== 'tz' && (isCarried(name) || name === 'month' || name === 'date')),
    ),
    FORM_BYTES,
  )
  return (
    <PageForm
      ref={form}
      method="get"
      // Its fields become the query, so that the page's own would only be repeated.
      action={pathname}
      className="zone-form"
      onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
    >
      {[...kept].map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <TimeZoneSelect name="tz" zones={zones} defaultValue={timeZone} label={label} key={timeZone} autoComplete="off" />
      <noscript>
        <Button>{t.showZone}</Button>
      </noscript>
    </PageForm>
  )
}

// React complains about layout effects on the server, where there is no layout.
const useEffectBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect

/** For a page that the router loaded, where `ZoneScript` does not run: no time can be clicked in the host's zone. */
function useOwnZone(timeZone: string, guessed: boolean): void {
  const [query, setQuery] = useSearchParams()
  useEffectBeforePaint(() => {
    const own = presentTimeZoneName(Intl.DateTimeFormat().resolvedOptions().timeZone)
    const root = document.documentElement.dataset
    if (!guessed || own === presentTimeZoneName(timeZone) || query.get('tz') === own) return
    // Already loading.
    if ('turning' in root) return
    root.turning = ''
    const withOwn = (current: URLSearchParams) => {
      const next = new URLSearchParams(current)
      next.set('tz', own)
      return next
    }
    setQuery(withOwn, { replace: true, preventScrollReset: true })
    return () => {
      delete root.turning
    }
  }, [guessed, timeZone, query, setQuery])
}
