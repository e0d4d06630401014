import type { Translation } from '../define-messages'
import type * as en from './en'

export const deviceMessages: Translation<typeof en.deviceMessages> = {
  both: (browser, system) => `${browser} (${system})`,
  someBrowser: (system) => `Przeglądarka (${system})`,
  unknown: 'Nieznane urządzenie',
  from: (device, network) => `${device}, z sieci ${network}`,
}
