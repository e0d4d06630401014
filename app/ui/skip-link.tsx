import { useMessages } from '~/i18n/locale'
import { uiMessages } from './messages'

/** First in the tab order of every layout; needs an element with id `content`. */
export function SkipLink() {
  const t = useMessages(uiMessages)
  return (
    <a className="skip-link" href="#content">
      {t.skipToContent}
    </a>
  )
}
