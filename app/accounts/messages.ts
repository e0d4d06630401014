import { defineMessages } from '~/i18n/define-messages'
import * as de from './messages/de'
import * as en from './messages/en'
import * as es from './messages/es'

export const { accountMessages, blockListMessages, oidcMessages, photoMessages, securityMessages, senderMessages } =
  defineMessages({ en, de, es })

export type AccountMessages = (typeof accountMessages)['en']

export type AccountProblem = keyof AccountMessages['problems']
