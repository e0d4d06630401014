import type { ChangeMemberResult } from '~/team/membership.server'
import { notFound } from './not-found'
import { forbidden } from './require/require-membership.server'

/** @throws 404 for somebody who is not in the team, 403 if the role lacks the permission */
export function throwRefusal(result: ChangeMemberResult): void {
  if (result.ok) return
  throw result.reason === 'not_found' ? notFound() : forbidden()
}
