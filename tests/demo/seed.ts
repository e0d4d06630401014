import { findEventTypesOfHost } from '#db/queries/event-types'
import { findHostById } from '#db/queries/hosts'
import { createHostByOperator } from '~/accounts/create-host.server'
import { type Host, hostFromRow } from '~/accounts/host'
import { resetPassword } from '~/accounts/reset-password.server'
import { updateProfile } from '~/accounts/update-profile.server'
import { findOfferedSlots } from '~/availability/slots/find-slots.server'
import { createBooking } from '~/booking/changes/create-booking.server'
import { defaultSettings, type EventType, eventTypeFromRow } from '~/event-types/event-type'
import { createEventType } from '~/event-types/save-event-type.server'
import { DEFAULT_TEAM_SETTINGS } from '~/event-types/team-settings'
import type { Services } from '~/http/context.server'
import { chooseBookable } from '~/team/bookable.server'
import { inviteToTeam, joinTeam, listInvitations } from '~/team/invitations.server'
import { createTeam } from '~/team/membership.server'
import { saveTeamEventType } from '~/team/team-event-types.server'
import { saveTeamPage } from '~/team/team-page.server'
import { connectToSimulator } from './connect-to-simulator'

export const DEMO_HOST = { email: 'dana@example.com', password: 'a demo for two birds', handle: 'dana' }
/** The handle of the team's public page. */
export const DEMO_TEAM = 'client-success'
const DAY_MS = 86_400_000

// Fictional people.
const CLIENTS = [
  { name: 'Ada Example', email: 'ada@example.com', timeZone: 'America/New_York', dayFromNow: 2, notes: '' },
  { name: 'Ravi Example', email: 'ravi@example.com', timeZone: 'Asia/Kolkata', dayFromNow: 3, notes: 'Second call.' },
  { name: 'Mia Beispiel', email: 'mia@example.com', timeZone: 'Europe/Berlin', dayFromNow: 6, notes: '' },
] as const

/**
 * A host to look at, connected, with a few bookings: all made by the functions of the product.
 *
 * @param seedPast is called before the host has bookings to come
 * @returns the host's id
 */
export async function seedDemo(
  services: Services,
  accountKey: string,
  seedPast: (hostId: string) => Promise<void>,
): Promise<string> {
  const now = services.clock()
  const host = await seedHost(services, now)
  await connectToSimulator(services, { hostId: host.id, accountKey })
  const [introCall] = (await findEventTypesOfHost(services.db, host.id)).map(eventTypeFromRow)
  if (!introCall) throw new Error('A new host has no event type')
  await seedPast(host.id)
  await createEventType(services, host.id, WORKSHOP, now)
  for (const client of CLIENTS) await seedBooking(services, host, introCall, client, now)
  await seedTeam(services, host, now)
  return host.id
}

/** A colleague in a team of the demo's host, so that a manager's table has something to show. */
async function seedTeam(services: Services, owner: Host, now: number): Promise<void> {
  const { db } = services
  const person = { email: 'milo@example.com', name: 'Milo Example', handle: 'milo', timeZone: 'Europe/Berlin' }
  const created = await createHostByOperator(services, person, now)
  if (!created.ok) throw new Error(created.reason)
  const team = await createTeam(db, { hostId: owner.id, name: 'Client success', sharesGoto: true }, now)
  if (!team.ok) throw new Error(team.reason)
  const invite = { teamId: team.teamId, inviterId: owner.id, email: person.email, role: 'member' } as const
  await inviteToTeam(db, invite, now)
  const [invitation] = await listInvitations(db, { email: person.email }, now)
  if (!invitation) throw new Error('The invitation is gone')
  await joinTeam(db, { id: invitation.id, host: { id: created.id, email: person.email }, sharesGoto: false }, now)
  const row = await findHostById(db, created.id)
  const [introCall] = (await findEventTypesOfHost(db, created.id)).map(eventTypeFromRow)
  if (!row || !introCall) throw new Error('The colleague is gone')
  for (const client of CLIENTS.slice(0, 2)) await seedBooking(services, hostFromRow(row), introCall, client, now)
  await seedTeamPage(services, { hostId: owner.id, teamId: team.teamId }, [owner.id, created.id], now)
}

