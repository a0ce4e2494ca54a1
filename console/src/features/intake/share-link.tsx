import { Link } from '@tanstack/react-router'
import { countText, percentText, shareOf } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './imported.module.css'
import type { Share } from './summary.ts'

type ShareLinkProps = { readonly share: Share; readonly of: number; readonly text: string }

/** A part of the requests, with its colour in the bar; opens the list of them. */
export function ShareLink({ share, of, text }: ShareLinkProps) {
  return (
    <Link to="/cases" search={share.filter} className={styles.share}>
      <span className={styles.dot} data-look={share.look} aria-hidden="true" />
      <span>{text}</span>
      <Counted count={share.count} of={of} />
    </Link>
  )
}

/** A count, and its share of the whole. */
export function Counted({ count, of }: { readonly count: number; readonly of: number }) {
  const language = useLanguage()
  return (
    <>
      <span className={styles.count}>{countText(count, language)}</span>
      <span className={styles.percent}>{percentText(shareOf(count, of), language)}</span>
    </>
  )
}
