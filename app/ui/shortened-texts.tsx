import { useMessages } from '~/i18n/locale'
import { Alert } from './alert'
import { uiMessages } from './messages'

/** Above a refused form whose page cannot show all texts again (`http/shown-again.ts`). */
export function ShortenedTexts() {
  return <Alert tone="warning">{useMessages(uiMessages).shortenedTexts}</Alert>
}
