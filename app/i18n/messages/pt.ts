import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const deviceMessages: Translation<typeof en.deviceMessages> = {
  both: (browser, system) => `${browser} no ${system}`,
  someBrowser: (system) => `Um navegador no ${system}`,
  unknown: 'Um dispositivo desconhecido',
  from: (device, network) => `${device}, a partir de ${network}`,
}
