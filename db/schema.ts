import type { Kysely, Transaction } from 'kysely'
import type {
  AccountTokensTable,
  ApiKeysTable,
  AuthenticatorAppsTable,
  FormerHandlesTable,
  HeldFormsTable,
  HostPhotosTable,
  HostsTable,
  KnownBrowsersTable,
  OidcAttemptsTable,
  OidcIdentitiesTable,
  PasskeyChallengesTable,
  PasskeysTable,
  PendingSignInsTable,
  RecoveryCodesTable,
  SessionsTable,
  SignUpsTable,
} from './tables/accounts'
import type { AuditEntriesTable, AuditErasuresTable } from './tables/audit'
import type { DaysOffTable, SchedulesTable } from './tables/availability'
import type {
  AddressProofsTable,
  BookingCoHostsTable,
  BookingEventsTable,
  BookingNetworksTable,
  BookingsTable,
  HeldTimesTable,
  IdempotencyKeysTable,
  SentMailsTable,
} from './tables/bookings'
import type { BusyIntervalsTable, CalendarFeedsTable, GotoMeetingReadsTable, SubscribeFeedsTable } from './tables/busy'
import type {
  BookingCalendarEventsTable,
  CalendarAccountsTable,
  CalendarAuthorizationsTable,
  CalendarChannelsTable,
  CalendarObjectsTable,
  CalendarSettingsTable,
  CalendarsTable,
} from './tables/calendars'
import type {
  ConnectorRecordsTable,
  ConnectorsTable,
  DeliveriesTable,
  DeliveryAttemptsTable,
  WebhooksTable,
} from './tables/deliveries'
import type { AllowedSitesTable, LinkRedirectsTable } from './tables/embed'
import type { EventTypeMembersTable, EventTypesTable, OneTimeLinksTable, TurnGroupsTable } from './tables/event-types'
import type { GotoAuthorizationsTable, GotoConnectionsTable, GotoPaceTable } from './tables/goto'
import type { JobsTable } from './tables/jobs'
import type { HeldBackMailsTable, MailRecipientsTable, TenantMailCountsTable } from './tables/mail-budgets'
import type { MailTextsTable } from './tables/mail-texts'
import type { FollowUpsTable, MeetingOutcomesTable, UnsubscribesTable } from './tables/meeting-outcomes'
import type { OfferVersionsTable } from './tables/offer-versions'
import type {
  BlockedSendersTable,
  MailComplaintsTable,
  MailQuarantinesTable,
  OperatorSettingsTable,
  TenantQuotasTable,
} from './tables/operator'
import type { RequestCountsTable } from './tables/request-counts'
import type { SendersTable, SendingAddressesTable } from './tables/senders'
import type { TeamInvitationsTable, TeamMembersTable, TeamsTable } from './tables/teams'

/** Every table, as the migrations leave it. Instants (`…_at`) are UTC epoch milliseconds, booleans are 0 or 1, JSON is text. */
export interface DB {
  hosts: HostsTable
  former_handles: FormerHandlesTable
  sessions: SessionsTable
  known_browsers: KnownBrowsersTable
  authenticator_apps: AuthenticatorAppsTable
  recovery_codes: RecoveryCodesTable
  passkeys: PasskeysTable
  passkey_challenges: PasskeyChallengesTable
  pending_sign_ins: PendingSignInsTable
  held_forms: HeldFormsTable
  account_tokens: AccountTokensTable
  sign_ups: SignUpsTable
  oidc_identities: OidcIdentitiesTable
  oidc_attempts: OidcAttemptsTable
  api_keys: ApiKeysTable
  goto_connections: GotoConnectionsTable
  goto_authorizations: GotoAuthorizationsTable
  schedules: SchedulesTable
  days_off: DaysOffTable
  event_types: EventTypesTable
  mail_texts: MailTextsTable
  senders: SendersTable
  sending_addresses: SendingAddressesTable
  one_time_links: OneTimeLinksTable
  event_type_members: EventTypeMembersTable
  turn_groups: TurnGroupsTable
  host_photos: HostPhotosTable
  bookings: BookingsTable
  booking_co_hosts: BookingCoHostsTable
  booking_events: BookingEventsTable
  booking_networks: BookingNetworksTable
  address_proofs: AddressProofsTable
  held_times: HeldTimesTable
  sent_mails: SentMailsTable
  idempotency_keys: IdempotencyKeysTable
  jobs: JobsTable
  request_counts: RequestCountsTable
  goto_pace: GotoPaceTable
  calendar_feeds: CalendarFeedsTable
  goto_meeting_reads: GotoMeetingReadsTable
  busy_intervals: BusyIntervalsTable
  subscribe_feeds: SubscribeFeedsTable
  webhooks: WebhooksTable
  connectors: ConnectorsTable
  connector_records: ConnectorRecordsTable
  deliveries: DeliveriesTable
  delivery_attempts: DeliveryAttemptsTable
  allowed_sites: AllowedSitesTable
  link_redirects: LinkRedirectsTable
  teams: TeamsTable
  team_members: TeamMembersTable
  team_invitations: TeamInvitationsTable
  mail_recipients: MailRecipientsTable
  tenant_mail_counts: TenantMailCountsTable
  held_back_mails: HeldBackMailsTable
  offer_versions: OfferVersionsTable
  calendar_accounts: CalendarAccountsTable
  calendars: CalendarsTable
  calendar_objects: CalendarObjectsTable
  calendar_channels: CalendarChannelsTable
  calendar_authorizations: CalendarAuthorizationsTable
  calendar_settings: CalendarSettingsTable
  booking_calendar_events: BookingCalendarEventsTable
  meeting_outcomes: MeetingOutcomesTable
  follow_ups: FollowUpsTable
  unsubscribes: UnsubscribesTable
  audit_entries: AuditEntriesTable
  audit_erasures: AuditErasuresTable
  operator_settings: OperatorSettingsTable
  blocked_senders: BlockedSendersTable
  tenant_quotas: TenantQuotasTable
  mail_quarantines: MailQuarantinesTable
  mail_complaints: MailComplaintsTable
}

/** The parameter of query functions: the database or a transaction on it. */
export type Db = Kysely<DB> | Transaction<DB>
