import type { AddFeedResult } from './save-feed.server'

/** Why a feed was not added, for its host. */
export type FeedRefusal = Extract<AddFeedResult, { ok: false }>['reason']
