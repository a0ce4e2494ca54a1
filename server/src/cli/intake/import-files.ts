import { readSummary } from '../../modules/intake/index.ts'
import { type Context, type Report, wrongUsage } from '../frame/index.ts'
import { withAftersale } from '../open.ts'
import { summaryLines } from './summary-lines.ts'
import { judgeAll, takeFileIn } from './take-in.ts'

interface ImportContext extends Context {
  readonly arguments: { readonly files: readonly string[] }
  readonly options: {
    readonly source: string | undefined
    readonly template: string | undefined
    readonly pack: string | undefined
  }
}

export async function importFiles(context: ImportContext): Promise<Report> {
  const { files } = context.arguments
  if (files.length === 0)
    throw wrongUsage('no-file', { en: 'Name at least one table.', 'zh-CN': '请至少指定一个表格文件。' })
  const source = context.options.source ?? 'default'
  return withAftersale(context, { pack: context.options.pack }, async (aftersale) => {
    const imports = []
    for (const path of files) {
      imports.push(await takeFileIn(aftersale, context, { path, template: context.options.template }, source))
    }
    const judged = await judgeAll(aftersale, context, source)
    const summary = await readSummary(aftersale.database, source)
    const document = { imports, cases: judged.cases, summary }
    return { document, lines: summaryLines(summary, context.language) }
  })
}
