import { type Audience, everybody, except, guests, keyed, read, redirected, write } from './access-callers'

/** Who gets what at an address. */
export interface AccessRow {
  get?: Audience
  post?: Audience
  /**
   * The name of what the address's parameter stands for, in the world of the test: then whoever may not know of it gets the same as for one
   * that does not exist.
   */
  names?: string
  /** A query that the page needs. */
  query?: string
  /** What a form must hold before its action asks whose the object is. */
  form?: Record<string, string>
}

/** Written out, so that the table of permissions is checked by another one. */
const MEMBERS = ['member', 'manager', 'owner'] as const
const MANAGERS = ['manager', 'owner'] as const
const OWNER = ['owner'] as const

const shown = everybody('shown')
const elsewhere = everybody('elsewhere')
const hostPage: AccessRow = { get: read.hosts }
const hostForm: AccessRow = { get: read.hosts, post: write.hosts }
/** About a setting that `own` has made; nobody else here has, so there is nothing to show. */
const ofOwnSettings: AccessRow = { get: read.own, post: write.hosts }
/** Forms send to these addresses; a GET leads to the page of the form. */
const hostButton: AccessRow = { get: elsewhere, post: write.hosts }

function ownForm(names: string, more: Partial<AccessRow> = {}): AccessRow {
  return { names, get: read.own, post: write.own, ...more }
}
function ownButton(names: string, form: Record<string, string> = {}): AccessRow {
  return { names, form, get: elsewhere, post: write.own }
}

/**
 * Every address of pages and forms. A test compares the list with the routes, so a new address needs a row: who may come, and what everybody
 * else is told.
 */
