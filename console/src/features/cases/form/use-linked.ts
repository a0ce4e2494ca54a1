import { type Form, type FormValues, type Linked, lookUpsIn } from '@aftersale/form'
import { useQueries } from '@tanstack/react-query'
import { lookUpQuery } from '../../../api/look-up.ts'
import { usePaused } from '../../../shell/use-paused.ts'

/** The records that a form's look-ups name while it is filled in: found once whoever types has paused. */
export function useLinked(form: Form, ...values: readonly FormValues[]): Linked {
  const named = [...lookUpsIn(form, ...values)].flatMap(([kind, texts]) => [...texts].map((text) => ({ kind, text })))
  const questions = JSON.parse(usePaused(JSON.stringify(named))) as typeof named
  return useQueries({
    queries: questions.map(({ kind, text }) => lookUpQuery(kind, text)),
    combine: (answers) => {
      const linked: { -readonly [kind in keyof Linked]: Record<string, FormValues | null> } = {}
      for (const [at, { kind, text }] of questions.entries()) {
        const found = answers[at]?.data ?? []
        linked[kind] = { ...linked[kind], [text]: found.length === 1 ? (found[0]?.record ?? null) : null }
      }
      return linked
    },
  })
}
