import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { OwnSetting } from '~/event-types/team-settings'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { forbidden, requireMembership } from '~/http/require/require-membership.server'
import { useMessages } from '~/i18n/locale'
import { TeamTabs } from '~/team/components/team-tabs'
import { bookedTeamMessages } from '~/team/messages'
import { listOwnPlaces, OWN_SETTING_FIELDS, saveOwnSettings, type TypedOwnSettings } from '~/team/own-settings.server'
import { may } from '~/team/permissions'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const meta = privatePage(bookedTeamMessages, (t) => t.ownSettings.title)

type Field = keyof TypedOwnSettings

const FIELDS_OF: Record<OwnSetting, Field[]> = {
  buffers: ['bufferBeforeMinutes', 'bufferAfterMinutes'],
  minimumNotice: ['minimumNoticeMinutes'],
  dailyLimit: ['dailyLimit'],
}

/** What the team's event types leave to their members, as this member has chosen it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { acting, membership } = await requireMembership(request, context, 'choose-own-settings')
  const places = await listOwnPlaces(context.db, acting)
  return {
    manages: may(membership.role, 'see-meetings'),
    saved: new URL(request.url).searchParams.has('saved'),
    places: places.map(({ eventType, own }) => ({
      id: eventType.id,
      title: eventType.title,
      fields: (eventType.team?.leftToMembers ?? []).flatMap((name) =>
        FIELDS_OF[name].map((field) => ({ field, own: own[field] ?? null, ofTeam: eventType[field] })),
      ),
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'choose-own-settings')
  const form = await readFormData(request, { once: ['eventType', ...OWN_SETTING_FIELDS] })
  const eventTypeId = String(form.get('eventType') ?? '')
  const typed = Object.fromEntries(
    OWN_SETTING_FIELDS.map((name) => [name, String(form.get(name) ?? '')]),
  ) as TypedOwnSettings
  const result = await saveOwnSettings(context.db, acting, { eventTypeId, typed })
  if (result.ok) return redirect('/admin/team/own-settings?saved=1')
  if (result.reason === 'not_allowed') throw forbidden()
  if (result.reason === 'not_found') throw notFound()
  return data({ eventTypeId, typed }, { status: 400 })
}

export default function OwnTeamSettings() {
  const { places, manages, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(bookedTeamMessages).ownSettings
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      <TeamTabs manages={manages} />
      {saved && !refused && <Alert tone="success">{t.saved}</Alert>}
      {refused && <Alert tone="danger">{t.unfit}</Alert>}
      {places.length === 0 && <EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
      {places.map(({ id, title, fields }) => (
        <Section key={id} title={title}>
          <Form method="post" className="form">
            <input type="hidden" name="eventType" value={id} />
            <div className="form-grid">
              {fields.map(({ field, own, ofTeam }) => (
                <TextField
                  key={field}
                  label={t.fields[field]}
                  hint={ofTeam === null ? t.teamHasNone : t.ofTeam(ofTeam)}
                  id={`${field}-${id}`}
                  name={field}
                  inputMode="numeric"
                  maxLength={6}
                  defaultValue={refused?.eventTypeId === id ? refused.typed[field] : (own?.toString() ?? '')}
                  optional
                />
              ))}
            </div>
            <SubmitButton>{t.save}</SubmitButton>
          </Form>
        </Section>
      ))}
    </>
  )
}
