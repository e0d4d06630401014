import { defineMessages } from './define-messages'
import * as de from './messages/de'
import * as en from './messages/en'
import * as es from './messages/es'

export const { deviceMessages } = defineMessages({ en, de, es })
