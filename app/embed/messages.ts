import { defineMessages } from '~/i18n/define-messages'
import * as ar from './messages/ar'
import * as de from './messages/de'
import * as en from './messages/en'
import * as es from './messages/es'
import * as fr from './messages/fr'
import * as it from './messages/it'
import * as nl from './messages/nl'
import * as pl from './messages/pl'
import * as pt from './messages/pt'

export const { embedMessages, linkRedirectMessages } = defineMessages({ de, en, es, fr, it, nl, pt, pl, ar })
