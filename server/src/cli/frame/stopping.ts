/**
 * How a process is asked to end: by SIGINT or SIGTERM, once in order, the second time at once; and by the end of the program
 * that began it and listened to it, which may have been killed and have had no time to say so.
 */
export type Stopping = {
  readonly signal: AbortSignal
  /**
   * The exit code a signal calls for, if there was one. Being told to terminate is the natural end of a server that
   * stopped in order, and so is the end of whoever began it; an interrupt is 130 always.
   */
  readonly exitCode: (served: boolean) => number | undefined
  /** Rejects when something is thrown outside of what the command awaits. */
  readonly crashed: Promise<never>
}

type Reason = 'SIGINT' | 'SIGTERM' | 'disconnect'

type Signals = {
  on(event: 'SIGINT' | 'SIGTERM' | 'disconnect', listener: () => void): unknown
  on(event: 'uncaughtException', listener: (error: unknown) => void): unknown
  exit(code: number): void
}

/** A server has ten seconds to stop in order; whatever has not ended by then does not end by itself. */
const patienceMs = 15_000

export function stoppingBy(process: Signals): Stopping {
  const controller = new AbortController()
  let received: Reason | undefined
  const codeOf = { SIGINT: 130, SIGTERM: 143, disconnect: 0 }
  const receive = (signal: Reason) => {
    if (received) process.exit(codeOf[received])
    received = signal
    controller.abort(new Error(`stopped by ${signal}`))
    setTimeout(() => process.exit(codeOf[signal]), patienceMs).unref()
  }
  const crash = Promise.withResolvers<never>()
  crash.promise.catch(() => undefined)
  process.on('uncaughtException', crash.reject)
  process.on('SIGINT', () => receive('SIGINT'))
  process.on('SIGTERM', () => receive('SIGTERM'))
  process.on('disconnect', () => {
    if (received === undefined) receive('disconnect')
  })
  return {
    signal: controller.signal,
    crashed: crash.promise,
    exitCode: (served) => {
      if (received === undefined) return undefined
      return served && received === 'SIGTERM' ? 0 : codeOf[received]
    },
  }
}
