/** APP_URL is signed for this purpose, so that `npm run doctor` recognises its own app. */
export const INSTANCE_PURPOSE = 'instance'
