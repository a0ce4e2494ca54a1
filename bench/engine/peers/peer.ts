/** Another engine, with a flow of four steps that only compute. */
export interface Peer {
  /** Runs one flow to its end. */
  readonly run: () => Promise<void>
  /** Flows at once with which it was fastest, or close to it. */
  readonly lanes: number
  close(): Promise<void>
}
