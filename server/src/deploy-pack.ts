import type { Engine } from './engine/index.ts'
import { deployPackRoles } from './modules/access/index.ts'
import { deployAutomationFiles } from './modules/automations/index.ts'
import { deployTypeFiles } from './modules/cases/index.ts'
import { deployTemplates } from './modules/conversations/index.ts'
import { type Pack, readPack } from './modules/packs/index.ts'
import { deployPackWords } from './modules/words/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database.ts'
import type { Log } from './platform/log.ts'
import { inTransaction } from './platform/transaction.ts'
import { refusedPack } from './refused-pack.ts'

/**
 * Reads the pack of a folder and deploys all of it in one transaction. Throws `Trouble` with every reason where that cannot be,
 * and then nothing of it is there.
 */
export async function deployPack(
  database: Database,
  engine: Engine,
  folder: string,
  { log, clock }: { readonly log: Log; readonly clock: Clock },
): Promise<Pack> {
  const pack = await readPack(folder)
  if (!pack.ok) throw refusedPack(pack.refusal)
  const { resources, messages, caseTypes, roles, automations, words } = pack.value
  const now = clock.now()
  const deployed = await inTransaction(database, async (tx) => {
    const flows = await engine.deploy(tx, resources, now)
    if (!flows.ok) throw refusedPack(flows.refusal)
    const templates = await deployTemplates(tx, messages, { now, by: null, reason: null })
    if (!templates.ok) throw refusedPack(templates.refusal)
    const types = await deployTypeFiles(tx, engine, caseTypes, { now, by: null })
    if (!types.ok) throw refusedPack(types.refusal)
    const brought = await deployPackRoles(tx, roles, now)
    if (!brought.ok) throw refusedPack(brought.refusal)
    const rules = await deployAutomationFiles(tx, engine, automations, { now, by: null, allowPrivate: false })
    if (!rules.ok) throw refusedPack(rules.refusal)
    const said = await deployPackWords(tx, words, now)
    if (!said.ok) throw refusedPack(said.refusal)
    return [
      ...flows.value,
      ...templates.value.map((one) => ({ kind: 'message', warnings: [], ...one })),
      ...types.value.map(({ type: key, ...one }) => ({ kind: 'case-type', key, warnings: [], ...one })),
      ...brought.value.map(({ role: key, ...one }) => ({ kind: 'role', key, warnings: [], ...one })),
      ...rules.value.map(({ automation: key, ...one }) => ({ kind: 'automation', key, warnings: [], ...one })),
    ]
  })
  for (const { kind, key, version, isNew, warnings = [] } of deployed) {
    if (isNew) log.info({ kind, key, version }, 'deployed')
    for (const { code, message } of warnings) log.warn({ kind, key, code }, message.en)
  }
  return pack.value
}
