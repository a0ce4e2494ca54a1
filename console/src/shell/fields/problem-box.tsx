import type { ReactNode } from 'react'
import styles from './problem-box.module.css'

/** What kept a form from being carried out, read out when it appears. */
export function ProblemBox({ children }: { readonly children: ReactNode }) {
  return (
    <div role="alert" className={styles.box}>
      {children}
    </div>
  )
}
