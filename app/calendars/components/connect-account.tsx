import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { TextField } from '~/ui/text-field'
import type { ConnectCalendarProblem } from '../connect-problem'
import { calendarMessages } from '../messages'
import { ConnectButton } from './account-card'

/** A refused attempt; the password is never shown again. */
export interface RefusedCaldav {
  caldav: { serverAddress: string; username: string }
  missing: string[]
  problem: ConnectCalendarProblem | null
}

/** The ways to connect an account. Google and Microsoft are offered where the operator has set a client. */
export function ConnectAccount({
  offered,
  refused,
}: {
  offered: { google: boolean; microsoft: boolean }
  refused: RefusedCaldav | null
}) {
  const t = useMessages(calendarMessages)
  const errors = (name: string) => (refused?.missing.includes(name) ? [t.missing] : [])
  return (
    <>
      {(offered.google || offered.microsoft) && (
        <div className="actions">
          {offered.google && <ConnectButton provider="google" label={t.connect.google} />}
          {offered.microsoft && <ConnectButton provider="microsoft" label={t.connect.microsoft} />}
        </div>
      )}
      <Form method="post" action="/admin/calendars" id="connect-caldav" className="form" noValidate>
        <h3 className="item-title">{t.caldavTitle}</h3>
        <p className="item-text">{t.caldavText}</p>
        {refused?.problem && <Alert tone="danger">{t.problems[refused.problem]}</Alert>}
        <TextField
          label={t.serverAddress}
          hint={t.serverAddressHint}
          id="caldav-address"
          name="serverAddress"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={500}
          defaultValue={refused?.caldav.serverAddress}
          errors={errors('serverAddress')}
          required
        />
        <TextField
          label={t.username}
          id="caldav-username"
          name="username"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={300}
          defaultValue={refused?.caldav.username}
          errors={errors('username')}
          required
        />
        <TextField
          label={t.password}
          id="caldav-password"
          name="password"
          type="password"
          autoComplete="off"
          maxLength={500}
          errors={errors('password')}
          required
        />
        <SubmitButton name="step" value="caldav">
          {t.connect.caldav}
        </SubmitButton>
      </Form>
    </>
  )
}
