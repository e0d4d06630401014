/** A stretch of time, half open: `[from, until)`. Epoch ms. */
export interface Range {
  from: number
  until: number
}
