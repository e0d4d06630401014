import { z } from 'zod'
import { emailAddress, visibleLine } from '~/security/plain-text'
import type { Role } from './permissions'

/** The team from one member's view. */
export interface Membership {
  teamId: string
  teamName: string
  role: Role
  /** Whether managers see the titles of meetings that this member created in GoTo. */
  sharesGoto: boolean
}

export interface Member {
  id: string
  name: string
  email: string
  role: Role
  sharesGoto: boolean
}

export const teamNameField = visibleLine(80).min(1)
export const InvitationSchema = z.object({ email: emailAddress, role: z.enum(['manager', 'member']) })
