import type { CommanderError } from 'commander'
import { type Failure, wrongUsage } from './failure.ts'
import type { Texts } from './language.ts'

/** Commander words its errors in English only: the quoted name and the suggestion are taken out of them. */
export function usageFailure(error: CommanderError, path: string): Failure {
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const similar = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1]
  const sentence = sentences[error.code]
  if (!sentence) throw new Error(`An error of the argument parser without a sentence: ${error.code}`, { cause: error })
  const help = path ? `./aftersale ${path} --help` : './aftersale --help'
  return wrongUsage(
    sentence.code,
    sentence.says(name),
    similar
      ? { en: `Did you mean ${similar}?`, 'zh-CN': `您是不是想输入 ${similar}？` }
      : { en: `See ${help}.`, 'zh-CN': `请参阅 ${help}。` },
  )
}

const sentences: Readonly<Record<string, { code: string; says: (name: string) => Texts }>> = {
  'commander.unknownCommand': {
    code: 'unknown-command',
    says: (name) => ({ en: `There is no command '${name}'.`, 'zh-CN': `没有“${name}”这个命令。` }),
  },
  'commander.unknownOption': {
    code: 'unknown-option',
    says: (name) => ({ en: `There is no option '${name}' here.`, 'zh-CN': `这里没有“${name}”这个选项。` }),
  },
  'commander.missingArgument': {
    code: 'missing-argument',
    says: (name) => ({
      en: `The argument ${name.toUpperCase()} is missing.`,
      'zh-CN': `缺少参数 ${name.toUpperCase()}。`,
    }),
  },
  'commander.optionMissingArgument': {
    code: 'missing-value',
    says: (name) => ({ en: `The option '${name}' needs a value.`, 'zh-CN': `选项“${name}”需要一个值。` }),
  },
  'commander.excessArguments': {
    code: 'too-many-arguments',
    says: () => ({ en: 'There are more arguments than this command takes.', 'zh-CN': '参数过多，超出该命令所需。' }),
  },
  'commander.help': {
    code: 'missing-command',
    says: () => ({ en: 'A command is missing.', 'zh-CN': '缺少命令。' }),
  },
}
