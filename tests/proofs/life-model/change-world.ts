import { expect } from 'vitest'
import type { Real } from './check'
import { afterCommand, type Command, DAY_MS, MINUTE_MS } from './command'
import type { Model, Settings } from './model'
import { setGoto, settle } from './settle'

export function editHours(weekly: Model['weekly']): Command {
  return {
    check: () => true,
    async run(model, real) {
      model.weekly = weekly
      await saveAvailability(model, real)
    },
    toString: () => `editHours(${JSON.stringify(weekly[0])}, …)`,
  }
}

export function override({
  day,
  intervals,
}: {
  day: number
  intervals: Model['overrides'][number]['intervals']
}): Command {
  return {
    check: () => true,
    async run(model, real) {
      const date = new Date(real.clock.now() + day * DAY_MS).toISOString().slice(0, 10)
      model.overrides = [...model.overrides.filter((other) => other.date !== date), { date, intervals }]
      await saveAvailability(model, real)
    },
    toString: () => `override(+${day}, ${intervals.length === 0 ? 'day off' : 'other hours'})`,
  }
}

async function saveAvailability(model: Model, real: Real): Promise<void> {
  const { timeZone, weekly, overrides } = model
  const { status } = await real.living.callApi(real.host, 'PUT', '/availability', { timeZone, weekly, overrides })
  expect(status).toBe(200)
  await afterCommand(model, real)
}

export function changeSettings(changes: Partial<Settings>): Command {
  return {
    check: () => true,
    async run(model, real) {
      const { living, host } = real
      const { status } = await living.callApi(host, 'PATCH', `/event-types/${host.eventTypeId}`, changes)
      expect(status).toBe(200)
      Object.assign(model.settings, changes)
      await afterCommand(model, real)
    },
    toString: () => `changeSettings(${JSON.stringify(changes)})`,
  }
}

export function restart(): Command {
  return {
    check: () => true,
    async run(model, real) {
      await real.living.restart(model.awake)
      await afterCommand(model, real)
    },
    toString: () => 'restart',
  }
}

export function stepClock(minutes: number): Command {
  return {
    check: () => true,
    async run(model, real) {
      real.clock.step(minutes * MINUTE_MS)
      await afterCommand(model, real)
    },
    toString: () => `stepClock(${minutes} min)`,
  }
}

export function turnGoto({ up, how }: { up: boolean; how: string }): Command {
  return {
    check: (model) => model.connected && model.gotoUp !== up,
    async run(model, real) {
      setGoto(model, real.living, up, how as 'fails' | 'loses')
      await afterCommand(model, real)
    },
    toString: () => (up ? 'gotoUp' : `gotoDown(${how})`),
  }
}

export function runJobs(): Command {
  return { check: () => true, run: settle, toString: () => 'runJobs' }
}
