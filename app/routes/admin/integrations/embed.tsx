import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { findLinkRedirectsByHandle } from '#db/queries/link-redirects'
import { allowSite, checkSite, forbidSite, listAllowedSites } from '~/embed/allowed-sites.server'
import { AllowedSites } from '~/embed/components/allowed-sites'
import { ChoiceForm } from '~/embed/components/choice-form'
import { LinkRedirectList } from '~/embed/components/link-redirect-list'
import { PageCheck } from '~/embed/components/page-check'
import { EmbedPreview } from '~/embed/components/preview'
import { SnippetList } from '~/embed/components/snippet-list'
import { embedMessages } from '~/embed/messages'
import { readChoice, readPreview } from '~/embed/read-choice'
import { addLinkRedirect, removeLinkRedirect } from '~/embed/save-link-redirect.server'
import { SNIPPETS, snippetOf } from '~/embed/snippets'
import { eventTypeFromRow } from '~/event-types/event-type'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireEmbeddedPage } from '~/http/require/require-embedded-page.server'
import { limitRequests, limitWork } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { PRICES } from '~/limits/prices'
import { TeamTabs } from '~/team/components/team-tabs'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(embedMessages, (t) => t.title)

/** For a host's own pages, and at a second address for those of the team that they manage. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { page: host, reader, isTeam } = await requireEmbeddedPage(request, context)
  const { db, env } = context
  const [rows, sites, oldLinks] = await Promise.all([
    findEventTypesOfHost(db, host.id),
    listAllowedSites(db, host.id),
    findLinkRedirectsByHandle(db, host.handle),
  ])
  const query = new URL(request.url).searchParams
  const chosen = rows.find(({ slug }) => slug === query.get('eventType')) ?? rows[0]
  if (!chosen) return { sites, isTeam, embed: null }
  const choice = readChoice(
    query,
    `${env.APP_URL}/${host.handle}/${chosen.slug}`,
    eventTypeFromRow(chosen),
    embedMessages[reader.locale].usualLabel,
  )
  return {
    sites,
    isTeam,
    embed: {
      oldLinks,
      script: {
        calendly: `${env.APP_URL}/embed.js?compat=calendly&host=${host.handle}`,
        cal: `${env.APP_URL}/embed.js?compat=cal&host=${host.handle}`,
      },
      choice,
      slug: chosen.slug,
      eventTypes: rows.map(({ slug, title }) => ({ slug, title })),
      snippets: Object.fromEntries(SNIPPETS.map((name) => [name, snippetOf(name, choice, env.APP_URL)])) as Record<
        (typeof SNIPPETS)[number],
        string
      >,
      preview: readPreview(query),
    },
  }
}

const NOTHING = { site: '', problem: null, page: '', findings: null, old: undefined }

/** `intent` says which of the page's buttons was pressed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { page: host, path } = await requireEmbeddedPage(request, context)
  const form = await readFormData(request, { once: ['intent', 'site', 'page', 'oldPath', 'oldLink', 'slug'] })
  const site = String(form.get('site') ?? '').slice(0, 300)
  const page = String(form.get('page') ?? '').slice(0, 2_000)
  switch (form.get('intent')) {
    case 'remove':
      await forbidSite(context.db, host.id, site)
      return redirect(path)
    case 'remove-old':
      await removeLinkRedirect(context.db, host.id, String(form.get('oldPath') ?? ''))
      return redirect(path)
    case 'add-old': {
      const typed = { oldLink: String(form.get('oldLink') ?? '').slice(0, 2_000), slug: String(form.get('slug') ?? '') }
      const result = await addLinkRedirect(context, host, typed, context.now)
      if (result.ok) return redirect(path)
      return data({ ...NOTHING, old: { typed, problem: result.reason } }, { status: 400 })
    }
    case 'check':
      await limitRequests(context, 'check-page', host.id)
      await limitWork(context, PRICES.pageCheck)
      return data({ ...NOTHING, page, findings: await checkSite(context, host.id, page) })
    default: {
      const result = await allowSite(context, host.id, site, context.now)
      if (result.ok) return redirect(path)
      return data({ ...NOTHING, site, problem: result.reason }, { status: 400 })
    }
  }
}

export default function EmbedPage() {
  const { sites, isTeam, embed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(embedMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      {isTeam && <TeamTabs manages />}
      {embed ? (
        <div className="embed-columns">
          <ChoiceForm {...embed} />
          <SnippetList snippets={embed.snippets} />
          <EmbedPreview choice={embed.choice} kind={embed.preview} framed={sites.length === 0} />
        </div>
      ) : (
        <EmptyState title={t.none} />
      )}
      <AllowedSites
        sites={sites}
        typed={answer?.site ?? ''}
        problem={answer?.problem ? t.problems[answer.problem] : null}
      />
      {embed && (
        <LinkRedirectList
          script={embed.script}
          links={embed.oldLinks}
          types={embed.eventTypes.map(({ slug, title }) => ({ value: slug, label: title }))}
          refused={answer?.old}
        />
      )}
      <PageCheck address={answer?.page ?? ''} findings={answer?.findings ?? null} />
    </>
  )
}
