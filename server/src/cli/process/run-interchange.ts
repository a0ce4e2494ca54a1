import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type Survival, survivalOf } from '@aftersale/modelling'
import { type Context, Failure, type Language, type Report } from '../frame/index.ts'
import { decodeModel } from './decode-model.ts'

type InterchangeCommand = Context & { readonly arguments: { readonly folder: string } }

/** What became of one file: it survived, or the reason why it cannot be opened at all. */
type Tried =
  | { readonly file: string; readonly survival: Survival }
  | { readonly file: string; readonly unreadable: { readonly en: string; readonly 'zh-CN': string } }

/** Opens and saves every model below a folder in both views. A file that is no BPMN fails with its reason; the others go on. */
export async function runInterchange(context: InterchangeCommand): Promise<Report> {
  const { folder } = context.arguments
  const files = await findModels(folder)
  const tried: Tried[] = []
  const meter = context.progress({ en: 'files', 'zh-CN': '文件' }, files.length)
  try {
    for (const file of files) {
      context.signal.throwIfAborted()
      tried.push(await tryModel(folder, file))
      meter.add(1)
    }
  } finally {
    meter.end()
  }
  const failed = tried.filter((one) => !isWhole(one)).length
  const passed = tried.length - failed
  return {
    document: { passed, failed, total: tried.length, files: tried.map(told) },
    lines: [...tried.flatMap((one) => linesOf(one, context.language)), `${passed} passed, ${failed} failed`],
    failed: failed > 0,
  }
}

async function findModels(root: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(root, { recursive: true, withFileTypes: true })
  const found = entries.flatMap((entry) =>
    entry.isFile() && /\.bpmn$/i.test(entry.name) ? [relative(root, join(entry.parentPath, entry.name))] : [],
  )
  if (found.length > 0) return found.map((name) => name.replaceAll('\\', '/')).toSorted()
  throw new Failure(
    'conformance.no-models',
    { en: `There are no models (*.bpmn) in ${root}.`, 'zh-CN': `${root} 中没有模型（*.bpmn）。` },
    {
      mend: {
        en: 'Name a folder with BPMN files, such as Reference of github.com/bpmn-miwg/bpmn-miwg-test-suite.',
        'zh-CN': '请指定含 BPMN 文件的文件夹，例如 github.com/bpmn-miwg/bpmn-miwg-test-suite 的 Reference。',
      },
    },
  )
}

async function tryModel(folder: string, file: string): Promise<Tried> {
  try {
    const survived = await survivalOf(decodeModel(file, await readFile(join(folder, file))))
    return survived.ok ? { file, survival: survived.value } : { file, unreadable: survived.refusal.message }
  } catch (error) {
    if (error instanceof Failure) return { file, unreadable: error.says }
    throw error
  }
}

const isWhole = (one: Tried): boolean =>
  'survival' in one && one.survival.plain.length + one.survival.expert.length + one.survival.lost.length === 0

function told(one: Tried): object {
  if ('unreadable' in one) return one
  const { problems, ...rest } = one.survival
  return {
    file: one.file,
    ...rest,
    executes: problems.length === 0,
    problems: problems.map(({ code, element, message }) => ({ code, element, message })),
  }
}

const WORDS = {
  en: {
    whole: (cards: number, advanced: number) =>
      `means the same (${cards} steps in plain words, ${advanced} of them advanced)`,
    plain: 'otherwise after the plain view',
    expert: 'otherwise after the expert view',
    lost: 'the expert view cannot keep',
    executes: 'executes',
    not: 'would not execute',
  },
  'zh-CN': {
    whole: (cards: number, advanced: number) => `含义不变（简易视图 ${cards} 个步骤，其中 ${advanced} 个为“高级”）`,
    plain: '简易视图保存后不同',
    expert: '专家视图保存后不同',
    lost: '专家视图无法保留',
    executes: '可以执行',
    not: '无法执行',
  },
} as const

function linesOf(one: Tried, language: Language): string[] {
  if ('unreadable' in one) return [`✗ ${one.file}: ${one.unreadable[language]}`]
  const words = WORDS[language]
  const { cards, advanced, plain, expert, lost, problems } = one.survival
  const differing = [
    ...plain.map((where) => `    ${words.plain}: ${where}`),
    ...expert.map((where) => `    ${words.expert}: ${where}`),
    ...lost.map((what) => `    ${words.lost}: ${what}`),
  ]
  const reasons = problems.map(
    ({ element, message }) => `    ${words.not}: ${element === null ? '' : `${element}: `}${message[language]}`,
  )
  return [
    `${isWhole(one) ? '✓' : '✗'} ${one.file}: ${isWhole(one) ? `${words.whole(cards, advanced)}; ` : ''}${problems.length === 0 ? words.executes : words.not}`,
    ...differing,
    ...reasons,
  ]
}
