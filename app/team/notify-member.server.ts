import { findHostById } from '#db/queries/hosts'
import { findTeamName } from '#db/queries/teams'
import type { Db } from '#db/schema'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import type { TeamNews } from '~/outbox/job'

interface News {
  /** Who gets the mail. */
  hostId: string
  teamId: string
  news: TeamNews
  /** The host whom the news is about, if it is about somebody else. */
  about: string | null
}

/** Mails a member about a change in their team. Names are read now: when the mail goes out, they may have left. */
export async function notifyMember(tx: Db, { hostId, teamId, news, about }: News, now: number): Promise<void> {
  const teamName = await findTeamName(tx, teamId)
  const person = about === null ? null : await findHostById(tx, about)
  await queueAccountMail(tx, hostId, { mail: 'team-news', news, teamName, personName: person?.name ?? '' }, now)
}
