import type { Translation } from '../define-messages'
import type * as en from './en'

export const deviceMessages: Translation<typeof en.deviceMessages> = {
  both: (browser, system) => `${browser} على ${system}`,
  someBrowser: (system) => `متصفح على ${system}`,
  unknown: 'جهاز غير معروف',
  from: (device, network) => `${device}، من ${network}`,
}
