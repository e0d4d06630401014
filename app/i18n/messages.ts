import { defineMessages } from './define-messages'
import * as de from './messages/de'
import * as en from './messages/en'

export const { deviceMessages } = defineMessages({ en, de })
