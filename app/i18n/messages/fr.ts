import type { Translation } from '../define-messages'
import type * as en from './en'

export const deviceMessages: Translation<typeof en.deviceMessages> = {
  both: (browser, system) => `${browser} sous ${system}`,
  someBrowser: (system) => `Un navigateur sous ${system}`,
  unknown: 'Un appareil inconnu',
  from: (device, network) => `${device}, depuis ${network}`,
}
