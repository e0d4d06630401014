import { findSchedulesOfHost } from '#db/queries/schedules'
import type { Host } from '~/accounts/host'
import { type Schedule, scheduleFromRow } from '~/availability/schedules/schedule'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { requireHost } from './require-host.server'

/**
 * A schedule of the signed-in host, and all of them.
 *
 * @param id undefined: the default one
 * @throws the same 404 for another host's schedule and a missing one (S1)
 */
export async function requireScheduleOfHost(
  request: Request,
  id: string | undefined,
  context: AppContext,
): Promise<{ host: Host; schedules: Schedule[]; schedule: Schedule }> {
  const host = await requireHost(request, context)
  const schedules = (await findSchedulesOfHost(context.db, host.id)).map((row) => scheduleFromRow(row, host.timeZone))
  const schedule = schedules.find((one) => (id === undefined ? one.isDefault : one.id === id))
  if (!schedule) throw notFound()
  return { host, schedules, schedule }
}
