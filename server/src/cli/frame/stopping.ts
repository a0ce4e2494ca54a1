/** How a process is asked to end: by SIGINT or SIGTERM, once in order, the second time at once. */
export type Stopping = {
  readonly signal: AbortSignal
  /**
   * The exit code a signal calls for, if there was one. Being told to terminate is the natural end of a server that
   * stopped in order; an interrupt is 130 always.
   */
  readonly exitCode: (served: boolean) => number | undefined
  /** Rejects when something is thrown outside of what the command awaits. */
  readonly crashed: Promise<never>
}

type Signals = {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
  on(event: 'uncaughtException', listener: (error: unknown) => void): unknown
  exit(code: number): void
}

/** A server has ten seconds to stop in order; whatever has not ended by then does not end by itself. */
const patienceMs = 15_000

export function stoppingBy(process: Signals): Stopping {
  const controller = new AbortController()
  let received: 'SIGINT' | 'SIGTERM' | undefined
  const codeOf = { SIGINT: 130, SIGTERM: 143 }
  const receive = (signal: 'SIGINT' | 'SIGTERM') => {
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
  return {
    signal: controller.signal,
    crashed: crash.promise,
    exitCode: (served) => {
      if (received === undefined) return undefined
      return served && received === 'SIGTERM' ? 0 : codeOf[received]
    },
  }
}
