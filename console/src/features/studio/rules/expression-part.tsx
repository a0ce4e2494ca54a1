import type { BookDecision } from '@aftersale/decision'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FeelField } from './feel-field.tsx'
import { feelVariables } from './feel-variables.ts'
import styles from './rules.module.css'
import { useRules } from './rules-context.ts'

const PAUSE = 250

/** A decision whose logic is one expression. */
export function ExpressionPart({ decision, text }: { readonly decision: BookDecision; readonly text: string }) {
  const { t } = useTranslation()
  const { book, vocabulary, language, isReadOnly, apply } = useRules()
  // The field keeps what is typed; a text that came from elsewhere (undone, say) wants a field of its own.
  const [shown, setShown] = useState({ text, generation: 0 })
  if (text !== shown.text) setShown({ text, generation: shown.generation + 1 })
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly keep: () => void } | null>(null)
  useEffect(
    () => () => {
      // What was typed a moment ago is kept all the same.
      waiting.current?.keep()
    },
    [],
  )
  const first = useRef(book)
  const variables = useMemo(
    () => feelVariables(first.current, decision.id, vocabulary, language),
    [decision.id, vocabulary, language],
  )
  const type = (typed: string) => {
    clearTimeout(waiting.current?.timer)
    const keep = () => {
      clearTimeout(waiting.current?.timer)
      waiting.current = null
      setShown((before) => ({ ...before, text: typed.trim() }))
      apply({ kind: 'expression', decision: decision.id, text: typed.trim() })
    }
    waiting.current = { timer: setTimeout(keep, PAUSE), keep }
  }
  return (
    <div className={styles.expression}>
      <p className="quiet">{t('studioRules.expressionHint')}</p>
      <FeelField
        key={shown.generation}
        label={t('studioRules.formula')}
        value={text}
        dialect="expression"
        variables={variables}
        isReadOnly={isReadOnly}
        onChange={type}
      />
    </div>
  )
}