/** The team's public page: one event type in turn, and one that all take together. */
async function seedTeamPage(
  services: Services,
  acting: { hostId: string; teamId: string },
  memberIds: string[],
  now: number,
): Promise<void> {
  for (const hostId of memberIds) await chooseBookable(services.db, { ...acting, hostId }, 'yes', now)
  const welcomeText = 'Whoever of us is free will meet you.'
  const page = { name: 'Client success', handle: DEMO_TEAM, welcomeText, timeZone: 'Europe/Zurich', showsMembers: true }
  const saved = await saveTeamPage(services, acting, page, now)
  if (!saved.ok) throw new Error(saved.reason)
  const members = memberIds.map((id) => ({ id, priority: 1, weight: 1 }))
  for (const { rule, ...type } of TEAM_EVENT_TYPES) {
    const assignment = { ...DEFAULT_TEAM_SETTINGS, allowsWithoutConnection: true, rule, members }
    const eventType = await saveTeamEventType(
      services,
      acting,
      { id: null, settings: defaultSettings(type), assignment },
      now,
    )
    if (!eventType.ok) throw new Error(eventType.reason)
  }
}

const TEAM_EVENT_TYPES = [
  { slug: 'first-call', title: 'First call with the team', rule: 'round_robin' },
  { slug: 'kick-off', title: 'Kick-off with both of us', rule: 'collective' },
] as const

const WORKSHOP = {
  ...defaultSettings({ slug: 'strategy-session', title: 'Strategy session', durationMinutes: 60 }),
  description: 'An hour for one question that matters. We look at where you are and decide what comes next.',
  durationChoicesMinutes: [60, 90],
  stepMinutes: 30,
  bufferAfterMinutes: 15,
  guestsAllowed: true,
  questions: [
    { id: 'topic', label: 'What should we decide?', kind: 'long_text' as const, required: true },
    { id: 'before', label: 'Have we met before?', kind: 'yes_no' as const, required: false },
  ],
}

async function seedHost(services: Services, now: number): Promise<Host> {
  const { email, password, handle } = DEMO_HOST
  const timeZone = 'Europe/Zurich'
  const name = 'Dana Example'
  const created = await createHostByOperator(services, { email, name, handle, timeZone }, now)
  if (!created.ok) throw new Error(created.reason)
  const token = new URL(created.setPasswordUrl).searchParams.get('token') ?? ''
  const set = await resetPassword(services, { token, password }, now)
  if (!set.ok) throw new Error(set.reason)
  const welcomeText = 'I help small teams decide what to build next. Pick a time that suits you.'
  await updateProfile(services, created, { name, handle, welcomeText, timeZone, locale: 'en' }, now)
  const row = await findHostById(services.db, created.id)
  if (!row) throw new Error('The host is gone')
  return hostFromRow(row)
}

async function seedBooking(
  { db, dialect, keyring, env }: Services,
  host: Host,
  eventType: EventType,
  { dayFromNow, notes, ...attendee }: (typeof CLIENTS)[number],
  now: number,
): Promise<void> {
  const { durationMinutes } = eventType
  const from = now + dayFromNow * DAY_MS
  const offered = await findOfferedSlots(db, { host, eventType, durationMinutes, now, from, until: from + 5 * DAY_MS })
  const start = offered[dayFromNow]
  if (start === undefined) return
  await createBooking(
    { db, dialect, keyring, env },
    {
      ...{ host, eventType, durationMinutes, start, notes },
      attendee: { ...attendee, locale: 'en' },
      ...{ guests: [], answers: [], tracking: {}, metadata: {}, crm: null },
    },
    now,
  )
}
