import { defineMessages } from '~/i18n/define-messages'
import * as de from './messages/de'
import * as en from './messages/en'
import * as es from './messages/es'

export const {
  afterMeetingMessages,
  eventTypeMessages,
  formMessages,
  hostLimitsMessages,
  problemMessages,
  questionMessages,
} = defineMessages({ en, de, es })

export type EventTypeProblem = keyof (typeof problemMessages)['en']
