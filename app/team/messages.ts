import { defineMessages } from '~/i18n/define-messages'
import * as de from './messages/de'
import * as en from './messages/en'

export const { bookedTeamMessages, coHostedMessages, teamMessages } = defineMessages({ en, de })

export type TeamProblem = keyof (typeof teamMessages)['en']['members']['problems']
