import type { ReactNode } from 'react'
import styles from './mark.module.css'

type MarkProps = { readonly tone: 'waiting' | 'running' | 'closed'; readonly children: ReactNode }

/** A short word about how something stands. */
export const Mark = ({ tone, children }: MarkProps) => (
  <span className={styles.mark} data-tone={tone}>
    {children}
  </span>
)
