import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findCalendarSettings } from '#db/queries/calendars'
import { AddFeedForm } from '~/busy/components/add-feed-form'
import { FeedCard } from '~/busy/components/feed-card'
import { GotoMeetings } from '~/busy/components/goto-meetings'
import { Subscription } from '~/busy/components/subscription'
import { findGotoMeetingState } from '~/busy/goto-meeting-state.server'
import { busyMessages } from '~/busy/messages'
import { addFeed, listFeeds } from '~/busy/save-feed.server'
import { AccountCard } from '~/calendars/components/account-card'
import { CalendarChoicesForm } from '~/calendars/components/calendar-choices'
import { ConnectAccount } from '~/calendars/components/connect-account'
import { connectCaldav } from '~/calendars/connect-account.server'
import type { ConnectCalendarProblem } from '~/calendars/connect-problem'
import { listCalendarAccounts } from '~/calendars/list-accounts.server'
import { calendarMessages } from '~/calendars/messages'
import { asQueueFull } from '~/http/account-form.server'
import type { AppContext } from '~/http/context.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { subscribeAddress } from '~/invites/outgoing-feed.server'
import { Alert } from '~/ui/alert'
import { Section } from '~/ui/card'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(busyMessages, (t) => t.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const [feeds, goto, address, accounts, settings] = await Promise.all([
    listFeeds(context, host.id, context.now),
    findGotoMeetingState(context, host.id),
    subscribeAddress(context, host.id),
    listCalendarAccounts(context.db, host.id, context.now),
    findCalendarSettings(context.db, host.id),
  ])
  const { providers } = context.calendars
  const query = new URL(request.url).searchParams
  return {
    ...{ feeds, goto, address, accounts },
    settings: {
      unreadable: settings.unreadable,
      requests: settings.requests === 1,
      invites: settings.invites === 1,
    },
    offered: {
      google: providers.google?.configured === true,
      microsoft: providers.microsoft?.configured === true,
    },
    timeZone: host.timeZone,
    done: query.has('connected') ? 'connected' : query.get('done'),
    problem: query.get('problem'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, {
    once: ['url', 'allDayBlocks', 'staleBlocks', 'step', 'serverAddress', 'username', 'password'],
  })
  if (form.get('step') === 'caldav') return connectTyped(context, host.id, form)
  const typed = {
    url: String(form.get('url') ?? ''),
    allDayBlocks: form.has('allDayBlocks'),
    staleBlocks: form.has('staleBlocks'),
  }
  const result = await addFeed(context, host.id, typed, context.now)
  if (!result.ok) return data({ feed: { typed, problem: result.reason }, account: null }, { status: 400 })
  // Waits for the first read, because the host wants to know next whether it works. Without a turn, the next round reads it.
  await context.busy.refreshFeed(host.id, result.feed.id).catch(asQueueFull)
  return redirect('/admin/calendars?done=added')
}

/** Connects a CalDAV account, and waits for its first read, because the host wants to know next whether it works. */
async function connectTyped(context: AppContext, hostId: string, form: FormData) {
  const { env, elapsed, calendars, outbox, now } = context
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = { serverAddress: text('serverAddress').trim(), username: text('username').trim() }
  const refused = (missing: string[], problem: ConnectCalendarProblem | null) =>
    data({ feed: null, account: { caldav: typed, missing, problem } }, { status: 400 })
  const given = { ...typed, password: text('password') }
  const missing = Object.entries(given).flatMap(([name, value]) => (value === '' ? [name] : []))
  if (missing.length > 0) return refused(missing, null)
  const tools = { ...context, allowPrivate: env.OUTBOUND_ALLOW_PRIVATE, elapsed }
  const result = await connectCaldav(tools, hostId, given, now)
  if (!result.ok) return refused([], result.reason)
  outbox.wake()
  await calendars.source.readNow(hostId, result.accountId)
  return redirect('/admin/calendars?done=connected')
}

export default function CalendarsPage() {
  const { feeds, goto, address, accounts, settings, offered, timeZone, done, problem } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(busyMessages)
  const words = useMessages(calendarMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      <Outcome done={done} problem={problem} />
      <Section title={words.title} description={words.text}>
        <div className="admin-stack">
          {accounts.length === 0 && <p className="item-text">{words.none}</p>}
          {accounts.map((account) => (
            <AccountCard key={account.id} account={account} timeZone={timeZone} />
          ))}
          {accounts.some(({ status }) => status !== 'leaving') && (
            <CalendarChoicesForm
              settings={settings}
              receivesNone={!accounts.some(({ calendars }) => calendars.some((calendar) => calendar.receivesBookings))}
            />
          )}
        </div>
      </Section>
      <Section title={words.connectTitle} description={words.connectText}>
        <div className="admin-stack">
          <ConnectAccount offered={offered} refused={refused?.account ?? null} />
        </div>
      </Section>
      <Section title={t.feeds} description={t.feedsText}>
        <div className="admin-stack">
          {feeds.map((feed) => (
            <FeedCard key={feed.id} feed={feed} timeZone={timeZone} />
          ))}
          <AddFeedForm refused={refused?.feed ?? undefined} first={feeds.length === 0} />
        </div>
      </Section>
      <Section title={t.gotoTitle} description={t.gotoText}>
        <GotoMeetings state={goto} timeZone={timeZone} />
      </Section>
      <Section title={t.subscription.title} description={t.subscription.text}>
        <Subscription address={address} />
      </Section>
    </>
  )
}

/** What the last form or consent page led to. */
function Outcome({ done, problem }: { done: string | null; problem: string | null }) {
  const t = useMessages(busyMessages)
  const words = useMessages(calendarMessages)
  const said: Record<string, string> = { ...t.done, ...words.done }
  const problems: Record<string, string> = words.problems
  if (problem !== null)
    return <Alert tone="danger">{Object.hasOwn(problems, problem) ? problems[problem] : words.otherProblem}</Alert>
  return done !== null && Object.hasOwn(said, done) ? <Alert tone="success">{said[done]}</Alert> : null
}
