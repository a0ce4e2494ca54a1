import { useEffect, useRef } from 'react'
import { useTexts } from '../text/use-texts.ts'

/** What a screen is about; whoever hears the page is told when it changes. */
export function Heading({ text, onBack }: { readonly text: string; readonly onBack?: () => void }) {
  const { t } = useTexts()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus({ preventScroll: true }), [text])
  return (
    <div className="heading">
      {onBack !== undefined && (
        <button type="button" className="quiet back" onClick={onBack} aria-label={t.back}>
          ‹
        </button>
      )}
      <h1 tabIndex={-1} ref={title}>
        {text}
      </h1>
    </div>
  )
}
