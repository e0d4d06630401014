import { defineMessages } from '~/i18n/define-messages'
import * as de from './messages/de'
import * as en from './messages/en'
import * as es from './messages/es'

export const { bookingMessages, emptyMessages, manageMessages, proofMessages, reportMessages, unsubscribeMessages } =
  defineMessages({ en, de, es })

export type BookingFormProblem = Exclude<keyof (typeof bookingMessages)['en']['problems'], 'title'>
export type ProofProblem = keyof (typeof proofMessages)['en']['problems']
