import { Link } from '@tanstack/react-router'
import { countText, percentText, shareOf } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './home.module.css'
import type { Part } from './parts.ts'

type RingLegendProps = { readonly parts: readonly Part[]; readonly of: number; readonly colors: readonly string[] }

/** What each part of a ring is, how many there are of it and how much of the whole, in the order of the ring. */
export function RingLegend({ parts, of, colors }: RingLegendProps) {
  return (
    <ul className={styles.legend}>
      {parts.map((part, at) => {
        const text = <LegendLine part={part} of={of} color={colors[at % colors.length]} />
        return (
          <li key={part.address ?? ''}>
            {part.address === null ? (
              <span className={styles.part}>{text}</span>
            ) : (
              <Link to={part.address} className={styles.part}>
                {text}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}

type LegendLineProps = { readonly part: Part; readonly of: number; readonly color: string | undefined }

function LegendLine({ part, of, color }: LegendLineProps) {
  const language = useLanguage()
  return (
    <>
      <span className={styles.dot} style={{ background: color }} aria-hidden="true" />
      <span>{part.name}</span>
      <strong className={styles.partCount}>{countText(part.value, language)}</strong>
      <span className={styles.percent}>{percentText(shareOf(part.value, of), language)}</span>
    </>
  )
}
