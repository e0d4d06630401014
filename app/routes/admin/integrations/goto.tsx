import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { acceptOffered, beginConnect, declineOffered, disconnect, isConnecting } from '~/goto/connect.server'
import { type ConnectProblem, gotoMessages } from '~/goto/messages'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button, SubmitButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { StatusBadge } from '~/ui/status-badge'

export const meta = privatePage(gotoMessages, (t) => t.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const query = new URL(request.url).searchParams
  const problem = query.get('problem')
  return {
    ...(await context.goto.statusOf(host.id)),
    connecting: await isConnecting(context.db, host.id, context.now),
    problem:
      problem === null
        ? null
        : Object.hasOwn(gotoMessages.en.problems, problem)
          ? (problem as ConnectProblem)
          : ('other' as const),
    justConnected: query.has('connected'),
  }
}

export async function action({ request: sent, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'disconnect_goto', {
    when: (form) => form.get('step') === 'disconnect',
  })
  const { now, outbox, goto } = context
  switch ((await readFormData(request, { once: ['step'] })).get('step')) {
    case 'connect': {
      if (!goto.configured) return redirect('/admin/goto')
      return redirect(await beginConnect(context, { hostId: host.id, sessionIdHash: host.sessionIdHash }, now))
    }
    case 'disconnect':
      await disconnect(context, host.id, context.now)
      return redirect('/admin/goto')
    case 'accept':
      await acceptOffered(context, host.id, now)
      outbox.wake()
      return redirect('/admin/goto?connected=1')
    case 'decline':
      await declineOffered(context, host.id)
      return redirect('/admin/goto')
    default:
      throw new Response(null, { status: 400 })
  }
}

export default function GotoPage() {
  const { status, connecting, email, trouble, offered, problem, justConnected } = useLoaderData<typeof loader>()
  const t = useMessages(gotoMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      {problem && <Alert tone="danger">{t.problems[problem]}</Alert>}
      {justConnected && !problem && status === 'connected' && <Alert tone="success">{t.justConnected}</Alert>}
      {offered && status !== 'not_configured' && <OfferedAccount email={offered.email ?? ''} current={email ?? ''} />}
      {status === 'not_configured' && (
        <Alert tone="warning" title={t.status.not_configured}>
          {t.notConfigured}
        </Alert>
      )}
      {status === 'not_connected' && (
        <Card>
          <div className="admin-stack">
            <p>
              {connecting ? (
                <StatusBadge tone="warning">{t.status.connecting}</StatusBadge>
              ) : (
                <StatusBadge tone="neutral">{t.status.not_connected}</StatusBadge>
              )}
            </p>
            <p>{connecting ? t.connecting : t.notConnected}</p>
            <ConnectButton label={t.connect} />
          </div>
        </Card>
      )}
      {status === 'reconnect_needed' && (
        <Alert tone="danger" title={t.brokenTitle} actions={<ConnectButton label={t.reconnect} />}>
          {t.broken(email ?? '')}
        </Alert>
      )}
      {status === 'connected' && (
        <Card>
          <div className="admin-stack">
            <p>
              <StatusBadge tone="success">{email ? t.connectedAs(email) : t.connectedUnknown}</StatusBadge>
            </p>
            <p>{t.connectedText}</p>
            {trouble && <Alert tone="danger">{t.trouble(trouble)}</Alert>}
          </div>
        </Card>
      )}
      {(status === 'connected' || status === 'reconnect_needed') && <DisconnectPart />}
    </>
  )
}

/** A form that leads to GoTo: it loads a new document, without client-side navigation. */
function ConnectButton({ label }: { label: string }) {
  return (
    <form method="post" action="/admin/goto">
      <Button variant="primary" name="step" value="connect">
        {label}
      </Button>
    </form>
  )
}

function DisconnectPart() {
  const t = useMessages(gotoMessages)
  return (
    <Form method="post" className="form">
      <p className="item-text">{t.disconnectText}</p>
      <SubmitButton name="step" value="disconnect">
        {t.disconnect}
      </SubmitButton>
    </Form>
  )
}

function OfferedAccount({ email, current }: { email: string; current: string }) {
  const t = useMessages(gotoMessages)
  return (
    <Alert
      tone="warning"
      title={t.offeredTitle(email)}
      actions={
        <Form method="post" className="actions">
          <SubmitButton variant="primary" name="step" value="accept">
            {t.accept}
          </SubmitButton>
          <SubmitButton name="step" value="decline">
            {t.decline}
          </SubmitButton>
        </Form>
      }
    >
      {t.offered(current)}
    </Alert>
  )
}
