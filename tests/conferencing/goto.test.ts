import { aHost, startTestApp } from '#tests/setup/test-app'
import type { FaultKind } from '#tests/simulators/goto/faults'
import type { ConferencingUnderTest, Trouble } from './conferencing-contract'
import { describeConferencing } from './describe-conferencing'

const FAULTS: Record<Trouble, FaultKind> = {
  no_answer: 'reset',
  lost_answer: 'lose-answer',
  gateway_error: 'html-error',
  slow_down: 'slow-down',
  no_licence: 'forbidden',
}

describeConferencing('GoTo', openGoto)

async function openGoto(): Promise<ConferencingUnderTest> {
  const app = await startTestApp()
  const host = await aHost(app)
  const stranger = await aHost(app, { handle: 'stranger', connected: false })
  return {
    conferencing: app.services.conferencing.goto,
    db: app.services.db,
    hostId: host.id,
    strangerId: stranger.id,
    held: () =>
      app.goto.meetings().map(({ id, subject, starttime, endtime }) => ({
        id,
        subject,
        startsAt: Date.parse(starttime),
        endsAt: Date.parse(endtime),
      })),
    addOwnMeeting: ({ subject, startsAt, endsAt }) =>
      app.goto.addOwnMeeting({ subject, start: startsAt, end: endsAt }).id,
    hold: ({ startsAt, endsAt, ...session }) => void app.goto.holdSession({ ...session, start: startsAt, end: endsAt }),
    deleteAtProvider(meetingId) {
      for (const meeting of app.goto.state.meetings) if (meeting.id === meetingId) meeting.deleted = true
    },
    trouble: (kind) => app.goto.faults.add({ on: 'POST /G2M/rest/meetings', kind: FAULTS[kind] }),
    revokeGrant: () => app.goto.revokeAll(),
  }
}
