import type { Result } from '@aftersale/kernel'

/** What a crowd was answered: how long each answer took, in milliseconds, and what was refused. */
export interface Answers {
  readonly took: number[]
  readonly refused: Map<string, number>
}

export const noAnswers = (): Answers => ({ took: [], refused: new Map() })

/** Times one request. A refusal is an answer too, and told; trouble is thrown. */
export async function answered<Value>(
  { took, refused }: Answers,
  ask: () => Promise<Result<Value, { readonly code: string }>>,
): Promise<Value | null> {
  const begun = performance.now()
  const answer = await ask()
  took.push(performance.now() - begun)
  if (answer.ok) return answer.value
  refused.set(answer.refusal.code, (refused.get(answer.refusal.code) ?? 0) + 1)
  return null
}

/** How many requests of several crowds were refused, by code. */
export function refusedOf(...crowds: readonly Answers[]): Map<string, number> {
  const sum = new Map<string, number>()
  for (const { refused } of crowds) for (const [code, count] of refused) sum.set(code, (sum.get(code) ?? 0) + count)
  return sum
}

/** The time within which so many of a hundred were answered. */
export function within(percent: number, took: readonly number[]): number {
  const sorted = took.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}
