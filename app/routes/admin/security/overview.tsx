import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { securityMessages } from '~/accounts/messages'
import { readSecondStep } from '~/accounts/second-step.server'
import { listSessions } from '~/accounts/session-list.server'
import { requireHost } from '~/http/require/require-host.server'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { deviceInWords } from '~/i18n/devices'
import { useMessages, useReader } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { StatusBadge } from '~/ui/status-badge'

export const headers = () => ({ 'Cache-Control': 'private, no-store' })
export const meta = privatePage(securityMessages, (t) => t.title)

const DONE = ['session', 'sessions', 'app_removed', 'passkey', 'passkey_removed', 'passkey_renamed', 'off'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, env, now } = context
  const done = new URL(request.url).searchParams.get('done')
  return {
    ...(await readSecondStep(db, host.id)),
    sessions: await listSessions(db, { hostId: host.id, sessionIdHash: host.sessionIdHash }, now),
    provider: env.OIDC_ISSUER ? (env.OIDC_NAME ?? '') : null,
    timeZone: host.timeZone,
    done: DONE.find((name) => name === done) ?? null,
  }
}

export default function SecurityPage() {
  const { done } = useLoaderData<typeof loader>()
  const t = useMessages(securityMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} back={{ to: '/admin/settings', label: t.back }} />
      {done && <Alert tone="success">{t.done[done]}</Alert>}
      <SecondStep />
      <Passkeys />
      <Sessions />
    </>
  )
}

function useDate() {
  const { timeZone } = useLoaderData<typeof loader>()
  const reader = useReader()
  return (instant: number) => formatShortDate(reader, instant, timeZone)
}

function SecondStep() {
  const { on, appSince, passkeys, codesLeft, provider } = useLoaderData<typeof loader>()
  const t = useMessages(securityMessages).secondStep
  const date = useDate()
  return (
    <Section title={t.title} description={t.text}>
      <p>{on ? t.on : t.off}</p>
      {provider && on && <p>{t.provider(provider)}</p>}
      {appSince !== null && <p>{t.appSince(date(appSince))}</p>}
      {on && <p>{t.codesLeft(codesLeft)}</p>}
      <div className="actions">
        {appSince === null ? (
          <ButtonLink to="/admin/settings/security/app">{t.addApp}</ButtonLink>
        ) : (
          <ButtonLink to="/admin/settings/security/app/removal">{t.removeApp}</ButtonLink>
        )}
        {on && <ButtonLink to="/admin/settings/security/codes">{t.newCodes}</ButtonLink>}
      </div>
      {(on || passkeys.length > 0) && (
        <Form method="post" action="/admin/settings/security/second-step" className="actions">
          <SubmitButton variant="quiet" name="second-step" value={on ? 'off' : 'on'}>
            {on ? t.turnOff : t.turnOn}
          </SubmitButton>
        </Form>
      )}
    </Section>
  )
}

function Passkeys() {
  const { passkeys } = useLoaderData<typeof loader>()
  const t = useMessages(securityMessages).passkeys
  const date = useDate()
  return (
    <Section title={t.title} description={t.text}>
      {passkeys.length === 0 && <p>{t.none}</p>}
      <ul className="plain-list admin-stack">
        {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
          <li key={id} className="list-head">
            <div>
              <strong>{name}</strong>
              <div>
                {t.created(date(createdAt))}, {lastUsedAt === null ? t.unused : t.used(date(lastUsedAt))}
              </div>
            </div>
            <div className="actions">
              <ButtonLink
                size="small"
                variant="quiet"
                to={`/admin/settings/security/passkeys/${id}/name`}
                aria-label={t.renameNamed(name)}
              >
                {t.rename}
              </ButtonLink>
              <ButtonLink
                size="small"
                variant="quiet"
                to={`/admin/settings/security/passkeys/${id}/removal`}
                aria-label={t.removeNamed(name)}
              >
                {t.remove}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
      <div className="actions">
        <ButtonLink to="/admin/settings/security/passkeys/new">{t.add}</ButtonLink>
      </div>
    </Section>
  )
}

function Sessions() {
  const { sessions, timeZone } = useLoaderData<typeof loader>()
  const t = useMessages(securityMessages).sessions
  const reader = useReader()
  const { locale } = reader
  const when = (instant: number) =>
    `${formatShortDate(reader, instant, timeZone)}, ${formatTime(reader, instant, timeZone)}`
  return (
    <Section title={t.title} description={t.text}>
      <ul className="plain-list admin-stack">
        {sessions.map(({ id, isCurrent, device, createdAt, lastSeenAt }) => (
          <li key={id} className="list-head">
            <div>
              <strong>{deviceInWords(locale, device)}</strong>{' '}
              {isCurrent && <StatusBadge tone="success">{t.current}</StatusBadge>}
              <div>
                {t.since(when(createdAt))}, {t.seen(when(lastSeenAt))}
              </div>
            </div>
            {!isCurrent && (
              <Form method="post" action={`/admin/settings/security/sessions/${id}`}>
                <SubmitButton size="small" variant="quiet" aria-label={t.endNamed(deviceInWords(locale, device))}>
                  {t.end}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post" action="/admin/settings/security/sessions" className="actions">
          <SubmitButton>{t.endOthers}</SubmitButton>
        </Form>
      ) : (
        <p>{t.none}</p>
      )}
    </Section>
  )
}
