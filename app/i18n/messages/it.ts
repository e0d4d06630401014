import type { Translation } from '../define-messages'
import type * as en from './en'

export const deviceMessages: Translation<typeof en.deviceMessages> = {
  both: (browser, system) => `${browser} su ${system}`,
  someBrowser: (system) => `Un browser su ${system}`,
  unknown: 'Un dispositivo sconosciuto',
  from: (device, network) => `${device}, da ${network}`,
}
