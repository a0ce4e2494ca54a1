import { userInfo } from 'node:os'
import { readCase, retryCase } from '../../modules/cases/index.ts'
import type { Context, Report } from '../frame/index.ts'
import { withAftersale } from '../open.ts'
import { refused } from '../refused.ts'
import { caseLines } from './case-lines.ts'

export function retryStuckCase(context: Context & { readonly arguments: { readonly id: string } }): Promise<Report> {
  const { id } = context.arguments
  return withAftersale(context, { pack: null }, async ({ database, engine, clock }) => {
    const by = userInfo().username
    const retried = await retryCase(database, engine, { idOrNumber: id, by, now: clock.now() })
    if (!retried.ok) throw refused(retried.refusal)
    const found = await readCase(database, engine, retried.value.caseId)
    if (found === null) throw new Error(`expected the case ${id} to be there once it was retried`)
    return { document: retried.value, lines: caseLines(found, context.language) }
  })
}
