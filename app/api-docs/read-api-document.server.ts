import { createApi } from '~/api/api'
import { describeApi } from '~/api/description'
import type { ApiDocument } from './document'

let document: ApiDocument | undefined

/** The response of `/api/v1/openapi.json`. It changes only with a release, so it is generated once. */
export function readApiDocument(appUrl: string): ApiDocument {
  // Through JSON, as every other reader gets it: without values that JSON omits.
  document ??= JSON.parse(JSON.stringify(describeApi(createApi(), appUrl))) as ApiDocument
  return document
}