export const PAGE_ROWS: Record<string, AccessRow> = {
  '/': { get: shown },
  '/sign-up': { get: guests, post: everybody('reached') },
  '/sign-in': { get: guests, post: everybody('reached') },
  '/sign-in/code': { get: everybody('sign-in'), post: everybody('reached') },
  '/sign-in/passkey': { get: elsewhere, post: everybody('reached') },
  '/sign-out': { get: elsewhere, post: everybody('reached') },
  '/forgot-password': { get: shown, post: everybody('reached') },
  '/reset-password': { get: shown, post: everybody('reached') },
  '/verify-email': { get: shown, post: everybody('reached') },
  '/oidc/start': { get: elsewhere, post: everybody('reached') },
  // Of a provider that this app has not.
  '/oidc/callback': { get: everybody('missing') },
  '/api/v1/docs': { get: shown },
  '/goto/callback': { get: redirected(except(read.hosts, { suspended: 'suspended' })) },
  '/calendars/google/callback': { get: redirected(except(read.hosts, { suspended: 'suspended' })) },
  '/calendars/microsoft/callback': { get: redirected(except(read.hosts, { suspended: 'suspended' })) },

  '/admin': hostPage,
  '/admin/commands': hostPage,
  '/admin/bookings': hostPage,
  '/admin/bookings/new': hostForm,
  '/admin/bookings/rush': hostForm,
  // Leads to the calendar.
  '/admin/bookings/week': { get: elsewhere },
  '/admin/bookings/export.csv': hostPage,
  '/admin/bookings/:id': ownForm('booking'),
  '/admin/bookings/:id/cancellation': ownForm('booking'),
  '/admin/bookings/:id/change': ownButton('booking'),
  '/admin/bookings/:id/decline': ownForm('request'),
  '/admin/bookings/:id/link': ownForm('booking'),
  '/admin/bookings/:id/move': ownForm('booking'),
  // Days before the meeting its host is told to come later.
  '/admin/bookings/:id/start': { names: 'booking', get: except(read.own, { own: 'reached' }) },
  '/admin/bookings/:id/new-time': ownForm('booking'),
  '/admin/calendar': hostPage,
  '/admin/calendar/time': hostForm,
  '/admin/insights': { ...hostForm, form: { minutes: '15' } },
  '/admin/insights/attendance.csv': hostPage,
  '/admin/deliveries': hostPage,
  '/admin/jobs/paused': hostButton,
  '/admin/jobs/:id': ownButton('job', { decision: 'retry' }),
  '/admin/event-types': hostPage,
  '/admin/event-types/new': hostForm,
  '/admin/event-types/:id': ownForm('event type'),
  '/admin/event-types/:id/copy': ownButton('event type'),
  '/admin/event-types/:id/visibility': ownButton('event type'),
  '/admin/event-types/:id/links': ownForm('event type'),
  '/admin/event-types/:id/mails': ownForm('event type'),
  '/admin/event-types/:id/after': ownForm('event type'),
  '/admin/event-types/:id/position': ownButton('event type'),
  '/admin/event-types/:id/deletion': ownForm('event type'),
  '/admin/availability': hostForm,
  '/admin/availability/new': hostForm,
  '/admin/availability/days-off': hostForm,
  '/admin/availability/days-off/undo': hostButton,
  '/admin/availability/preview': hostPage,
  '/admin/availability/explain': hostPage,
  '/admin/availability/for-event-type/:id': { names: 'event type', get: redirected(read.own) },
  '/admin/availability/:id': ownForm('schedule'),
  '/admin/availability/:id/dates': ownForm('schedule'),
  '/admin/availability/:id/use': ownForm('schedule'),
  '/admin/availability/:id/undo': ownButton('schedule'),
  '/admin/availability/:id/default': ownButton('schedule'),
  '/admin/availability/:id/deletion': ownForm('schedule'),
  '/admin/availability/why': { get: elsewhere },
  '/admin/calendars': hostForm,
  '/admin/calendars/subscription': hostButton,
  '/admin/calendars/choices': hostButton,
  '/admin/calendars/accounts': hostButton,
  '/admin/calendars/accounts/:id': ownButton('calendar account', { step: 'disconnect' }),
  '/admin/calendars/accounts/:id/disconnection': ownForm('calendar account'),
  '/admin/calendars/:id': ownButton('calendar feed', { step: 'save' }),
  '/admin/goto': hostForm,
  '/admin/settings': { ...hostForm, query: '?part=profile' },
  '/admin/settings/photo': hostForm,
  '/admin/settings/limits': hostForm,
  '/admin/confirm': hostForm,
  '/admin/settings/security': hostPage,
  '/admin/settings/security/sessions': hostButton,
  '/admin/settings/security/sessions/:id': ownButton('session'),
  '/admin/settings/security/app': hostForm,
  '/admin/settings/security/app/removal': ofOwnSettings,
  '/admin/settings/security/codes': ofOwnSettings,
  '/admin/settings/security/second-step': hostForm,
  '/admin/settings/security/passkeys/new': hostForm,
  '/admin/settings/security/passkeys/:id/name': ownForm('passkey', { form: { name: 'Phone' } }),
  '/admin/settings/security/passkeys/:id/removal': ownForm('passkey'),
  '/admin/settings/sender': hostForm,
  '/admin/settings/blocked': hostForm,
  '/admin/settings/log': hostPage,
  '/admin/settings/sender/reply-to': { post: write.hosts },
  '/admin/settings/sender/reply-to/confirmation': hostForm,
  '/admin/settings/sender/address': hostForm,
  '/admin/settings/sender/address/check': { post: write.hosts },
  '/admin/settings/sender/address/removal': ofOwnSettings,
  '/admin/settings/sender/address/confirmation': hostForm,
  '/admin/settings/person': hostForm,
  '/admin/settings/person/retention': { ...hostForm, query: '?days=90' },
  '/admin/settings/person/export': { ...hostPage, query: '?address=ada@example.com' },
  '/admin/settings/account/export': hostPage,
  '/admin/settings/account/deletion': hostForm,
  '/admin/embed': hostForm,
  '/admin/webhooks': hostForm,
  '/admin/webhooks/crm/*': { get: elsewhere },
  '/admin/webhooks/connectors/new': hostForm,
  '/admin/webhooks/connectors/:id': ownForm('connector', { form: { intent: 'off' } }),
  '/admin/webhooks/connectors/:id/deletion': ownForm('connector'),
  '/admin/webhooks/deliveries/:id': ownForm('delivery'),
  '/admin/webhooks/:id': ownForm('webhook', { form: { intent: 'test' } }),
  '/admin/webhooks/:id/deletion': ownForm('webhook'),
  '/admin/api': hostForm,
  '/admin/api/revocation': hostButton,
  '/admin/api/:id/revocation': ownForm('API key'),

  // Members see no colleagues’ meetings and go on to the list of members.
  '/admin/team': { ...hostForm, get: except(read.hosts, { member: 'elsewhere' }) },
  '/admin/team/changes': { get: read.team(MANAGERS) },
  '/admin/team/export.csv': { get: read.team(MANAGERS) },
  '/admin/team/meetings/:id/cancellation': {
    names: 'meeting of the team',
    get: read.ofTeam(MANAGERS),
    post: write.ofTeam(MANAGERS),
  },
  '/admin/team/meetings/:id/reassignment': {
    names: 'booking of the team',
    // A member may hand over their own; this is a colleague's, of which they may not know.
    get: except(read.ofTeam(MANAGERS), { member: 'missing' }),
    post: except(write.ofTeam(MANAGERS), { member: 'missing' }),
  },
  '/admin/team/page': { get: read.team(MANAGERS), post: write.team(MANAGERS) },
  '/admin/team/page/photo': { get: read.team(MANAGERS), post: write.team(MANAGERS) },
  '/admin/team/embed': { get: read.team(MANAGERS), post: write.team(MANAGERS) },
  '/admin/team/event-types': { get: read.team(MANAGERS) },
  '/admin/team/event-types/new': { get: read.team(MANAGERS), post: write.team(MANAGERS) },
  ...Object.fromEntries(
    ['', '/mails', '/after', '/deletion'].map((page) => [
      `/admin/team/event-types/:id${page}`,
      {
        names: 'event type of the team',
        get: read.ofTeam(MANAGERS),
        post: write.ofTeam(MANAGERS),
      },
    ]),
  ),
  '/admin/team/event-types/:id/shares': { names: 'event type of the team', get: read.ofTeam(MANAGERS) },
  '/admin/team/event-types/:id/why': { names: 'event type of the team', get: read.ofTeam(MANAGERS) },
  '/admin/team/sender': { get: read.team(MANAGERS), post: write.team(MANAGERS) },
  '/admin/team/sender/reply-to': { post: write.team(MANAGERS) },
  '/admin/team/sender/reply-to/confirmation': { get: read.team(MANAGERS), post: write.team(MANAGERS) },
  '/admin/team/sender/address': { get: read.team(MANAGERS), post: write.team(MANAGERS) },
  '/admin/team/sender/address/check': { post: write.team(MANAGERS) },
  '/admin/team/sender/address/removal': {
    get: except(read.team(MANAGERS), {
      ...{ 'other tenant': 'missing', manager: 'missing', owner: 'missing' },
    }),
    post: write.team(MANAGERS),
  },
  '/admin/team/sender/address/confirmation': {
    get: read.team(MANAGERS),
    post: write.team(MANAGERS),
  },
  '/admin/team/bookable': { get: elsewhere, post: write.team(MEMBERS) },
  '/admin/team/own-settings': { get: read.team(MEMBERS), post: write.team(MEMBERS) },
  '/admin/team/absence': { get: read.team(MEMBERS), post: write.team(MEMBERS) },
  '/admin/team/members': { get: read.team(MEMBERS), post: write.team(MANAGERS) },
  '/admin/team/members/:id/role': {
    names: 'member of the team',
    get: elsewhere,
    post: write.ofTeam(OWNER),
    form: { role: 'member' },
  },
  '/admin/team/members/:id/removal': {
    names: 'member of the team',
    get: read.ofTeam(MANAGERS),
    post: write.ofTeam(MANAGERS),
  },
  '/admin/team/members/:id/handover': {
    names: 'member of the team',
    get: read.ofTeam(OWNER),
    post: write.ofTeam(OWNER),
  },
  '/admin/team/invitations/:id': ownForm('invitation'),
  // Whoever it is, the page of teams follows: there is nothing left to refuse.
  '/admin/team/invitations/:id/refusal': {
    ...ownButton('invitation'),
    post: (caller) => (write.own(caller) === 'missing' ? 'elsewhere' : write.own(caller)),
  },
  '/admin/team/invitations/:id/withdrawal': {
    names: 'invitation',
    get: elsewhere,
    post: write.ofTeam(MANAGERS),
  },
  '/admin/team/sharing': { get: elsewhere, post: write.team(MEMBERS) },
  '/admin/team/name': { get: elsewhere, post: write.team(OWNER) },
  // An owner must hand over first.
  '/admin/team/leaving': {
    get: read.team(['member', 'manager'], 'forbidden'),
    post: write.team(['member', 'manager'], 'forbidden'),
  },
  '/admin/team/dissolution': { get: read.team(OWNER), post: write.team(OWNER) },

  '/operator': { get: read.operator },
  '/operator/tenants/:id': { names: 'tenant', get: read.operator, post: write.operator },
  '/operator/mail': { get: read.operator, post: write.operator },
  '/operator/log': { get: read.operator },
  '/operator/settings': { get: read.operator, post: write.operator },
  '/operator/system': { get: read.operator },

  '/feeds/:file': { names: 'feed of bookings', get: shown },
  '/report/:token': { names: 'report link', get: shown, post: everybody('reached') },
  '/unsubscribe/:token': { names: 'unsubscribe link', get: shown, post: everybody('reached') },
  '/booking/:token/invite.ics': { names: 'booking link', get: shown },
  ...framed('/booking/:token', { names: 'booking link', get: shown }),
  ...framed('/booking/:token/cancel', { names: 'booking link', get: shown, post: everybody('reached') }),
  ...framed('/booking/:token/edit', { names: 'booking link', get: shown, post: everybody('reached') }),
  ...framed('/booking/:token/reschedule', { names: 'booking link', get: shown, post: everybody('reached') }),
  '/:handle': { names: 'public page', get: shown },
  ...framed('/:handle/:eventType', { names: 'public page', get: shown }),
  ...framed('/:handle/:eventType/book', { names: 'public page', get: elsewhere, post: everybody('reached') }),
  ...framed('/:handle/:eventType/confirm/:token', { names: 'held time', get: shown, post: everybody('reached') }),
}

