import { resolve } from 'node:path'
import { CommanderError } from 'commander'
import type { Command, CommandGroup, Context, Report } from './command.ts'
import { Failure, failureOf } from './failure.ts'
import { type Language, languageNamed, languageOf, languages } from './language.ts'
import { badValue } from './options.ts'
import { type Output, outputOf, type Stream } from './output.ts'
import { type Invocation, programOf, typedName } from './program.ts'
import { meterOn } from './progress.ts'
import type { Stopping } from './stopping.ts'
import { usageFailure } from './usage.ts'

/** What a run stands on; the process in production. */
export type Ground = {
  readonly commands: readonly (Command | CommandGroup)[]
  readonly version: string
  readonly root: string
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  readonly out: Stream
  readonly err: Stream
  readonly stopping: Stopping
  /** Milliseconds that only grow, for rates. */
  readonly clock: () => number
}

/** Runs one command line to its exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted, 143 terminated. */
export async function runCli(args: readonly string[], ground: Ground): Promise<number> {
  const language = languageOf(args, ground.env)
  const beforeDashes = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length)
  const json = beforeDashes.includes('--json')
  const output = outputOf(ground.out, ground.err, json, language)
  const serving = { now: false }
  try {
    const parsed = parse(args, ground, language)
    if ('text' in parsed) {
      output.report({ document: { [parsed.kind]: parsed.text }, lines: [parsed.text] })
      return 0
    }
    const context = contextOf(parsed, ground, language, json, output, serving)
    const report = await Promise.race([parsed.command.run(context), ground.stopping.crashed])
    if (report) output.report(report)
    return ground.stopping.exitCode(serving.now) ?? (report?.failed ? 1 : 0)
  } catch (error) {
    const interrupted = ground.stopping.exitCode(false)
    const failure = interrupted === undefined ? failureOf(error) : stopped(error)
    output.fail(failure, beforeDashes.includes('--verbose'))
    return interrupted ?? failure.exit
  }
}

const stopped = (cause: unknown): Failure =>
  new Failure('interrupted', { en: 'Stopped before the end.', 'zh-CN': '未完成即被中止。' }, { cause })

type Shown = { readonly kind: 'help' | 'version'; readonly text: string }

function parse(args: readonly string[], ground: Ground, language: Language): Invocation | Shown {
  let printed = ''
  let invocation: Invocation | undefined
  const program = programOf(ground.commands, {
    version: ground.version,
    language,
    print: (text) => {
      printed += text
    },
    invoke: (one) => {
      invocation = one
    },
  })
  try {
    program.parse(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) {
      return { kind: error.code === 'commander.version' ? 'version' : 'help', text: printed.trimEnd() }
    }
    if (error.code === 'commander.help') ground.err.write(`${printed.trimEnd()}\n\n`)
    throw usageFailure(error, pathIn(args, ground.commands))
  }
  if (!invocation) throw new Error(`The argument parser neither refused nor ran: ${args.join(' ')}`)
  return invocation
}

/** The words of the line that name commands, for the pointer to their help. */
function pathIn(args: readonly string[], commands: readonly (Command | CommandGroup)[]): string {
  const [first, ...rest] = args.filter((arg) => !arg.startsWith('-'))
  const found = commands.find((one) => one.name === first)
  if (!found) return ''
  return 'commands' in found ? `${found.name} ${pathIn(rest, found.commands)}`.trimEnd() : found.name
}

function contextOf(
  { command, given, positions }: Invocation,
  ground: Ground,
  language: Language,
  json: boolean,
  output: Output,
  serving: { now: boolean },
): Context {
  const last = (name: string): string | undefined => {
    const texts = given[name]
    return Array.isArray(texts) ? texts.at(-1) : undefined
  }
  const lang = last('lang')
  if (lang !== undefined && !languageNamed(lang)) {
    throw badValue('--lang', lang, {
      en: `one of ${languages.join(', ')}`,
      'zh-CN': `以下之一：${languages.join('、')}`,
    })
  }
  const verbose = given['verbose'] === true
  const { signal } = ground.stopping
  return {
    options: Object.fromEntries(
      Object.entries(command.options ?? {}).map(([name, option]) => {
        const texts = given[name]
        if (texts === undefined) return [name, option.fallback]
        return [name, option.read(texts === true ? [] : texts, typedName(name))]
      }),
    ),
    arguments: Object.fromEntries(Object.keys(command.arguments ?? {}).map((name, at) => [name, positions[at]])),
    language,
    json,
    verbose,
    root: ground.root,
    dataDir: resolve(ground.cwd, last('dataDir') ?? resolve(ground.root, '.aftersale')),
    env: ground.env,
    signal,
    in: (texts) => texts[language],
    say: (texts) => output.err.write(`${texts[language]}\n`),
    detail: (line) => verbose && output.err.write(`${line}\n`),
    progress: (label, total, unit) => meterOn(output.err, label, total, language, ground.clock, unit),
    serve: (report: Report) => {
      serving.now = true
      output.report(report)
      return new Promise((done) => {
        if (signal.aborted) done()
        signal.addEventListener('abort', () => done(), { once: true })
      })
    },
  }
}
