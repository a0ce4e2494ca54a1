import { compareFlows, type FlowChange } from '@aftersale/diagram'
import { accept, type Result } from '@aftersale/kernel'
import { type PlainRefusal, refusal } from '../document/open-document.ts'
import type { PlainFlow } from '../reading/plain-flow.ts'
import { readPlainFlow } from '../reading/read-plain-flow.ts'
import type { FlowVocabulary } from '../sentences/vocabulary.ts'
import { knownValues } from '../values/known-values.ts'
import { beyondWords } from './beyond-words.ts'
import type { Edition, PlainChange } from './plain-change.ts'
import { scopeChanges } from './scope-changes.ts'

/** How two editions of a flow differ for people who read it as cards. */
export interface PlainComparison {
  readonly before: PlainFlow
  readonly after: PlainFlow
  /** Part by part, in the order of the newer edition, what is gone at the end of its part. */
  readonly changes: readonly PlainChange[]
}

/**
 * Compares two editions of a BPMN document by their cards: those that came, went, changed or stand elsewhere, in the sentences
 * of the cards. Nothing is left out: what no card says in words is told as a setting of the expert view, and documents
 * that say the same differ in nothing. Refused where one cannot be read.
 */
export async function comparePlainFlows(
  before: string,
  after: string,
  vocabulary: FlowVocabulary,
): Promise<Result<PlainComparison, PlainRefusal>> {
  const [old, young] = await Promise.all([readPlainFlow(before), readPlainFlow(after)])
  if (!old.ok) return old
  if (!young.ok) return young
  const compared = compareFlows(before, after)
  if (!compared.ok) return refusal('not-bpmn', 'This is not a flow that can be read.', '这不是可以读取的流程文件。')
  const changes = changesOf(
    editionOf(old.value, vocabulary),
    editionOf(young.value, vocabulary),
    compared.value.changes,
    vocabulary,
  )
  return accept({ before: old.value, after: young.value, changes })
}

const editionOf = (plain: PlainFlow, vocabulary: FlowVocabulary): Edition => ({
  plain,
  known: knownValues(plain, plain.scopes[0]?.id ?? '', vocabulary),
})

function changesOf(
  before: Edition,
  after: Edition,
  written: readonly FlowChange[],
  vocabulary: FlowVocabulary,
): readonly PlainChange[] {
  if (written.length === 0) return []
  const told = after.plain.scopes.flatMap((scope) => {
    const former = before.plain.scopes.find(({ id }) => id === scope.id)
    return former === undefined ? [] : scopeChanges({ ...before, scope: former }, { ...after, scope }, vocabulary)
  })
  return [...told, ...beyondWords(before, after, written, told, vocabulary)]
}
