import { type Logger, pino } from 'pino'
import { Trouble } from './trouble.ts'

export type Log = Logger

/** Field names whose values never reach a log, at the top of an entry and down to two levels below. */
const SECRETS = ['password', 'secret', 'token', 'authorization', 'cookie', 'apiKey', 'connectionString']

const NOT_SHOWN = new Set(['level', 'time', 'pid', 'msg', 'err'])

export interface LogOptions {
  readonly level?: string
  /** Short lines for people instead of one JSON object a line. */
  readonly pretty?: boolean
  readonly destination?: { write(line: string): unknown }
}

/** Structured entries to stderr: stdout belongs to a command's answer. */
export function openLog(options: LogOptions = {}): Log {
  const destination = options.destination ?? process.stderr
  const pretty = options.pretty ?? (options.destination === undefined && process.stderr.isTTY)
  return pino(
    {
      level: options.level ?? 'info',
      base: { pid: process.pid },
      serializers: { err: factsOf },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
    },
    { write: (line: string) => void destination.write(pretty ? readable(line) : line) },
  )
}

/**
 * An error as it is told: what pg and others hang on to theirs (a whole client, the values of a row) is left out, and so is
 * where in the program a trouble was noticed, which is around the program and not in it.
 */
function factsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  const { code } = error as { code?: unknown }
  const where = error instanceof Trouble ? {} : { stack }
  return { type: name, message, code, ...where, ...(cause === undefined ? {} : { cause: factsOf(cause) }) }
}

function readable(line: string): string {
  const entry: Record<string, unknown> = JSON.parse(line)
  const label = pino.levels.labels[Number(entry['level'])] ?? 'log'
  const time = new Date(Number(entry['time'])).toISOString().slice(11, 19)
  const facts = Object.entries(entry)
    .filter(([name]) => !NOT_SHOWN.has(name))
    .map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  return `${time} ${label.padEnd(5)} ${String(entry['msg'] ?? '')}${facts.join('')}${stackOf(entry['err'])}\n`
}

function stackOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const { stack, message, cause } = error as { stack?: string; message?: string; cause?: unknown }
  return `\n  ${(stack ?? message ?? '').replaceAll('\n', '\n  ')}${stackOf(cause)}`
}
