import { type AdminPlace, INTEGRATIONS, NAVIGATION, OPERATOR_PLACE } from '~/layouts/admin-places'
import type { uiMessages } from '~/ui/messages'
import type { commandMessages } from './messages'

type Texts = (typeof commandMessages)['en']
type Names = (typeof uiMessages)['en']['nav']

/** What commands about the host's own things need, as `/admin/commands` answers it. */
export interface CommandTargets {
  pageUrl: string
  eventTypes: { id: string; title: string; url: string }[]
  team: { name: string; manages: boolean } | null
  operates: boolean
}

export type CommandGroup = keyof Texts['groups']

export interface Command {
  group: CommandGroup
  label: string
  does:
    | { kind: 'go'; to: string; reloads?: boolean }
    | { kind: 'copy'; text: string }
    /** Opens the list of shortcuts. */
    | { kind: 'shortcuts' }
}

/** Pages that the navigation does not name. */
const MORE_PAGES: [keyof Texts['pages'], to: string][] = [
  ['daysOff', '/admin/availability/days-off'],
  ['newSchedule', '/admin/availability/new'],
  ['preview', '/admin/availability/preview'],
  ['explain', '/admin/availability/explain'],
  ['photo', '/admin/settings/photo'],
  ['security', '/admin/settings/security'],
  ['sender', '/admin/settings/sender'],
  ['limits', '/admin/settings/limits'],
  ['blocked', '/admin/settings/blocked'],
  ['securityLog', '/admin/settings/log'],
  ['person', '/admin/settings/person'],
]
const TEAM_PAGES: [keyof Texts['team'], to: string, managersOnly?: boolean][] = [
  ['meetings', '/admin/team', true],
  ['members', '/admin/team/members'],
  ['page', '/admin/team/page', true],
  ['eventTypes', '/admin/team/event-types', true],
  ['embed', '/admin/team/embed', true],
  ['ownSettings', '/admin/team/own-settings'],
  ['absence', '/admin/team/absence'],
]

/** Every command, in the order in which they are listed. @param targets null until they are known */
export function listCommands(t: Texts, names: Names, targets: CommandTargets | null): Command[] {
  const go = (group: CommandGroup, label: string, to: string, reloads?: boolean): Command => ({
    group,
    label,
    does: { kind: 'go', to, reloads },
  })
  const ofPlace = ({ to, name, reloads }: AdminPlace) => go('pages', names[name], to, reloads)
  const { pageUrl, eventTypes = [], team, operates } = targets ?? {}
  return [
    go('actions', t.newBooking, '/admin/bookings/new'),
    go('actions', t.newEventType, '/admin/event-types/new'),
    ...(pageUrl ? [copy(t.copyMyLink, pageUrl), go('actions', t.openMyPage, pageUrl, true)] : []),
    ...(team ? [go('actions', t.switchTo(team.name), team.manages ? '/admin/team' : '/admin/team/members')] : []),
    { group: 'actions', label: t.shortcuts, does: { kind: 'shortcuts' } },
    ...NAVIGATION.flatMap(({ places }) => places).map(ofPlace),
    ...INTEGRATIONS.map(ofPlace),
    ...MORE_PAGES.map(([name, to]) => go('pages', t.pages[name], to)),
    ...(operates ? [ofPlace(OPERATOR_PLACE)] : []),
    ...(team ? TEAM_PAGES : [])
      .filter(([, , managersOnly]) => !managersOnly || team?.manages)
      .map(([name, to]) => go('team', t.team[name], to, name === 'embed')),
    ...eventTypes.flatMap(({ id, title, url }) => [
      go('eventTypes', title, `/admin/event-types/${id}`),
      copy(t.copyLinkOf(title), url, 'eventTypes'),
    ]),
  ]
}

function copy(label: string, text: string, group: CommandGroup = 'actions'): Command {
  return { group, label, does: { kind: 'copy', text } }
}

/**
 * The commands in whose label every typed word begins a word, whatever its case and accents, and at last the search for a booking.
 *
 * @example findCommands(t, commands, 'event new') // [New event type, Search bookings for “event new”]
 */
export function findCommands(t: Texts, commands: Command[], typed: string): Command[] {
  const text = typed.trim()
  if (text === '') return commands
  const words = fold(text).split(' ').filter(Boolean)
  const fits = ({ label }: Command) => words.every((word) => ` ${fold(label)}`.includes(` ${word}`))
  const query = new URLSearchParams({ status: 'all', q: text })
  const search = { kind: 'go', to: `/admin/bookings?${query}` } as const
  return [...commands.filter(fits), { group: 'bookings', label: t.searchBookings(text), does: search }]
}

/** `foldText` of the database has what the oldest browsers lack. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
