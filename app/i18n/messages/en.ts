/** From where an account is used. */
export const deviceMessages = {
  both: (browser: string, system: string) => `${browser} on ${system}`,
  someBrowser: (system: string) => `A browser on ${system}`,
  unknown: 'An unknown device',
  from: (device: string, network: string) => `${device}, from ${network}`,
}
