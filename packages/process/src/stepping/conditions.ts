import type { ConditionDefinition } from '../event-definition.ts'
import { INSTANCE, type Subscription } from '../state.ts'
import { elementOf, nodeById, type Run, setSubscriptions, subscriptionsOf } from './run.ts'
import { definitionsOf } from './subscribe.ts'
import { trigger } from './trigger.ts'
import { visibleIn } from './variables.ts'

/**
 * Looks at the conditional events after variables changed, or after they began to wait: each happens when its condition
 * becomes true, not again while it stays so. Answers whether one happened; the others are looked at after what follows.
 */
export function lookAtConditions(run: Run): boolean {
  const { changes } = run
  let risen: Subscription | null = null
  for (const subscriptions of run.subscriptions.values()) {
    for (const subscription of subscriptions) {
      if (subscription.kind !== 'conditional' || subscription.happened) continue
      const definition = definitionOf(run, subscription)
      if (!mayMatter(run, subscription, definition, changes)) continue
      const holds = definition.condition.evaluate(visibleIn(run, subscription.owner), run.evaluation) === true
      if (!holds && subscription.held) replace(run, { ...subscription, held: false })
      else if (holds && !subscription.held) risen ??= { ...subscription, held: true }
    }
  }
  if (risen === null) return false
  replace(run, risen)
  trigger(run, risen, {})
  return true
}

function definitionOf(run: Run, { event, index }: Subscription): ConditionDefinition {
  const node = nodeById(run, event)
  const definition = 'definitions' in node ? definitionsOf(node)[index] : undefined
  if (definition?.kind !== 'conditional') throw new Error(`expected ${event} to wait for a condition`)
  return definition
}

function mayMatter(
  run: Run,
  { owner, event, index }: Subscription,
  { variableNames, variableEvents }: ConditionDefinition,
  changes: Run['changes'],
): boolean {
  if (variableNames === null && variableEvents === null) return true
  return (
    run.unseen.has(`${owner} ${event} ${index}`) ||
    changes.some(
      ({ scope, name, isNew }) =>
        isVisible(run, owner, scope) &&
        (variableNames === null || variableNames.includes(name)) &&
        (variableEvents === null || variableEvents.includes(isNew ? 'create' : 'update')),
    )
  )
}

function isVisible(run: Run, owner: number, scope: number): boolean {
  for (let at = owner; at !== INSTANCE; at = elementOf(run, at).scope) if (at === scope) return true
  return scope === INSTANCE
}

function replace(run: Run, by: Subscription): void {
  const replaced = subscriptionsOf(run, by.owner).map((one) =>
    one.event === by.event && one.index === by.index ? by : one,
  )
  setSubscriptions(run, by.owner, replaced)
}
