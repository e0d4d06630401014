/**
 * What an unlocked computer alone must not allow: before it a host shows again who they are, unless they did in the last ten minutes. A test
 * tries each of them.
 */
export const GUARDED_ACTS = [
  'change_email',
  'change_password',
  'link_provider',
  'unlink_provider',
  'add_app',
  'remove_app',
  'renew_codes',
  'add_passkey',
  'remove_passkey',
  'rename_passkey',
  'change_second_step',
  'create_key',
  'revoke_key',
  'revoke_all_keys',
  'create_webhook',
  'rotate_secret',
  'disconnect_goto',
  'disconnect_calendar',
  'export_account',
  'delete_account',
  'operate',
] as const

export type GuardedAct = (typeof GUARDED_ACTS)[number]
