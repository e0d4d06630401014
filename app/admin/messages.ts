import { defineMessages } from '~/i18n/define-messages'
import * as de from './messages/de'
import * as en from './messages/en'
import * as es from './messages/es'

export const {
  actionMessages,
  adminMessages,
  afterMessages,
  attendanceInsightMessages,
  calendarMessages,
  calendarMoveMessages,
  calendarTimeMessages,
  commandMessages,
  csvMessages,
  insightMessages,
  listMessages,
  overviewMessages,
  quickBookingMessages,
  rushMessages,
  sentMailMessages,
  startMessages,
  timelineMessages,
} = defineMessages({ en, de, es })
