import { Form } from '@remix-run/react'
import { momentOf } from '~/busy/components/feed-card'
import { useMessages, useReader } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button, ButtonAnchor, SubmitButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { CheckboxField, FieldSet } from '~/ui/choice-field'
import { StatusBadge } from '~/ui/status-badge'
import type { ConnectedAccount, ConnectedCalendar } from '../list-accounts.server'
import { calendarMessages } from '../messages'

/** The form with the choices for all calendars: their fields are in the cards of the accounts, which have buttons of their own. */
export const CHOICES_FORM = 'calendar-choices'

/** One connected account: its state, its calendars, and the actions for it. */
export function AccountCard({ account, timeZone }: { account: ConnectedAccount; timeZone: string }) {
  const t = useMessages(calendarMessages)
  const reader = useReader()
  const at = (instant: number) => momentOf(reader, instant, timeZone)
  const { id, name, status, calendars } = account
  return (
    <Card as="article">
      <div className="admin-stack">
        <header className="feed-head">
          <h3 className="item-title">{name}</h3>
          <AccountState account={account} />
        </header>
        <p className="item-text">{t.providers[account.provider]}</p>
        {status === 'reconnect_needed' && (
          <Alert tone="danger" title={t.brokenTitle(name)} actions={<Reconnect account={account} />}>
            {t.broken}
          </Alert>
        )}
        {status === 'connected' && account.error && account.failingSince !== null && (
          <Alert tone="warning" title={t.failingTitle(at(account.failingSince))}>
            {t.errors[account.error]} {account.succeededAt === null ? t.neverRead : t.lastGood(at(account.succeededAt))}
          </Alert>
        )}
        {status === 'connected' && !account.error && account.succeededAt !== null && (
          <p className="item-text">{t.readAt(at(account.succeededAt))}</p>
        )}
        {account.grantMayEndAt !== null && <Alert tone="warning">{t.grantMayEnd(at(account.grantMayEndAt))}</Alert>}
        {status === 'leaving' ? (
          <p>{t.leaving}</p>
        ) : (
          <>
            {calendars.map((calendar) => (
              <CalendarChoices key={calendar.id} calendar={calendar} />
            ))}
            <Form method="post" action={`/admin/calendars/accounts/${id}`} className="actions">
              {status === 'connected' && (
                <SubmitButton size="small" name="step" value="read" aria-label={t.named(t.readNow, name)}>
                  {t.readNow}
                </SubmitButton>
              )}
              <SubmitButton size="small" variant="quiet" name="step" value="disconnect">
                {t.disconnect}
              </SubmitButton>
            </Form>
          </>
        )}
      </div>
    </Card>
  )
}

function AccountState({ account: { status, error, succeededAt, calendars } }: { account: ConnectedAccount }) {
  const t = useMessages(calendarMessages)
  if (status === 'leaving') return <StatusBadge tone="neutral">{t.status.leaving}</StatusBadge>
  if (status === 'reconnect_needed') return <StatusBadge tone="danger">{t.status.reconnect_needed}</StatusBadge>
  if (error) return <StatusBadge tone="warning">{t.status.failing}</StatusBadge>
  if (succeededAt === null)
    return (
      <StatusBadge tone="neutral" icon="pending">
        {t.status.new}
      </StatusBadge>
    )
  if (calendars.some(({ unreadCount }) => unreadCount > 0))
    return <StatusBadge tone="warning">{t.status.partly_read}</StatusBadge>
  return <StatusBadge tone="success">{t.status.connected}</StatusBadge>
}

/** By the consent page of its provider, or by a new password. */
function Reconnect({ account: { provider } }: { account: ConnectedAccount }) {
  const t = useMessages(calendarMessages)
  if (provider === 'caldav') return <ButtonAnchor href="#connect-caldav">{t.reconnect}</ButtonAnchor>
  return <ConnectButton provider={provider} label={t.reconnect} />
}

/** A form that leads to the provider: it loads a new document, without client-side navigation. */
export function ConnectButton({ provider, label }: { provider: 'google' | 'microsoft'; label: string }) {
  return (
    <form method="post" action="/admin/calendars/accounts">
      <Button name="provider" value={provider}>
        {label}
      </Button>
    </form>
  )
}

function CalendarChoices({ calendar }: { calendar: ConnectedCalendar }) {
  const t = useMessages(calendarMessages)
  const { id, name, blocks, receivesBookings, writable, unreadCount, gone } = calendar
  return (
    <FieldSet legend={name} id={id}>
      {gone ? (
        <p className="item-text">{t.gone}</p>
      ) : (
        <>
          <CheckboxField
            key={`${blocks}`}
            label={t.blocks}
            id={`${id}-blocks`}
            name={`blocks-${id}`}
            form={CHOICES_FORM}
            defaultChecked={blocks}
          />
          {writable ? (
            <ReceivesField id={`${id}-receives`} value={id} label={t.receives} chosen={receivesBookings} />
          ) : (
            <p className="item-text">{t.readOnly}</p>
          )}
        </>
      )}
      {unreadCount > 0 && <p className="item-text">{t.unread(unreadCount)}</p>}
    </FieldSet>
  )
}

/** One radio of the group over all calendars of all accounts. */
export function ReceivesField({
  id,
  value,
  label,
  chosen,
}: {
  id: string
  value: string
  label: string
  chosen: boolean
}) {
  return (
    <div className="choice">
      <input
        key={`${chosen}`}
        type="radio"
        className="choice-input"
        id={id}
        name="receives"
        value={value}
        form={CHOICES_FORM}
        defaultChecked={chosen}
      />
      <label className="choice-label" htmlFor={id}>
        {label}
      </label>
    </div>
  )
}
