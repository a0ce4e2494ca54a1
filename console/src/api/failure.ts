import { UnexpectedAnswer } from '@aftersale/contract'
import { Refused } from './refused.ts'

/** What a person can make of a call that failed. */
export type Failure =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'missing'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'offline' }
  | { readonly kind: 'trouble'; readonly message: string | null }

const FORBIDDEN = new Set(['access.not-permitted', 'access.persons-only'])

/**
 * Sorts what a call threw. `fetch` throws a TypeError where nothing was reached (Fetch standard, "network error"); while the
 * browser knows that it is offline, nothing else was the cause either.
 */
export function failureOf(error: unknown, isOnline = navigator.onLine): Failure {
  if (error instanceof Refused) {
    const { code, message } = error.refusal
    if (code === 'access.sign-in-needed') return { kind: 'signed-out' }
    if (FORBIDDEN.has(code)) return { kind: 'forbidden', message }
    return { kind: code.endsWith('.not-found') ? 'missing' : 'refused', message }
  }
  if (error instanceof TypeError || !isOnline) return { kind: 'offline' }
  return { kind: 'trouble', message: error instanceof UnexpectedAnswer && error.code ? error.message : null }
}

/** Whether asking again by itself may help: a server that restarts, never a refusal. */
export const isWorthRetrying = (error: unknown): boolean => {
  const { kind } = failureOf(error)
  return kind === 'offline' || kind === 'trouble'
}
