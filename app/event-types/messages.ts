import { defineMessages } from '~/i18n/define-messages'
import * as de from './messages/de'
import * as en from './messages/en'

export const {
  afterMeetingMessages,
  eventTypeMessages,
  formMessages,
  hostLimitsMessages,
  problemMessages,
  questionMessages,
} = defineMessages({ en, de })

export type EventTypeProblem = keyof (typeof problemMessages)['en']
