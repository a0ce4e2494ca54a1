import { Argument as CliArgument, Command as CliCommand, Option as CliOption } from 'commander'
import type { Command, CommandGroup } from './command.ts'
import { displayWidth } from './display.ts'
import { type Language, languages, type Texts } from './language.ts'
import type { Argument, Option } from './options.ts'

/** A command as typed: the texts of its options by name, and its arguments in order. */
export type Invocation = {
  readonly command: Command
  readonly given: Readonly<Record<string, readonly string[] | true | undefined>>
  readonly positions: readonly (string | readonly string[] | undefined)[]
}

const commonOptions: readonly (readonly [string, Texts])[] = [
  ['--json', { en: 'print one JSON document on standard output', 'zh-CN': '在标准输出上打印一个 JSON 文档' }],
  ['--lang <LANG>', { en: `language: ${languages.join(', ')}`, 'zh-CN': `语言：${languages.join('、')}` }],
  ['--verbose', { en: 'say more, with stacks on failures', 'zh-CN': '输出更多细节，失败时打印堆栈' }],
]

const dataDirOption: readonly [string, Texts] = [
  '--data-dir <DIR>',
  {
    en: 'where data is stored (default: .aftersale in the project)',
    'zh-CN': '数据存放位置（默认：项目中的 .aftersale）',
  },
]

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

type Surroundings = {
  readonly version: string
  readonly language: Language
  /** Receives help and version texts. */
  readonly print: (text: string) => void
  readonly invoke: (invocation: Invocation) => void
}

/** The argument parser for these commands. It throws CommanderError for help, version and wrong usage. */
export function programOf(commands: readonly (Command | CommandGroup)[], around: Surroundings): CliCommand {
  const say = (texts: Texts) => texts[around.language]
  const program = new CliCommand('./aftersale')
    .exitOverride()
    .configureOutput({ writeOut: around.print, writeErr: around.print, outputError: () => undefined })
    .configureHelp({
      displayWidth,
      subcommandTerm: (one) => [one.name(), ...one.registeredArguments.map((argument) => argument.name())].join(' '),
      styleTitle: (title) => (around.language === 'zh-CN' ? (titles[title] ?? title) : title),
    })
    .description(
      say({
        en: 'Runs the after-sales side of a retail company: returns, exchanges, repairs and complaints.',
        'zh-CN': '零售企业的售后业务由它自动办理：退货、换货、维修与投诉。',
      }),
    )
    .version(around.version, '--version', say({ en: 'print the version', 'zh-CN': '打印版本号' }))
    .helpCommand('help [command]', say({ en: 'say how a command is used', 'zh-CN': '查看某个命令的用法' }))
  addCommonOptions(program, say)
  for (const one of commands) addTo(program, one, around, say)
  return program
}

type Say = (texts: Texts) => string

function addCommonOptions(target: CliCommand, say: Say) {
  for (const [flags, summary] of commonOptions) target.addOption(collecting(flags, say(summary)))
  target.helpOption('-h, --help', say({ en: 'say how it is used', 'zh-CN': '查看用法' }))
}

function addTo(parent: CliCommand, one: Command | CommandGroup, around: Surroundings, say: Say) {
  const target = parent.command(one.name).description(say(one.summary)).helpCommand(false)
  if ('commands' in one) {
    addCommonOptions(target, say)
    for (const inner of one.commands) addTo(target, inner, around, say)
    return
  }
  for (const [name, argument] of Object.entries(one.arguments ?? {})) {
    target.addArgument(new CliArgument(termOf(name, argument), say(argument.summary)))
  }
  for (const [name, option] of Object.entries(one.options ?? {})) {
    target.addOption(collecting(flagsOf(name, option), describe(option, say)))
  }
  if (one.touchesData) target.addOption(collecting(dataDirOption[0], say(dataDirOption[1])))
  addCommonOptions(target, say)
  target.addHelpText('after', examplesOf(one, say))
  target.action(() => around.invoke({ command: one, given: target.optsWithGlobals(), positions: target.processedArgs }))
}

/** Values are kept as texts, in order, and read later, so that a bad one is refused in both languages. A flag has none. */
const collecting = (flags: string, summary: string): CliOption =>
  new CliOption(flags, summary).argParser((text: string | undefined, before: readonly string[] | true | undefined) =>
    text === undefined || before === true ? true : [...(before ?? []), text],
  )

/** `dryRun` is typed `--dry-run`. */
export const typedName = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

const flagsOf = (name: string, { placeholder }: Option<unknown>): string =>
  placeholder === undefined ? typedName(name) : `${typedName(name)} <${placeholder}>`

const termOf = (name: string, { takes }: Argument): string =>
  takes === 'one' ? `<${name}>` : takes === 'maybe' ? `[${name}]` : `[${name}...]`

function describe({ summary, fallback, placeholder, repeatable }: Option<unknown>, say: Say): string {
  const notes: string[] = []
  if (repeatable) notes.push(say({ en: 'may be repeated', 'zh-CN': '可重复' }))
  else if (placeholder !== undefined && fallback !== undefined) {
    notes.push(say({ en: `default: ${String(fallback)}`, 'zh-CN': `默认：${String(fallback)}` }))
  }
  if (notes.length === 0) return say(summary)
  return say({ en: `${say(summary)} (${notes.join(', ')})`, 'zh-CN': `${say(summary)}（${notes.join('，')}）` })
}

function examplesOf({ examples }: Command, say: Say): string {
  const width = Math.max(...examples.map(({ line }) => line.length))
  const lines = examples.map(({ line, says }) => `  ./aftersale ${line.padEnd(width)}  ${say(says)}`)
  return ['', say({ en: 'Examples:', 'zh-CN': '示例：' }), ...lines].join('\n')
}
