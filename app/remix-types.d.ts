import '@remix-run/server-runtime'
import type { AppContext } from '~/http/context.server'

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
  // What every loader and action gets as `context`: see app/http/context.server.ts.
  interface AppLoadContext extends AppContext {}
}
