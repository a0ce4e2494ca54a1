import type { Language, Texts } from './language.ts'
import type { Arguments, ArgumentValues, Options, OptionValues } from './options.ts'
import type { Meter, Unit } from './progress.ts'

/** What a command has to say: the document for `--json` and the lines for people. `failed` makes the exit code 1. */
export type Report = { readonly document: unknown; readonly lines: readonly string[]; readonly failed?: boolean }

export type Context<O extends Options = Options, A extends Arguments = Arguments> = {
  readonly options: OptionValues<O>
  readonly arguments: ArgumentValues<A>
  readonly language: Language
  readonly json: boolean
  readonly verbose: boolean
  /** The folder of the project, where the launcher lies. */
  readonly root: string
  /** Absolute; the default `.aftersale` of the project unless the command declares `touchesData` and got `--data-dir`. */
  readonly dataDir: string
  readonly env: NodeJS.ProcessEnv
  /** Aborts on the first SIGINT or SIGTERM, or when whoever began it is gone: end in order. A second one, or ten seconds, ends the process at once. */
  readonly signal: AbortSignal
  /** The sentence in the language of this run. */
  readonly in: (texts: Texts) => string
  /** A line on stderr for people. */
  readonly say: (texts: Texts) => void
  /** A line on stderr, with `--verbose` only. */
  readonly detail: (line: string) => void
  /** Counts long work on stderr: a bar on a terminal, a line now and then elsewhere. */
  readonly progress: (label: Texts, total?: number, unit?: Unit) => Meter
  /** Prints the report now and waits for a signal: a server. Being asked to stop is then its natural end. */
  readonly serve: (report: Report) => Promise<void>
}

export type Command<O extends Options = Options, A extends Arguments = Arguments> = {
  readonly name: string
  readonly summary: Texts
  /** Shown under `--help`: what to type after `./aftersale`, and what it does. */
  readonly examples: readonly { readonly line: string; readonly says: Texts }[]
  readonly arguments?: A
  readonly options?: O
  /** Adds `--data-dir DIR`. */
  readonly touchesData?: boolean
  /**
   * Does the work. The file of a command imports nothing but the frame at its top, and what it runs inside `run`:
   * `--help` loads every command file and must stay fast. Returns nothing after `serve`.
   */
  run(context: Context<O, A>): Promise<Report | undefined>
}

/** Commands under one word: `case show`, `bench engine`. */
export type CommandGroup = {
  readonly name: string
  readonly summary: Texts
  readonly commands: readonly (Command | CommandGroup)[]
}

/** Gives `run` the types of the declared options and arguments. */
export const command = <const O extends Options = Options, const A extends Arguments = Arguments>(
  definition: Command<O, A>,
): Command => definition
