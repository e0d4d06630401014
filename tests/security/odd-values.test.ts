import { expect, it } from 'vitest'
import { startOperatorApp } from '#tests/operator/operator'
import { freeSlots } from '#tests/setup/test-app'
import { PAGE_ROWS } from './access-table'
import { addressProofsOf, heldTime } from './held-time'

/** What no browser sends from these forms, and what a number or an id must not be. */
const ODD = [
  ...['', ' ', '0', '-1', '1.5', '1e3', '1e400', 'NaN', '٣', '9'.repeat(30), '9223372036854775808'],
  ...['\u0000', 'a\u0000b', 'a\r\nb', '\u202egnp', '\u200b', '../../..', '//evil.example', "' or 1=1 --", '<b>{{x}}'],
  ...['__proto__', 'constructor', '[]', '{}', 'x'.repeat(9_000), '😀'.repeat(3_000)],
]

interface OddForm {
  who: 'operator' | 'tenant' | 'stranger'
  path: string
  fields: string[]
  /** What stays as it is, so that a field is reached. */
  fixed?: Record<string, string>
}

/** The forms that came with the operator's pages, passkeys, limits and proofs; `ID` takes odd values as well. */
const FORMS: OddForm[] = [
  {
    who: 'tenant',
    path: '/admin/settings/limits',
    fields: ['dailyLimit', 'networkShare', 'openOfAddress', 'openInAll'],
  },
  { who: 'tenant', path: '/admin/bookings/rush', fields: ['booking', 'group', 'unlisted'] },
  { who: 'tenant', path: '/admin/bookings/rush?job=ID', fields: ['booking'] },
  { who: 'tenant', path: '/admin/jobs/ID', fields: ['decision', 'back'], fixed: { decision: 'retry' } },
  { who: 'tenant', path: '/admin/settings/blocked', fields: ['sender'], fixed: { step: 'block' } },
  { who: 'tenant', path: '/admin/settings/blocked', fields: ['id', 'step'], fixed: { step: 'unblock' } },
  { who: 'tenant', path: '/admin/settings/security/passkeys/ID/name', fields: ['name'], fixed: { name: 'Phone' } },
  { who: 'tenant', path: '/admin/settings/security/passkeys/ID/removal', fields: [] },
  { who: 'tenant', path: '/admin/settings/security/sessions/ID', fields: [] },
  { who: 'tenant', path: '/admin/settings/security/second-step', fields: ['second-step'] },
  { who: 'operator', path: '/operator/mail', fields: ['retry'] },
  { who: 'operator', path: '/operator/tenants/ID', fields: ['step'], fixed: { step: 'suspend' } },
  {
    who: 'operator',
    path: '/operator/tenants/ID',
    fields: ['bookingsPerDay'],
    fixed: { step: 'quotas', mailsPerDay: '' },
  },
  { who: 'operator', path: '/operator/tenants/ID', fields: [], fixed: { step: 'release' } },
  { who: 'operator', path: '/operator/settings', fields: ['sender'], fixed: { step: 'block' } },
  { who: 'operator', path: '/operator/settings', fields: ['id'], fixed: { step: 'unblock' } },
  {
    who: 'operator',
    path: '/operator/settings',
    fields: ['domains', 'mode'],
    fixed: { step: 'sign-up', mode: 'open' },
  },
  { who: 'operator', path: '/operator/log?after=ID&account=ID', fields: [] },
  { who: 'stranger', path: '/dana/intro-call/confirm/ID', fields: [] },
  { who: 'stranger', path: '/dana/intro-call/confirm/SENT', fields: ['act', 'code'] },
  { who: 'stranger', path: '/dana/intro-call/confirm/MAILED', fields: ['act', 'code'], fixed: { more: '1' } },
  { who: 'stranger', path: '/report/ID', fields: [] },
]

it('answers odd values in every form of abuse and operation without an error, and changes nothing', async () => {
  const { app, operator, tenant } = await startOperatorApp()
  const [start = ''] = await freeSlots(app, tenant)
  const links = await heldTime(app, tenant, start)
  const stranger = {
    get: (path: string) => fetch(app.url + path, { redirect: 'manual' }),
    post: (path: string, form: Record<string, string>) =>
      fetch(app.url + path, {
        ...{ method: 'POST', body: new URLSearchParams(form), headers: { Origin: app.url }, redirect: 'manual' },
      }),
  }
  const visitors = { operator, tenant, stranger }
  const state = async () => {
    const { db } = app.services
    return {
      blocked: await db.selectFrom('blocked_senders').select('value').execute(),
      hosts: await db
        .selectFrom('hosts')
        .select(['id', 'suspended_at', 'second_step_at', 'max_open_in_all'])
        .orderBy('id')
        .execute(),
      jobs: await db.selectFrom('jobs').select('id').where('kind', '=', 'rush-cancellation').execute(),
      quotas: await db.selectFrom('tenant_quotas').selectAll().execute(),
      bookings: await db.selectFrom('bookings').select('id').execute(),
      proofs: await addressProofsOf(app),
    }
  }
  const before = await state()
  const faults: string[] = []
  for (const { who, path, fields, fixed = {} } of FORMS) {
    const named = path.replace('SENT', links.sent).replace('MAILED', links.mailed)
    for (const odd of ODD) {
      const at = named.replaceAll('ID', encodeURIComponent(odd) || '%20')
      const tries: [string, Promise<Response>][] = [
        ['GET', visitors[who].get(at)],
        ...(path.includes('ID') ? [['id', visitors[who].post(at, fixed)] as [string, Promise<Response>]] : []),
        ...fields.map((field): [string, Promise<Response>] => [
          field,
          visitors[who].post(at.replaceAll('ID', 'x'), { ...fixed, [field]: odd }),
        ]),
      ]
      for (const [what, answer] of tries) {
        const { status } = await answer
        if (status >= 500) faults.push(`${status} ${path} ${what} ${JSON.stringify(odd.slice(0, 20))}`)
      }
    }
  }
  // A zero byte, which PostgreSQL refuses in every text, in all addresses and queries.
  const names = [
    'q',
    'type',
    'event',
    'member',
    'start',
    'date',
    'token',
    'after',
    'address',
    'next',
    'sort',
    'account',
  ]
  const query = new URLSearchParams(names.map((name) => [name, 'a\u0000b']))
  for (const [address, { get }] of Object.entries(PAGE_ROWS)) {
    if (!get) continue
    const plain = address.replaceAll(/:\w+/g, 'a')
    for (const at of [address.replaceAll(/:\w+/g, 'a%00b'), `${plain}?${query}`])
      for (const browser of [operator, stranger]) {
        const { status } = await browser.get(at)
        if (status >= 500) faults.push(`${status} ${at}`)
      }
  }
  expect(faults).toEqual([])
  expect(await state()).toEqual(before)
}, 120_000)
