import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'
import { securityMessages } from '../messages'

interface Props {
  purpose: 'sign_in' | 'second_step' | 'confirm' | 'register'
  /** Where the answer is sent, as a whole page. */
  action: string
  label: string
  variant?: 'primary' | 'secondary'
  /** Further fields of the form. */
  children?: ReactNode
}

/**
 * A form whose button has a passkey answer a challenge of the server, and sends the answer. The button comes with the scripts, without which
 * no browser uses passkeys; the library that speaks to the browser loads when it is pressed.
 */
export function PasskeyForm({ purpose, action, label, variant = 'secondary', children }: Props) {
  const t = useMessages(securityMessages).passkeys
  const form = useRef<HTMLFormElement>(null)
  const answer = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'none' | 'ready' | 'pending' | 'cancelled'>('none')
  useEffect(() => {
    if ('PublicKeyCredential' in window) setState('ready')
  }, [])

  async function sendAnswer() {
    if (!form.current?.reportValidity()) return
    setState('pending')
    try {
      if (answer.current) answer.current.value = JSON.stringify(await askPasskey(purpose))
    } catch (error) {
      // The browser says the same for "cancelled", "too late" and "there is none here", so that no page learns which.
      if (!(error instanceof Error)) throw error
      return setState('cancelled')
    }
    form.current?.submit()
  }

  return (
    <form method="post" action={action} ref={form} className="form">
      {children}
      <input type="hidden" name="passkey" ref={answer} defaultValue="" />
      {state === 'cancelled' && <Alert tone="warning">{t.cancelled}</Alert>}
      {state === 'none' ? (
        <noscript>
          <p>{t.noScript}</p>
        </noscript>
      ) : (
        <Button
          type="button"
          variant={variant}
          wide={purpose !== 'register'}
          pending={state === 'pending'}
          onClick={sendAnswer}
        >
          {label}
        </Button>
      )}
    </form>
  )
}

async function askPasskey(purpose: Props['purpose']): Promise<unknown> {
  const [{ startAuthentication, startRegistration }, response] = await Promise.all([
    import('@simplewebauthn/browser'),
    fetch('/sign-in/passkey', { method: 'POST', body: new URLSearchParams({ purpose }) }),
  ])
  if (!response.ok) throw new Error(`The challenge was refused: ${response.status}`)
  const optionsJSON = await response.json()
  return purpose === 'register' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}
