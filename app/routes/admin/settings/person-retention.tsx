import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countBookingsToForget, setRetention } from '#db/queries/retention'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { privacyMessages } from '~/privacy/messages'
import { type RetentionDays, readRetention } from '~/privacy/retention'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

const BACK = '/admin/settings/person'

export const meta = privatePage(privacyMessages, (t, data: SerializeFrom<typeof loader>) =>
  data.days === null ? t.keeping.askAlways : t.keeping.ask(t.keeping.periods[data.days]),
)

/** The confirmation before people are erased automatically: how many at once. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const days = requireDays(request)
  const old = days === null ? 0 : await countBookingsToForget(context.db, host.id, { days, now: context.now })
  return { days, old }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  await readFormData(request, NO_FIELDS)
  await setRetention(context.db, host.id, requireDays(request))
  return redirect(`${BACK}?saved=1`)
}

/** @throws 404 for a period that the form does not offer */
function requireDays(request: Request): RetentionDays | null {
  const days = readRetention(new URL(request.url).searchParams.get('days'))
  if (days === undefined) throw new Response(null, { status: 404 })
  return days
}

export default function RetentionPage() {
  const { days, old } = useLoaderData<typeof loader>()
  const { keeping: t } = useMessages(privacyMessages)
  const keep = { to: BACK, label: t.no }
  if (days === null) return <ConfirmPage title={t.askAlways} text={t.askAlwaysText} button={t.yesAlways} keep={keep} />
  return <ConfirmPage title={t.ask(t.periods[days])} text={t.consequence(old)} button={t.yes} keep={keep} />
}
