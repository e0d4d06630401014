import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { SECOND_MS } from '~/time/units'
import { Alert } from '~/ui/alert'
import { ButtonAnchor } from '~/ui/button'
import { overviewMessages } from '../messages'

const ASK_EVERY_MS = 3 * SECOND_MS

/** Says that the connection is lost. It disappears once the server answers, and the page's data is then read again. */
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

/** Replaces a page that could not be fetched. The page loads by itself as soon as Foyer answers. */
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

/**
 * Whether an error means that the server was not reached. Browsers then reject a fetch with a TypeError and give no other sign.
 */
export function isConnectionLoss(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
}

/** While the connection is lost, asks every few seconds whether Foyer answers; the browser's `online` event asks at once. */
function useWhenBack(lost: boolean, whenBack: () => void): void {
  useEffect(() => {
    if (!lost) return
    let asking = false
    const ask = async () => {
      if (asking) return
      asking = true
      // A rejected fetch means no.
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
