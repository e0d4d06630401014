import { defineMessages } from '~/i18n/define-messages'
import * as de from './messages/de'
import * as en from './messages/en'

export const { gotoMessages } = defineMessages({ en, de })

export type ConnectProblem = keyof (typeof gotoMessages)['en']['problems']
