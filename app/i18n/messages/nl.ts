import type { Translation } from '../define-messages'
import type * as en from './en'

export const deviceMessages: Translation<typeof en.deviceMessages> = {
  both: (browser, system) => `${browser} op ${system}`,
  someBrowser: (system) => `Een browser op ${system}`,
  unknown: 'Een onbekend apparaat',
  from: (device, network) => `${device}, vanaf ${network}`,
}
