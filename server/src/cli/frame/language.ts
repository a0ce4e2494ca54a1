/** The languages every sentence of the command line exists in. */
export type Language = 'en' | 'zh-CN'

/** One sentence in both languages. */
export type Texts = Readonly<Record<Language, string>>

export const languages: readonly Language[] = ['en', 'zh-CN']

/** `--lang` accepts the tag and the short forms people type: zh, zh-cn, zh_CN. */
export function languageNamed(name: string): Language | undefined {
  const tag = name.toLowerCase().replace('_', '-')
  if (tag === 'en') return 'en'
  return tag === 'zh' || tag === 'zh-cn' ? 'zh-CN' : undefined
}

/**
 * The language of this run: `--lang` where it is right, else the locale as POSIX ranks its variables.
 * Help and usage errors need it before the arguments are parsed, hence the look ahead.
 */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const wanted = languageNamed(langArgument(args) ?? '')
  if (wanted) return wanted
  return (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

function langArgument(args: readonly string[]): string | undefined {
  for (const [index, arg] of args.entries()) {
    if (arg === '--') return undefined
    if (arg === '--lang') return args[index + 1]
    if (arg.startsWith('--lang=')) return arg.slice('--lang='.length)
  }
  return undefined
}
