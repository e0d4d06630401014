import { defineMessages } from '~/i18n/define-messages'
import * as de from './messages/de'
import * as en from './messages/en'

export const { accountMessages, blockListMessages, oidcMessages, photoMessages, securityMessages, senderMessages } =
  defineMessages({ en, de })

export type AccountMessages = (typeof accountMessages)['en']

export type AccountProblem = keyof AccountMessages['problems']
