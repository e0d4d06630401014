import type { Db } from '#db/schema'
import type { AuditAct, AuditFacts } from '~/audit/audit'
import { recordAudit } from '~/audit/record-audit.server'
import type { Device } from '~/i18n/devices'
import type { SecurityNotice } from '~/outbox/job'
import { queueAccountMail } from './queue-account-mail.server'

export interface SecurityAct {
  hostId: string
  act: SecurityNotice
  device: Device
  /** The name of a key, a passkey or a provider. */
  subject?: string
  /** For a changed address: the one before, which is told. */
  formerEmail?: string
}

/** Others are recorded where they happen, with facts of their own. */
const RECORDED_HERE = [
  ...['new_browser', 'app_added', 'app_removed', 'passkey_added', 'passkey_removed', 'second_step_on'],
  ...['second_step_off', 'recovery_codes_renewed', 'recovery_code_used'],
] as const satisfies readonly (AuditAct & SecurityNotice)[]

/**
 * Records a change of how an account is entered, in the transaction of the change: its host gets a mail, and the audit log an entry.
 */
export async function recordSecurityAct(
  tx: Db,
  { hostId, act, device, subject, formerEmail }: SecurityAct,
  now: number,
): Promise<void> {
  const recorded = RECORDED_HERE.find((one) => one === act)
  const actor =
    act === 'new_browser' || act === 'recovery_code_used' ? ({ kind: 'host', id: hostId } as const) : undefined
  const facts: AuditFacts = subject === undefined ? {} : { name: subject }
  if (recorded) await recordAudit(tx, { act: recorded, hostId, facts, ...(actor && { actor }) }, now)
  await queueAccountMail(
    tx,
    hostId,
    {
      ...{ mail: 'security-notice', notice: act, at: now, device },
      ...(subject !== undefined && { subject }),
      ...(formerEmail !== undefined && { formerEmail }),
    },
    now,
  )
}
