import type { Bilingual, PortalCase, PortalOffer } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'

/** What happened at an element of a flow, oldest first. */
export interface Passed {
  readonly at: Instant
  readonly kind: string
  readonly element: string
}

/**
 * The line of steps of a case: the step that its flow came to last is where it is now, those before are done, whether the
 * flow passed them or went around, and those after are still to come. Of a closed case the last one is done too.
 */
export function stepsOf(
  steps: PortalOffer['steps'],
  passed: readonly Passed[],
  { openedAt, isClosed }: { readonly openedAt: Instant; readonly isClosed: boolean },
): PortalCase['steps'] {
  const stepAt = new Map(steps.flatMap(({ elements }, at) => elements.map((element) => [element, at] as const)))
  const reached = new Map<number, Instant>([[0, openedAt]])
  let now = 0
  for (const { element, at } of passed) {
    const step = stepAt.get(element)
    if (step === undefined) continue
    if (!reached.has(step)) reached.set(step, at)
    now = step
  }
  return steps.map(({ label }, at) => ({
    label,
    at: at <= now ? (reached.get(at) ?? null) : null,
    state: at < now || (at === now && isClosed) ? 'done' : at === now ? 'now' : 'next',
  }))
}

/** Where a case stands in few words: what it came to, or the step that it is at. */
export function standingOf(steps: PortalCase['steps'], outcome: Bilingual | null): Bilingual {
  const now = steps.findLast(({ state }) => state !== 'next')
  return outcome ?? now?.label ?? { en: '', 'zh-CN': '' }
}

/** Whether the flow is at one of these elements: it was entered there and has not been left. */
export function isAt(elements: readonly string[], passed: readonly Passed[]): boolean {
  return elements.some((element) => passed.findLast((one) => one.element === element)?.kind === 'entered')
}
