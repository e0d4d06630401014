import { defineMessages } from '~/i18n/define-messages'
import * as de from './messages/de'
import * as en from './messages/en'

export const { landingMessages } = defineMessages({ en, de })
