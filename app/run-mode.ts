/** How the code runs. Builds put the value in as they bundle, so what only development needs does not reach production. */
export const RUN_MODE = process.env.NODE_ENV
export const IN_DEVELOPMENT = RUN_MODE === 'development'
