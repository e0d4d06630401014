import { findAllowedSitesOfHost } from '#db/queries/allowed-sites'
import { findApiKeysOfHost } from '#db/queries/api-keys'
import { findAuditEntriesOfHost } from '#db/queries/audit-entries'
import { findBlockedSenders } from '#db/queries/blocked-senders'
import { findOpenLimits } from '#db/queries/booking-networks'
import { findCalendarSettings } from '#db/queries/calendars'
import { findDaysOffRow } from '#db/queries/days-off'
import { findConnectorsOfHost, findWebhooksOfHost } from '#db/queries/delivery-targets'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { findAfterMeeting } from '#db/queries/follow-ups'
import { findAllBookings, findPhotoOfHost } from '#db/queries/host-data'
import { findHostLimits } from '#db/queries/hosts'
import { findMailTextsOfEventType } from '#db/queries/mail-texts'
import { findOidcIdentitiesOfHost } from '#db/queries/oidc-sign-ins'
import { findRetention } from '#db/queries/retention'
import { findSchedulesOfHost } from '#db/queries/schedules'
import { findSendingAddresses, type SendingAddressRow } from '#db/queries/sending-addresses'
import { findSessionsOfHost } from '#db/queries/sessions'
import type { Db } from '#db/schema'
import type { Host } from '~/accounts/host'
import { readSecondStep } from '~/accounts/second-step.server'
import { readSender } from '~/accounts/sender.server'
import type { DnsLine } from '~/accounts/sending-address/dns-line'
import type { AuditFacts } from '~/audit/audit'
import { scheduleFromRow } from '~/availability/schedules/schedule'
import { daysOffFromRow } from '~/availability/slots/days-off'
import { listFeeds } from '~/busy/save-feed.server'
import { listCalendarAccounts } from '~/calendars/list-accounts.server'
import { afterMeetingFrom } from '~/event-types/after-meeting'
import { eventTypeFromRow } from '~/event-types/event-type'
import type { GotoService } from '~/goto/goto-service.server'
import type { ConnectorRequests } from '~/integrations/connectors/connector'
import { shownAddress } from '~/integrations/deliveries/delivery'
import { openRequests, openWebhookUrl } from '~/integrations/deliveries/seal-addresses.server'
import { targetStatusOf } from '~/integrations/webhooks/webhook'
import type { Keyring } from '~/security/sealed-text.server'
import { readBookable } from '~/team/bookable.server'
import { readMembership } from '~/team/membership.server'
import { listOwnPlaces } from '~/team/own-settings.server'
import { instantText } from '~/time/instants'
import { bookingsData } from './export-person.server'

/** The newest: more than a year of daily use. */
const MAX_LOG_ENTRIES = 20_000

interface Tools {
  db: Db
  keyring: Keyring
  goto: Pick<GotoService, 'statusOf'>
}

/**
 * All data of a host, for the host: what they entered and what happened to it. It has no passwords, keys, tokens, signing
 * secrets, headers of CRM requests, addresses with a key, or links that grant access (S15). Instants are RFC 3339 in UTC.
 */
export async function accountData({ db, keyring, goto }: Tools, host: Host, now: number) {
  const { id } = host
  const membership = await readMembership(db, id)
  const bookings = await bookingsData(db, id, await findAllBookings(db, id))
  const connection = await goto.statusOf(id)
  const feeds = await listFeeds({ db, keyring }, id, now)
  return {
    exportedAt: instantText(now),
    profile: await profileOf(db, host),
    schedules: (await findSchedulesOfHost(db, id)).map((row) => {
      const { previous: _previous, ...schedule } = scheduleFromRow(row, host.timeZone)
      return schedule
    }),
    daysOff: daysOffFromRow(await findDaysOffRow(db, id)),
    eventTypes: await eventTypesData(db, id),
    sender: await readSender(db, { id }),
    ...(await sendingAddressData(db, id)),
    bookings,
    goto: { status: connection.status, email: connection.email },
    calendars: feeds.map(({ name, maskedUrl, status, allDayBlocks, staleBlocks }) => ({
      name,
      address: maskedUrl,
      status,
      allDayBlocks,
      staleBlocks,
    })),
    calendarAccounts: (await listCalendarAccounts(db, id, now)).map(({ provider, name, status, calendars }) => ({
      ...{ provider, account: name, status },
      calendars: calendars.map(({ name, blocks, receivesBookings }) => ({ name, blocks, receivesBookings })),
    })),
    calendarSettings: await findCalendarSettings(db, id),
    ...(await othersNotified(db, keyring, id)),
    apiKeys: (await findApiKeysOfHost(db, id)).map((key) => ({
      name: key.name,
      scopes: JSON.parse(key.scopes) as string[],
      createdAt: instantText(key.created_at),
      lastUsedAt: maybe(key.last_used_at),
      expiresAt: maybe(key.expires_at),
    })),
    signInProviders: (await findOidcIdentitiesOfHost(db, id)).map(({ issuer, subject, email, created_at }) => ({
      ...{ issuer, subject, email },
      linkedAt: instantText(created_at),
    })),
    blockedSenders: (await findBlockedSenders(db, id)).map(({ kind, value }) => ({ kind, value })),
    securityLog: await securityLog(db, id),
    secondStep: await secondStepData(db, id),
    sessions: (await findSessionsOfHost(db, id, 0)).map((session) => ({
      ...{ browser: session.browser, system: session.system, network: session.network },
      startedAt: instantText(session.created_at),
      lastSeenAt: maybe(session.last_seen_at),
    })),
    allowedSites: await findAllowedSitesOfHost(db, id),
    team: membership && {
      name: membership.teamName,
      role: membership.role,
      sharesGoto: membership.sharesGoto,
      bookable: await readBookable(db, { teamId: membership.teamId, hostId: id }),
      ownSettings: (await listOwnPlaces(db, { teamId: membership.teamId, hostId: id })).map(({ eventType, own }) => ({
        ...{ eventType: eventType.slug, ...own },
      })),
    },
  }
}

