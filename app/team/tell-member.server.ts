import { findHostById } from '#db/queries/hosts'
import { findTeamName } from '#db/queries/teams'
import type { Db } from '#db/schema'
import { enqueue } from '../outbox/enqueue.server'
import type { TeamNews } from '../outbox/job'

const MAIL_DEADLINE_MS = 3 * 24 * 3_600_000

interface News {
  /** Who gets the mail. */
  hostId: string
  teamId: string
  news: TeamNews
  /** The host whom the news is about, if it is about somebody else. */
  about: string | null
}

/** Mails a member what has changed in their team. Names are read now: when the mail goes out, they may have left. */
export async function tellMember(tx: Db, { hostId, teamId, news, about }: News, now: number): Promise<void> {
  const teamName = await findTeamName(tx, teamId)
  const person = about === null ? null : await findHostById(tx, about)
  await enqueue(
    tx,
    {
      kind: 'account-mail',
      payload: { mail: 'team-news', news, teamName, personName: person?.name ?? '' },
      hostId,
      lane: `account:${hostId}`,
      runAt: now,
      deadlineAt: now + MAIL_DEADLINE_MS,
    },
    now,
  )
}
