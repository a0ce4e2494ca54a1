import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import { lastBrought, writeBrought } from '../../../engine/index.ts'
import { contentDigest } from '../../../platform/content-digest.ts'
import type { Transaction } from '../../../platform/database.ts'
import { readMessageTemplate, type TemplateProblem, type TemplatesWrong } from './message-template.ts'
import { insertTemplates, latestTemplates, lockTemplates } from './template.store.ts'

/** What templates are called among what the pack brought. */
const KIND = 'message'

interface Deployed {
  readonly key: string
  readonly version: number
  readonly isNew: boolean
}

interface Deployment {
  readonly now: Instant
  /** Null: the program brings its pack. */
  readonly by: string | null
  readonly reason: string | null
}

/**
 * Reads, checks and stores message templates: all or, with every reason, none. What is the latest version already stays as
 * it is; what the pack brought last does not take the place of what somebody deployed since.
 */
export async function deployTemplates(
  tx: Transaction,
  files: readonly { readonly name: string; readonly content: unknown }[],
  { now, by, reason }: Deployment,
): Promise<Result<Deployed[], TemplatesWrong>> {
  const read = files.map(({ name, content }) => ({ name, read: readMessageTemplate(name, content) }))
  const templates = read.flatMap((one) => (one.read.ok ? [{ name: one.name, ...one.read.value }] : []))
  const problems = [...read.flatMap((one) => (one.read.ok ? [] : one.read.refusal.problems)), ...twice(templates)]
  if (problems.length > 0) return refuse({ code: 'conversations.templates-wrong', problems })
  if (templates.length === 0) return accept([])
  await lockTemplates(tx)
  const given = templates.map(({ document }) => ({ key: document.key, document, digest: contentDigest(document) }))
  const latest = await latestTemplates(
    tx,
    given.map(({ key }) => key),
  )
  const kept = by === null ? await lastBrought(tx) : new Map<string, string>()
  const plans = given.map((one) => {
    const before = latest.get(one.key)
    const isKept = before !== undefined && kept.get(`${KIND} ${one.key}`) === one.digest
    const isNew = before?.digest !== one.digest && !isKept
    return { ...one, isNew, version: (before?.version ?? 0) + (isNew ? 1 : 0) }
  })
  const made = plans.filter(({ isNew }) => isNew)
  await insertTemplates(
    tx,
    made.map(({ key, version, digest, document }) => {
      const deployed = { deployed_at: isoOf(now), deployed_by: by, reason }
      return { key, version, digest, document: JSON.stringify(document), ...deployed }
    }),
  )
  if (by === null) {
    await writeBrought(
      tx,
      given.map(({ key, digest }) => ({ kind: KIND, key, checksum: digest })),
    )
  }
  return accept(plans.map(({ key, version, isNew }) => ({ key, version, isNew })))
}

function twice(templates: readonly { readonly name: string; readonly document: { readonly key: string } }[]) {
  const seen = new Map<string, string>()
  return templates.flatMap(({ name, document: { key } }): TemplateProblem[] => {
    const first = seen.get(key)
    seen.set(key, first ?? name)
    if (first === undefined) return []
    return [{ resource: name, path: 'key', en: `is also that of ${first}`, 'zh-CN': `与 ${first} 重复` }]
  })
}
