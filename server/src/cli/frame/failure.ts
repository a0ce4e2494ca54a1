import type { Texts } from './language.ts'

/** What is wrong with one field of an input: where it stands, and the end of a sentence that begins with its name. */
export type WrongField = { readonly path: string; readonly says: Texts }

type Details = {
  readonly mend?: Texts
  readonly cause?: unknown
  readonly exit?: 1 | 2
  readonly fields?: readonly WrongField[]
}

/** What a command throws to end with a sentence instead of a stack: what is wrong and, where known, how to mend it. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: string
  readonly says: Texts
  readonly mend: Texts | undefined
  readonly exit: 1 | 2
  /** What is wrong with the input, field by field: part of the document of `--json`. */
  readonly fields: readonly WrongField[]

  constructor(code: string, says: Texts, details: Details = {}) {
    super(says.en, 'cause' in details ? { cause: details.cause } : {})
    this.code = code
    this.says = says
    this.mend = details.mend
    this.exit = details.exit ?? 1
    this.fields = details.fields ?? []
  }
}

/** A wrong command line: exit 2. `code` is the part after `usage.`. */
export const wrongUsage = (code: string, says: Texts, mend?: Texts): Failure =>
  new Failure(`usage.${code}`, says, mend ? { mend, exit: 2 } : { exit: 2 })

/** Any thrown value as a failure: system errors that people meet get a sentence, all others are defects. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error
  if (isWorded(error)) return new Failure(error.code, error.text, { cause: error })
  const known = systemFailure(error)
  if (known) return known
  const message = error instanceof Error ? error.message || error.name : String(error)
  return new Failure(
    'defect',
    { en: `Something went wrong that should not: ${message}`, 'zh-CN': `程序出现了不该有的错误：${message}` },
    {
      mend: {
        en: 'Run it again with --verbose and report what it prints.',
        'zh-CN': '请加上 --verbose 再运行一次，并反馈输出内容。',
      },
      cause: error,
    },
  )
}

/** Trouble that the server has put into words, recognised by its shape: the frame loads without the server. */
function isWorded(error: unknown): error is Error & { code: string; text: Texts } {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string' && 'text' in error)) return false
  const { text } = error
  return typeof text === 'object' && text !== null && 'en' in text && 'zh-CN' in text
}

const systemSentences: Readonly<Record<string, (at: string) => { says: Texts; mend: Texts }>> = {
  ENOSPC: (at) => ({
    says: { en: `The disk is full${at}.`, 'zh-CN': `磁盘已满${at}。` },
    mend: {
      en: 'Free some space and run it again; nothing stored is lost.',
      'zh-CN': '请腾出空间后重新运行，已保存的数据不会丢失。',
    },
  }),
  EADDRINUSE: (at) => ({
    says: { en: `The port is already taken${at}.`, 'zh-CN': `端口已被占用${at}。` },
    mend: {
      en: 'Stop the program that holds it, or choose another port.',
      'zh-CN': '请停止占用该端口的程序，或换一个端口。',
    },
  }),
  ENOENT: (at) => ({
    says: { en: `No such file or folder${at}.`, 'zh-CN': `文件或文件夹不存在${at}。` },
    mend: { en: 'Check the path for typing errors.', 'zh-CN': '请检查路径是否写对。' },
  }),
  EISDIR: (at) => ({
    says: { en: `A file was expected, but this is a folder${at}.`, 'zh-CN': `此处应为文件，实际是文件夹${at}。` },
    mend: { en: 'Name a file inside it.', 'zh-CN': '请指定其中的某个文件。' },
  }),
  ENOTDIR: (at) => ({
    says: { en: `A folder was expected, but this is a file${at}.`, 'zh-CN': `此处应为文件夹，实际是文件${at}。` },
    mend: { en: 'Name the folder it is in.', 'zh-CN': '请指定它所在的文件夹。' },
  }),
  EACCES: (at) => ({
    says: { en: `No permission${at}.`, 'zh-CN': `没有权限${at}。` },
    mend: {
      en: 'Change its owner or rights, or run as a user who may.',
      'zh-CN': '请修改其所有者或权限，或换用有权限的用户运行。',
    },
  }),
  EROFS: (at) => ({
    says: { en: `The file system is read-only${at}.`, 'zh-CN': `文件系统为只读${at}。` },
    mend: { en: 'Choose a folder that can be written.', 'zh-CN': '请选择可以写入的文件夹。' },
  }),
}

function systemFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const sentence = systemSentences[error.code === 'EPERM' ? 'EACCES' : error.code]
  if (!sentence) return undefined
  const { says, mend } = sentence(placeOf(error))
  return new Failure(`system.${error.code.toLowerCase()}`, says, { mend, cause: error })
}

function placeOf(error: Error): string {
  if ('path' in error && typeof error.path === 'string') return ` (${error.path})`
  if ('port' in error && typeof error.port === 'number') return ` (${error.port})`
  return ''
}
