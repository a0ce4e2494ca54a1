import type { Case } from '../api/types.ts'
import { useTexts } from '../text/use-texts.ts'

/** How far a request is, as a line of steps. */
export function StepLine({ steps }: { readonly steps: Case['steps'] }) {
  const { t, say, day, time } = useTexts()
  const words = { done: t.done, now: t.now, next: t.later }
  return (
    <ol className="steps" aria-label={t.progress}>
      {steps.map(({ label, at, state }) => (
        <li key={label.en} className={state} {...(state === 'now' && { 'aria-current': 'step' as const })}>
          <span className="dot" aria-hidden="true">
            {state === 'done' ? '✓' : ''}
          </span>
          <span className="step-name">
            {say(label)} <span className="unseen">({words[state]})</span>
            {at !== null && (
              <>
                <small className="whole">{time(at)}</small>
                <small className="brief">{day(at)}</small>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
