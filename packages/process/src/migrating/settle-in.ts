import { isActivity } from '../definition.ts'
import { type ElementInstance, INSTANCE, type InstanceState, type Subscription } from '../state.ts'
import { isInterrupted } from '../stepping/fire.ts'
import { mapInputs } from '../stepping/mapping.ts'
import { addElement, type Run, setSubscriptions, subscriptionsOf } from '../stepping/run.ts'
import { definitionsOf, isWaiting, subscriptionTo } from '../stepping/subscribe.ts'
import { recomputed, withTimer } from '../stepping/timers.ts'
import { setLocal, visibleIn } from '../stepping/variables.ts'
import { type Carried, carry, type Fresh, listeningOf, startsOf } from './carried.ts'
import { cannotSubscribe, type MigrationProblem } from './migration-problem.ts'
import { isTurn, type OpenedScope, type Placing } from './placement.ts'
import { nodeFrom } from './targets.ts'

/** What becomes of the subscriptions of everything that stays, by owner. `before` is the instance as it was. */
export function carryAll(
  { versions, elements, targets }: Placing,
  state: InstanceState,
  gone: ReadonlySet<number>,
  before: Run,
): ReadonlyMap<number, Carried> {
  const own = Map.groupBy(state.subscriptions, ({ owner }) => owner)
  const { from, to } = versions
  const starts = { before: startsOf(from), after: startsOf(to), begins: !isInterrupted(before, INSTANCE) }
  const carried = new Map([[INSTANCE, carry(versions, own.get(INSTANCE) ?? [], [starts])]])
  for (const element of state.elements) {
    const target = targets.get(element.key)
    if (target === undefined || gone.has(element.key)) continue
    const nodes = [nodeFrom(versions, element.element), target] as const
    const how = [isTurn(elements, element), isInterrupted(before, element.key)] as const
    carried.set(element.key, carry(versions, own.get(element.key) ?? [], listeningOf(versions, element, nodes, how)))
  }
  return carried
}

/** Begins the sub-processes around what moved into them. What may interrupt them is in place, what they begin with is not begun. */
export function openScopes(run: Run, opened: readonly OpenedScope[]): readonly MigrationProblem[] {
  for (const { key, node, scope } of opened) {
    addElement(run, enclosing(key, node.id, scope, run.now))
    run.events.push({ kind: 'entered', at: run.now, element: node.id, key, scope, isBody: false })
    const inputs = mapInputs(run, node, visibleIn(run, key))
    if (inputs !== null) setLocal(run, key, inputs)
    if (node.kind === 'adHocSubProcess' && node.outputCollection !== null) {
      setLocal(run, key, { [node.outputCollection]: [] })
    }
  }
  fillDataObjects(run)
  return opened.flatMap(({ key, node }) => {
    const border = isActivity(node) ? node.boundaries : []
    const inner = 'body' in node ? startsOf(node.body) : []
    return [...border, ...inner].flatMap((event) =>
      event.definitions.flatMap((definition, index) =>
        isWaiting(definition) ? begin(run, key, { node: event, index }) : [],
      ),
    )
  })
}

const enclosing = (key: number, element: string, scope: number, since: ElementInstance['since']): ElementInstance => ({
  key,
  element,
  scope,
  since,
  variables: null,
  brought: null,
  wait: { kind: 'children' },
  loop: null,
  compensates: null,
})

/** A data object that is new in what is active is there from now on, with nothing in it. */
function fillDataObjects(run: Run): void {
  const missing = (objects: readonly { readonly name: string }[], known: object) =>
    Object.fromEntries(objects.flatMap(({ name }) => (Object.hasOwn(known, name) ? [] : [[name, null]])))
  setLocal(run, INSTANCE, missing(run.definition.dataObjects, run.variables))
  for (const { key, element, wait, loop, variables } of run.elements.values()) {
    const node = run.definition.nodes.get(element)
    if (node === undefined || !('body' in node) || wait.kind !== 'children' || loop !== null) continue
    setLocal(run, key, missing(node.body.dataObjects, variables ?? {}))
  }
}

/** Subscribes to what is new, and works out anew what says something else. Answers what cannot be waited for. */
export function listenAnew(run: Run, carried: ReadonlyMap<number, Carried>): readonly MigrationProblem[] {
  return [...carried].flatMap(([owner, { changed, fresh }]) => [
    ...changed.flatMap((subscription) => renew(run, subscription)),
    ...fresh.flatMap((one) => begin(run, owner, one)),
  ])
}

function renew(run: Run, subscription: Subscription): readonly MigrationProblem[] {
  const { owner, event, index } = subscription
  const node = run.definition.nodes.get(event)
  if (node === undefined || !('definitions' in node || node.kind === 'receiveTask')) return []
  const definition = definitionsOf(node)[index]
  if (definition === undefined || !isWaiting(definition)) return []
  if (subscription.kind === 'timer') return replace(run, withTimer(subscription, recomputed(run, subscription)))
  const to = subscriptionTo(run, definition, visibleIn(run, owner))
  return to.ok ? replace(run, { ...subscription, ...to.value }) : [cannotSubscribe(event, to.refusal.message)]
}

function replace(run: Run, by: Subscription): readonly MigrationProblem[] {
  const replaced = subscriptionsOf(run, by.owner).map((one) =>
    one.event === by.event && one.index === by.index ? by : one,
  )
  setSubscriptions(run, by.owner, replaced)
  return []
}

function begin(run: Run, owner: number, { node, index }: Fresh): readonly MigrationProblem[] {
  const definition = definitionsOf(node)[index]
  if (definition === undefined || !isWaiting(definition)) return []
  const to = subscriptionTo(run, definition, visibleIn(run, owner))
  if (!to.ok) return [cannotSubscribe(node.id, to.refusal.message)]
  const subscription: Subscription = { owner, event: node.id, index, happened: false, ...to.value }
  setSubscriptions(run, owner, [...subscriptionsOf(run, owner), subscription])
  run.effects.push({ kind: 'subscription', subscription })
  return []
}
