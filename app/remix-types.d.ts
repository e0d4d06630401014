import '@remix-run/server-runtime'
import type { AppContext } from '~/http/context.server'

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
  // The type of `context` in every loader and action: see app/http/context.server.ts.
  interface AppLoadContext extends AppContext {}
}
