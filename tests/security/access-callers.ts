import type { ApiScope } from '~/accounts/api-scopes'
import { API_SCOPES } from '~/accounts/api-scopes'
import type { Role } from '~/team/permissions'

/** Everybody who may send a request. `other` owns another team; `own` owns what the addresses name, except what a team owns. */
export const CALLERS = [
  'anonymous',
  'ended session',
  'other tenant',
  'own',
  'member',
  'manager',
  'owner',
  'suspended',
  'operator',
  'read key',
  'book key',
  'manage key',
] as const
export type Caller = (typeof CALLERS)[number]

/**
 * What a request comes to. `shown`: the page or data. `reached`: past every check of who asks, and refused only because the test adds a field
 * that no form or call has, so that nothing changes. `elsewhere`: a redirect that is not to the sign-in page.
 */
export type Outcome =
  | 'shown'
  | 'reached'
  | 'elsewhere'
  | 'sign-in'
  | 'missing'
  | 'forbidden'
  | 'suspended'
  | 'no key'
  | 'no method'

/** What each caller's request for an address comes to. */
export type Audience = (caller: Caller) => Outcome

const ROLES: Partial<Record<Caller, Role>> = { member: 'member', manager: 'manager', owner: 'owner' }

/** Keys open no page: to a page, a program with a key is anybody. */
function isSignedIn(caller: Caller): boolean {
  return caller !== 'anonymous' && caller !== 'ended session' && !caller.endsWith(' key')
}

/** Past the checks, a page is shown and a form is read. */
const READ = { passed: 'shown', suspended: 'shown', nowhere: 'missing' } as const
const WRITE = { passed: 'reached', suspended: 'suspended', nowhere: 'no method' } as const
interface Kind {
  passed: Outcome
  suspended: Outcome
  /** At an address that leads nowhere. */
  nowhere: Outcome
}

function signedIn(caller: Caller, { suspended }: Kind, then: () => Outcome): Outcome {
  if (!isSignedIn(caller)) return 'sign-in'
  return caller === 'suspended' && suspended === 'suspended' ? 'suspended' : then()
}

/** The audiences of an address, for one method. */
function audiencesOf(kind: Kind) {
  const hosts: Audience = (caller) => signedIn(caller, kind, () => kind.passed)
  const team =
    (roles: readonly Role[], ofOther: Outcome = kind.passed): Audience =>
    (caller) =>
      signedIn(caller, kind, () => {
        const role = ROLES[caller]
        if (role) return roles.includes(role) ? kind.passed : 'forbidden'
        return caller === 'other tenant' ? ofOther : 'missing'
      })
  return {
    /** Any signed-in host. */
    hosts,
    /** The one tenant who owns what the address names. */
    own: ((caller) => signedIn(caller, kind, () => (caller === 'own' ? kind.passed : 'missing'))) as Audience,
    /** The roles of a team that may do so; `other` owns a team as well. */
    team,
    /** The same for what belongs to one team. */
    ofTeam: (roles: readonly Role[]) => team(roles, 'missing'),
    /** Nobody else learns that the address exists. */
    operator: ((caller) => (caller === 'operator' ? kind.passed : kind.nowhere)) as Audience,
  }
}

export const read = audiencesOf(READ)
export const write = audiencesOf(WRITE)

export const everybody =
  (outcome: Outcome): Audience =>
  () =>
    outcome

/** For addresses without use to a signed-in host. */
export const guests: Audience = (caller) => (isSignedIn(caller) ? 'elsewhere' : 'shown')

/** The same as an audience, where those who may come are redirected. */
export const redirected =
  (audience: Audience): Audience =>
  (caller) => {
    const outcome = audience(caller)
    return outcome === 'shown' || outcome === 'reached' ? 'elsewhere' : outcome
  }

/** A list that says for some callers what an audience says differently for them. */
export const except =
  (audience: Audience, others: Partial<Record<Caller, Outcome>>): Audience =>
  (caller) =>
    others[caller] ?? audience(caller)

/**
 * A call of the API. Callers who are no key themselves send the key of their account, with every scope; `ended session` sends a revoked one.
 *
 * @param ofOwn whether it names something that `own` has
 */
export function keyed(scope: ApiScope, { writes, ofOwn }: { writes: boolean; ofOwn: boolean }): Audience {
  const passed: Outcome = writes ? 'reached' : 'shown'
  return (caller) => {
    if (caller === 'anonymous' || caller === 'ended session') return 'no key'
    const lacking = API_SCOPES.some((one) => caller === `${one} key` && one !== scope)
    if (lacking) return 'forbidden'
    if (caller === 'suspended' && writes) return 'suspended'
    if (!ofOwn || caller === 'own' || caller === `${scope} key`) return passed
    return 'missing'
  }
}
