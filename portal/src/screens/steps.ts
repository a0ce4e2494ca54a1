import type { Line, Offer, Question } from '../api/types.ts'

/** A screen of a request. */
export type Step =
  | { readonly kind: 'units' }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'photos' }
  | { readonly kind: 'confirm' }

/** What an offer asks, one question a screen. */
export function stepsOf({ units, questions, photos }: Offer, line: Line | undefined): Step[] {
  return [
    ...(units && (line?.freeUnits ?? 0) > 1 ? [{ kind: 'units' } as const] : []),
    ...questions.map((question) => ({ kind: 'question', question }) as const),
    ...(photos === 'none' ? [] : [{ kind: 'photos' } as const]),
    { kind: 'confirm' },
  ]
}
