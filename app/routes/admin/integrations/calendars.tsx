import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AddFeedForm } from '~/busy/components/add-feed-form'
import { FeedCard } from '~/busy/components/feed-card'
import { GotoMeetings } from '~/busy/components/goto-meetings'
import { Subscription } from '~/busy/components/subscription'
import { findGotoMeetingState } from '~/busy/goto-meeting-state.server'
import { busyMessages } from '~/busy/messages'
import { addFeed, listFeeds } from '~/busy/save-feed.server'
import { asQueueFull } from '~/http/account-form.server'
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
  const [feeds, goto, address] = await Promise.all([
    listFeeds(context, host.id, context.now),
    findGotoMeetingState(context, host.id),
    subscribeAddress(context, host.id),
  ])
  return { feeds, goto, address, timeZone: host.timeZone, done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['url', 'allDayBlocks', 'staleBlocks'] })
  const typed = {
    url: String(form.get('url') ?? ''),
    allDayBlocks: form.has('allDayBlocks'),
    staleBlocks: form.has('staleBlocks'),
  }
  const result = await addFeed(context, host.id, typed, context.now)
  if (!result.ok) return data({ typed, problem: result.reason }, { status: 400 })
  // Waits for the first read, because the host wants to know next whether it works. Without a turn, the next round reads it.
  await context.busy.refreshFeed(host.id, result.feed.id).catch(asQueueFull)
  return redirect('/admin/calendars?done=added')
}

export default function Calendars() {
  const { feeds, goto, address, timeZone, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(busyMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      {done !== null && Object.hasOwn(t.done, done) && (
        <Alert tone="success">{t.done[done as keyof typeof t.done]}</Alert>
      )}
      <Section title={t.feeds} description={t.feedsText}>
        <div className="admin-stack">
          {feeds.map((feed) => (
            <FeedCard key={feed.id} feed={feed} timeZone={timeZone} />
          ))}
          <AddFeedForm refused={refused} first={feeds.length === 0} />
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