/** Pages that other sites may embed have a second address. */
function framed(address: string, row: AccessRow): Record<string, AccessRow> {
  return { [address]: row, [`${address}/embed`]: row }
}

/** Every address that is neither a page nor a call of the API, with the methods that it has. */
export const OTHER_ROWS: Record<string, AccessRow> = {
  '/healthz': { get: shown },
  '/readyz': { get: shown },
  '/metrics': { get: shown },
  '/assets/time-zones/:file': { get: shown },
  '/embed.js': { get: shown },
  '/embed.mjs': { get: shown },
  // The widget by the hash of its content.
  '/:file': { names: 'widget', get: elsewhere },
  '/photos/:id': { names: 'photo', get: shown },
  '/calendars/google/notifications': { post: everybody('missing') },
  '/calendars/microsoft/notifications': { post: everybody('shown') },
}

const reads = { writes: false, ofOwn: false }
const readsOwn = { writes: false, ofOwn: true }
const writes = { writes: true, ofOwn: false }
const writesOwn = { writes: true, ofOwn: true }
/** A key is not needed; one that is sent must be valid. */
const publicCall = (audience: Audience): Audience => except(audience, { anonymous: audience('own') })

/** Every call of `/api/v1`; any other method of its address is refused for everybody (405). */
export const CALL_ROWS: Record<string, { who: Audience; names?: string }> = {
  'GET /slots': { who: publicCall(keyed('read', reads)) },
  'GET /openapi.json': { who: shown },
  'GET /event-types': { who: publicCall(keyed('read', reads)) },
  'GET /event-types/{id}': { who: publicCall(keyed('read', reads)), names: 'event type' },
  'POST /event-types': { who: keyed('manage', writes) },
  'PATCH /event-types/{id}': { who: keyed('manage', writesOwn), names: 'event type' },
  'DELETE /event-types/{id}': { who: keyed('manage', writesOwn), names: 'event type' },
  'GET /availability': { who: keyed('read', reads) },
  'PUT /availability': { who: keyed('manage', writes) },
  'POST /bookings': { who: keyed('book', writes) },
  'GET /bookings': { who: keyed('read', reads) },
  'GET /bookings/{id}': { who: keyed('read', readsOwn), names: 'booking' },
  'POST /bookings/{id}/cancellation': { who: keyed('book', writesOwn), names: 'booking' },
  'POST /bookings/{id}/reschedule': { who: keyed('book', writesOwn), names: 'booking' },
  'POST /bookings/{id}/approval': { who: keyed('book', writesOwn), names: 'request' },
  'POST /bookings/{id}/decline': { who: keyed('book', writesOwn), names: 'request' },
  'POST /bookings/{id}/attendance': { who: keyed('book', writesOwn), names: 'booking' },
  'POST /bookings/{id}/reassignment': {
    who: except(keyed('book', writesOwn), {
      own: 'missing',
      'book key': 'missing',
      manager: 'reached',
      owner: 'reached',
    }),
    names: 'booking of the team',
  },
  'GET /calendar-feeds': { who: keyed('read', reads) },
  'POST /calendar-feeds': { who: keyed('manage', writes) },
  'DELETE /calendar-feeds/{id}': { who: keyed('manage', writesOwn), names: 'calendar feed' },
  'GET /calendars': { who: keyed('read', reads) },
  'GET /webhooks': { who: keyed('manage', reads) },
  'POST /webhooks': { who: keyed('manage', writes) },
  'DELETE /webhooks/{id}': { who: keyed('manage', writesOwn), names: 'webhook' },
  'GET /me': { who: keyed('read', reads) },
}
