import type { Report } from './command.ts'
import type { Failure } from './failure.ts'
import { type Language } from './language.ts'

export type Stream = {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string, done?: () => void): unknown
}

/** Where a run prints: the one document or the lines for people on `out`, all else on `err`. */
export type Output = {
  readonly out: Stream
  readonly err: Stream
  /** Prints a result, once. */
  readonly report: (report: Report) => void
  /** Prints why a run failed; the stack only when `verbose`. */
  readonly fail: (failure: Failure, verbose: boolean) => void
}

export function outputOf(out: Stream, err: Stream, json: boolean, language: Language): Output {
  let reported = false
  const print = (document: unknown, lines: readonly string[]) => {
    if (reported) throw new Error('A run prints one result; a second one was given.')
    reported = true
    if (json) out.write(`${JSON.stringify(document, null, 2)}\n`)
    else if (lines.length > 0) out.write(`${lines.join('\n')}\n`)
  }
  return {
    out,
    err,
    report: ({ document, lines }) => print(document, lines),
    fail: (failure, verbose) => {
      const message = failure.says[language]
      const mend = failure.mend ? failure.mend[language] : undefined
      const fields = failure.fields.map(({ path, says }) => ({ path, message: says[language] }))
      const error = { code: failure.code, message, ...(mend && { mend }), ...(fields.length > 0 && { fields }) }
      if (json && !reported) print({ error }, [])
      err.write(`${[message, ...(mend ? [mend] : [])].join('\n')}\n`)
      if (verbose) err.write(`${stackOf(failure)}\n`)
    },
  }
}

function stackOf(failure: Failure): string {
  const stacks: string[] = []
  for (let error: unknown = failure; error instanceof Error; error = error.cause)
    stacks.push(error.stack ?? String(error))
  return stacks.join('\ncaused by: ')
}

/**
 * Ends quietly what `| head` cut off: a reader that closed the pipe is not an error of ours, the work goes on and
 * its exit code stays true.
 */
export function ignoreClosedPipes(streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
    })
  }
}

/** Waits until what was written has left the process: exiting earlier cuts off long documents in pipes. */
export const flushed = (stream: Stream): Promise<void> => new Promise((resolve) => stream.write('', () => resolve()))
