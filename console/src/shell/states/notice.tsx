import type { ReactNode } from 'react'
import styles from './states.module.css'

type NoticeProps = {
  readonly title: string
  readonly children?: ReactNode
  /** What can be done about it. */
  readonly actions?: ReactNode
  readonly tone?: 'plain' | 'bad'
}

/** A page or part of one that has nothing else to show: empty, missing, forbidden, out of reach. */
export function Notice({ title, children, actions, tone = 'plain' }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : undefined}>
      <p className={styles.title}>{title}</p>
      {children === undefined ? null : <p className={styles.words}>{children}</p>}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
