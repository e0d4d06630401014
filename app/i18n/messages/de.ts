import type { Translation } from '../define-messages'
import type * as en from './en'

export const deviceMessages: Translation<typeof en.deviceMessages> = {
  both: (browser, system) => `${browser} unter ${system}`,
  someBrowser: (system) => `Ein Browser unter ${system}`,
  unknown: 'Ein unbekanntes Gerät',
  from: (device, network) => `${device}, von ${network}`,
}
