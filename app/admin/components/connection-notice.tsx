import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonAnchor } from '~/ui/button'
import { overviewMessages } from '../overview-messages'

const ASK_EVERY_MS = 3_000

/** Says that the connection is lost, and goes away by itself: with it, what the page shows is read anew. */
export function ConnectionNotice() {
  const t = useMessages(overviewMessages)
  const { revalidate } = useRevalidator()
  const [lost, setLost] = useState(false)

  useEffect(() => {
    const lose = () => setLost(true)
    addEventListener('offline', lose)
    return () => removeEventListener('offline', lose)
  }, [])
  useWhenBack(lost, () => {
    setLost(false)
    revalidate()
  })

  return <div className="connection-notice">{lost && <Alert tone="warning">{t.offline}</Alert>}</div>
}

/** In place of a page that could not be fetched. It comes back by itself as soon as Foyer answers. */
export function ConnectionLost({ address }: { address: string }) {
  const t = useMessages(overviewMessages).offlinePage
  useWhenBack(true, () => location.reload())
  return (
    <div className="problem-main" role="alert">
      <h1>{t.title}</h1>
      <p className="problem-text">{t.text}</p>
      <div className="actions">
        <ButtonAnchor variant="primary" href={address}>
          {t.retry}
        </ButtonAnchor>
      </div>
    </div>
  )
}

/** Whether an error means that the server was not reached: browsers reject a fetch with a TypeError, and with no other word of theirs. */
export function isConnectionLoss(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
}

/** Asks every few seconds whether Foyer answers, while it is lost; the browser's own word for `online` asks at once. */
function useWhenBack(lost: boolean, whenBack: () => void): void {
  useEffect(() => {
    if (!lost) return
    let asking = false
    const ask = async () => {
      if (asking) return
      asking = true
      // A rejected fetch is the answer no.
      const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => null)
      asking = false
      if (answer?.ok) whenBack()
    }
    const timer = setInterval(ask, ASK_EVERY_MS)
    addEventListener('online', ask)
    return () => {
      clearInterval(timer)
      removeEventListener('online', ask)
    }
  })
}
