import type { Transaction } from '../../../platform/database.ts'
import { membersOf } from '../../access/index.ts'
import { caseSight, casesNamed } from '../../cases/index.ts'

/** The members of groups who see a case anyway, by the case: nobody is shown a case by being of a group. */
export async function groupWatchers(
  tx: Transaction,
  many: readonly { readonly caseId: string; readonly groups: readonly string[] }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const members = await membersOf(tx, [...new Set(many.flatMap(({ groups }) => groups))])
  const watchers = new Map<string, string[]>()
  for (const [email, own] of Map.groupBy(members, (member) => member.email)) {
    const [member] = own
    if (member === undefined) continue
    const groups = new Set(own.map(({ group }) => group))
    const asked = many.filter((one) => one.groups.some((group) => groups.has(group))).map(({ caseId }) => caseId)
    const seen = await casesNamed(tx, asked, await caseSight(tx, member))
    for (const id of seen.keys()) watchers.set(id, [...(watchers.get(id) ?? []), email])
  }
  return watchers
}
