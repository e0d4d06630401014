import { useSearchParams } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { ButtonLink } from './button'
import { uiMessages } from './messages'
import { shortQuery } from './short-query'

/** Links between the pages of a log, which keep its filter. @param older the `?after=` of the page with older ones; null if there is none */
export function LogSteps({ older }: { older: string | null }) {
  const t = useMessages(uiMessages)
  const [query] = useSearchParams()
  if (older === null && !query.has('after')) return null
  const kept = new URLSearchParams(shortQuery(query))
  kept.delete('after')
  const withOlder = new URLSearchParams(kept)
  if (older !== null) withOlder.set('after', older)
  return (
    <div className="actions">
      {query.has('after') && (
        <ButtonLink size="small" to={`?${kept}`}>
          {t.newest}
        </ButtonLink>
      )}
      {older !== null && (
        <ButtonLink size="small" icon="arrowRight" rel="next" to={`?${withOlder}`}>
          {t.older}
        </ButtonLink>
      )}
    </div>
  )
}
