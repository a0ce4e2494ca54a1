import { useEffect, useRef } from 'react'
import type { FeelVariable } from './feel-variables.ts'
import styles from './rules.module.css'

type FeelFieldProps = {
  readonly label: string
  readonly value: string
  readonly dialect: 'expression' | 'unaryTests'
  readonly variables: readonly FeelVariable[]
  readonly isReadOnly?: boolean
  readonly hasFocus?: boolean
  readonly onChange: (value: string) => void
}

/** A field for FEEL that completes the names it may read; loaded when the first of its kind is shown. */
export function FeelField(props: FeelFieldProps) {
  const { label, value, dialect, variables, isReadOnly = false, hasFocus = false, onChange } = props
  const place = useRef<HTMLDivElement>(null)
  const tell = useRef(onChange)
  tell.current = onChange
  const first = useRef(value)
  useEffect(() => {
    const container = place.current
    let isGone = false
    const load = async () => {
      const { default: FeelEditor } = await import('@bpmn-io/feel-editor')
      if (isGone || container === null) return
      const editor = new FeelEditor({
        container,
        dialect,
        value: first.current,
        readOnly: isReadOnly,
        variables,
        contentAttributes: { 'aria-label': label },
        onChange: (text) => tell.current(text),
      })
      if (hasFocus) editor.focus()
    }
    void load()
    return () => {
      isGone = true
      container?.replaceChildren()
    }
  }, [dialect, variables, label, isReadOnly, hasFocus])
  return <div ref={place} className={styles.feel} />
}
