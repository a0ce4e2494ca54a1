import { routes } from '@aftersale/contract'
import { readCase } from '../../modules/cases/index.ts'
import { type Context, Failure, type Report } from '../frame/index.ts'
import { withAftersale } from '../open.ts'
import { caseLines } from './case-lines.ts'

export function showCase(context: Context & { readonly arguments: { readonly id: string } }): Promise<Report> {
  const { id } = context.arguments
  return withAftersale(context, { pack: null }, async ({ database, engine }) => {
    const found = await readCase(database, engine, id)
    if (found !== null)
      return { document: routes.getCase.answers[200].encode(found), lines: caseLines(found, context.language) }
    throw new Failure(
      'cases.not-found',
      { en: `There is no case ${id} in this data.`, 'zh-CN': `此数据中没有工单 ${id}。` },
      {
        mend: {
          en: '`./aftersale case list` shows the newest ones; --data-dir says where the data is.',
          'zh-CN': '用 ./aftersale case list 查看最新工单；--data-dir 指定数据目录。',
        },
      },
    )
  })
}
