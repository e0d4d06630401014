/** What the audit log has entries of: acts that matter for the security of an account (S25). */
export const AUDIT_ACTS = [
  ...['signed_in', 'sign_in_refused', 'password_changed', 'password_reset', 'address_change_asked'],
  ...['address_changed', 'provider_linked', 'provider_unlinked', 'account_verified', 'account_deleted'],
  ...['account_exported', 'person_exported', 'person_erased', 'bookings_exported', 'key_created', 'key_revoked'],
  ...['sending_address_confirmed', 'sending_address_removed', 'reply_to_confirmed'],
  ...[
    'app_added',
    'app_removed',
    'passkey_added',
    'passkey_removed',
    'passkey_renamed',
    'second_step_on',
    'second_step_off',
  ],
  ...['recovery_codes_renewed', 'recovery_code_used', 'sessions_ended', 'new_browser'],
  ...['webhook_created', 'webhook_deleted', 'webhook_secret_changed'],
  ...['connector_created', 'connector_changed', 'connector_deleted'],
  ...['goto_connected', 'goto_disconnected', 'calendar_connected', 'calendar_disconnected'],
  ...['team_created', 'team_joined', 'team_invited', 'team_role_changed', 'team_handed_over', 'team_member_removed'],
  ...['team_left', 'team_dissolved', 'booking_reassigned'],
  ...[
    'account_suspended',
    'account_resumed',
    'quotas_changed',
    'operator_settings_changed',
    'test_mail_sent',
    'jobs_retried',
  ],
  ...['sender_blocked', 'sender_unblocked', 'mails_quarantined', 'mails_released', 'mails_discarded'],
] as const satisfies readonly string[]

export type AuditAct = (typeof AUDIT_ACTS)[number]

/** Who acted: the host of the account, a manager or an operator (both hosts as well), an API key, the process, or nobody who is known. */
export type AuditActor =
  | { kind: 'host' | 'manager' | 'operator' | 'key'; id: string }
  | { kind: 'system' }
  | { kind: 'unknown' }

/** Of an entry, for the reader: names of things, never a secret and never an attendee. */
export type AuditFacts = Record<string, string | number>

export const AUDIT_KEPT_DAYS = 365
