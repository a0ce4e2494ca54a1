import type { Log } from './log.ts'

/** One thing to stop, with its name for the log. */
interface Step {
  readonly name: string
  readonly stop: () => Promise<void>
}

export interface Shutdown {
  /** What is added last is stopped first: it stands on what came before it. */
  add(name: string, stop: () => Promise<void>): void
  /** Stops everything in order, once; later calls wait for the same end. */
  run(): Promise<void>
}

export interface Signals {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown
}

const PATIENCE = 10_000
const SIGNALS = ['SIGTERM', 'SIGINT'] as const

/**
 * Stops the process in order on SIGTERM and SIGINT: `exit(0)` when everything has stopped, `exit(1)` when a step failed,
 * or after ten seconds, or at a second signal.
 */
export function shutdownOnSignal(
  log: Log,
  exit: (code: number) => void = process.exit,
  signals: Signals = process,
): Shutdown {
  const steps: Step[] = []
  let failed = false
  let running: Promise<void> | undefined

  const stopAll = async () => {
    for (const { name, stop } of steps.reverse()) {
      try {
        await stop()
        log.debug({ step: name }, 'stopped')
      } catch (error) {
        failed = true
        log.error({ err: error, step: name }, 'did not stop in order')
      }
    }
    for (const signal of SIGNALS) signals.off(signal, onSignal)
  }
  const run = () => {
    running ??= stopAll()
    return running
  }
  const onSignal = (signal: NodeJS.Signals) => {
    if (running) {
      log.warn({ signal }, 'a second signal: stopping at once')
      exit(1)
      return
    }
    log.info({ signal }, 'stopping')
    setTimeout(() => {
      log.error('did not stop within ten seconds')
      exit(1)
    }, PATIENCE).unref()
    void run().then(() => exit(failed ? 1 : 0))
  }
  for (const signal of SIGNALS) signals.on(signal, onSignal)
  return { add: (name, stop) => void steps.push({ name, stop }), run }
}
