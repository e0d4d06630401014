import { useSearchParams } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { ButtonLink } from './button'
import { uiMessages } from './messages'

/** Links between the pages of a log. @param older the `?after=` of the page with older ones; null if there is none */
export function LogSteps({ older }: { older: string | null }) {
  const t = useMessages(uiMessages)
  const [query] = useSearchParams()
  if (older === null && !query.has('after')) return null
  return (
    <div className="actions">
      {query.has('after') && (
        <ButtonLink size="small" to="?">
          {t.newest}
        </ButtonLink>
      )}
      {older !== null && (
        <ButtonLink size="small" icon="arrowRight" rel="next" to={`?after=${older}`}>
          {t.older}
        </ButtonLink>
      )}
    </div>
  )
}
