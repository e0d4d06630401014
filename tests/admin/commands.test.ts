import { describe, expect, it } from 'vitest'
import { type CommandTargets, findCommands, listCommands } from '~/admin/commands'
import { commandMessages } from '~/admin/messages'
import { uiMessages } from '~/ui/messages'

const t = commandMessages.en
const DANA = 'https://foyer.example/dana'
const TARGETS: CommandTargets = {
  pageUrl: DANA,
  eventTypes: [{ id: 'evt_1', title: 'Café & Übung', url: `${DANA}/cafe` }],
  team: { name: 'Sales', manages: false },
  operates: false,
}
const commandsFor = (targets: CommandTargets | null) => listCommands(t, uiMessages.en.nav, targets)
const labels = (typed: string, targets = TARGETS) =>
  findCommands(t, commandsFor(targets), typed).map(({ label }) => label)

describe('listCommands', () => {
  it('leads to every page while the host’s own things are not known', () => {
    const commands = commandsFor(null)
    expect(commands.map(({ group }) => group)).not.toContain('eventTypes')
    const targets = commands.flatMap(({ does }) => (does.kind === 'go' ? [does.to] : []))
    expect(targets).toEqual(expect.arrayContaining(['/admin', '/admin/bookings/new', '/admin/api', '/admin/settings']))
  })

  it('offers what a team’s managers alone may do to managers alone', () => {
    expect(labels('team event')).toEqual(['Search bookings for “team event”'])
    const manages = { ...TARGETS, team: { name: 'Sales', manages: true } }
    expect(labels('team event', manages)).toContain('Team event types')
    expect(labels('operator')).toHaveLength(1)
    expect(labels('operator', { ...TARGETS, operates: true })).toContain('Operator')
  })
})

describe('findCommands', () => {
  it('finds words at their beginning, in any order, whatever their case and accents', () => {
    expect(labels('TYPE new')).toEqual(['New event type', 'Search bookings for “TYPE new”'])
    expect(labels('ubung cafe')).toEqual([
      'Café & Übung',
      'Copy link of Café & Übung',
      'Search bookings for “ubung cafe”',
    ])
    expect(labels('ettings')).toEqual(['Search bookings for “ettings”'])
  })

  it('searches bookings for exactly what was typed', () => {
    const [search] = findCommands(t, commandsFor(TARGETS), ' a&b=c ')
    expect(search?.does).toEqual({ kind: 'go', to: '/admin/bookings?status=all&q=a%26b%3Dc', reloads: undefined })
  })

  it('lists everything but the search while nothing is typed', () => {
    expect(findCommands(t, commandsFor(TARGETS), ' ')).toEqual(commandsFor(TARGETS))
  })
})
