import { defineMessages } from '~/i18n/define-messages'
import * as de from './messages/de'
import * as en from './messages/en'
import * as es from './messages/es'

export const { gotoMessages } = defineMessages({ en, de, es })

export type ConnectProblem = keyof (typeof gotoMessages)['en']['problems']