/** `sendingAddress` was asked for last; the other one is in use until that one can be. */
async function sendingAddressData(db: Db, hostId: string) {
  const [newest, other] = (await findSendingAddresses(db, hostId)).map(shownSendingAddress)
  return { sendingAddress: newest ?? null, ...(other && { presentSendingAddress: other }) }
}

function shownSendingAddress(row: SendingAddressRow) {
  const { address, asked_at, proven_at, checked_at, right_at, refusal } = row
  return {
    address,
    askedAt: instantText(asked_at),
    provenAt: maybe(proven_at),
    dns: JSON.parse(row.lines) as DnsLine[],
    checkedAt: instantText(checked_at),
    rightAt: maybe(right_at),
    refusal,
  }
}

/** Which factors there are; never their keys or codes. */
async function secondStepData(db: Db, hostId: string) {
  const { on, appSince, passkeys, codesLeft } = await readSecondStep(db, hostId)
  return {
    ...{ on, recoveryCodesLeft: codesLeft },
    appSince: maybe(appSince),
    passkeys: passkeys.map(({ name, createdAt, lastUsedAt }) => ({
      name,
      createdAt: instantText(createdAt),
      lastUsedAt: maybe(lastUsedAt),
    })),
  }
}

async function eventTypesData(db: Db, hostId: string) {
  const rows = await findEventTypesOfHost(db, hostId)
  return Promise.all(
    rows.map(async (row) => {
      const { hostId: _host, secretNonce: _nonce, ...settings } = eventTypeFromRow(row)
      const afterMeeting = afterMeetingFrom(await findAfterMeeting(db, row.id))
      return { ...settings, mailTexts: await findMailTextsOfEventType(db, hostId, row.id), afterMeeting }
    }),
  )
}

async function securityLog(db: Db, hostId: string) {
  return (await findAuditEntriesOfHost(db, hostId, { after: undefined, limit: MAX_LOG_ENTRIES })).map((row) => ({
    at: instantText(row.at),
    act: row.act,
    by: row.actor_kind,
    byName: row.actor_kind === 'key' ? row.key_name : row.actor_kind === 'operator' ? null : row.actor_name,
    network: row.network,
    about: JSON.parse(row.facts) as AuditFacts,
  }))
}

async function profileOf(db: Db, host: Host) {
  const photo = await findPhotoOfHost(db, host.id)
  return {
    name: host.name,
    email: host.email,
    handle: host.handle,
    timeZone: host.timeZone,
    locale: host.locale,
    welcomeText: host.welcomeText,
    brandColor: host.brandColor,
    createdAt: instantText(host.createdAt),
    limits: { ...(await findHostLimits(db, host.id)), open: await findOpenLimits(db, host.id) },
    keepPeopleDays: await findRetention(db, host.id),
    photo: photo ? { mediaType: photo.media_type, base64: photo.content.toString('base64') } : null,
  }
}

async function othersNotified(db: Db, keyring: Keyring, hostId: string) {
  const [webhooks, connectors] = await Promise.all([findWebhooksOfHost(db, hostId), findConnectorsOfHost(db, hostId)])
  return {
    webhooks: webhooks.map((row) => ({
      url: shownAddress(openWebhookUrl(keyring, row)),
      events: JSON.parse(row.events) as string[],
      status: targetStatusOf(row),
      createdAt: instantText(row.created_at),
    })),
    connectors: connectors.map((row) => ({
      name: row.name,
      crmSystem: row.crm_system,
      recordIdPath: row.record_id_path,
      status: targetStatusOf(row),
      requests: shownRequests(openRequests(keyring, row)),
      createdAt: instantText(row.created_at),
    })),
  }
}

/** Their addresses often contain a key; the host's own settings page shows them in full. */
function shownRequests(requests: string): unknown {
  const found = JSON.parse(requests) as ConnectorRequests
  return Object.fromEntries(
    Object.entries(found).map(([event, request]) => [event, request && { ...request, url: shownAddress(request.url) }]),
  )
}

function maybe(at: number | null): string | null {
  return at === null ? null : instantText(at)
}
