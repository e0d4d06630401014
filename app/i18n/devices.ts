import type { Locale } from './locale'
import { deviceMessages } from './messages'

/** From where an account is used; null: not known, or none of the usual names. */
export interface Device {
  browser: string | null
  system: string | null
  /** `203.0.113.x` */
  network: string | null
}

export const UNKNOWN_DEVICE: Device = { browser: null, system: null, network: null }

/** @example deviceName('en', { browser: 'Firefox', system: 'Windows' }) // 'Firefox on Windows' */
export function deviceName(locale: Locale, { browser, system }: Pick<Device, 'browser' | 'system'>): string {
  const t = deviceMessages[locale]
  if (browser === null) return system === null ? t.unknown : t.someBrowser(system)
  return system === null ? browser : t.both(browser, system)
}

/** The same with the network, if it is known. */
export function deviceInWords(locale: Locale, device: Device): string {
  const name = deviceName(locale, device)
  return device.network === null ? name : deviceMessages[locale].from(name, device.network)
}
