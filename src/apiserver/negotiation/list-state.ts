/** Metadata of a list, as it is printed. */
export interface ListState {
  readonly resourceVersion: string
  readonly continue?: string
  readonly remainingItemCount?: number
}
