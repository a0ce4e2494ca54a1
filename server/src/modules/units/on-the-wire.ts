import type { Reason } from '@aftersale/commerce'
import type { remediesOn } from './coverage.ts'

/** Reasons as they travel. */
const reasonsOnTheWire = (reasons: readonly Reason[]) => reasons.map(({ code, en, zh }) => ({ code, en, 'zh-CN': zh }))

/** An answer with its reasons as they travel. */
export function answerOnTheWire<Told extends { readonly reasons: readonly Reason[] }>(answer: Told) {
  return { ...answer, reasons: reasonsOnTheWire(answer.reasons) }
}

/** The same of remedies. */
export function remediesOnTheWire({ component, remedies, until, reasons }: ReturnType<typeof remediesOn>[number]) {
  return { component, remedies: [...remedies], until, reasons: reasonsOnTheWire(reasons) }
}
