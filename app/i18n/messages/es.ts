import type { Translation } from '../define-messages'
import type * as en from './en'

export const deviceMessages: Translation<typeof en.deviceMessages> = {
  both: (browser, system) => `${browser} en ${system}`,
  someBrowser: (system) => `Un navegador en ${system}`,
  unknown: 'Un dispositivo desconocido',
  from: (device, network) => `${device}, desde ${network}`,
}
