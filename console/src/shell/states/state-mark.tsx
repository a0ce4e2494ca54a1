import styles from './state-mark.module.css'

type StateMarkProps = {
  /** `waiting`: somebody should do something; `stuck`: something went wrong; `closed`: done; `over`: ended with nothing done. */
  readonly tone: 'waiting' | 'running' | 'stuck' | 'closed' | 'over'
  readonly children: string
}

/** A state that stands out. The word says it, the colour only helps. */
export function StateMark({ tone, children }: StateMarkProps) {
  return (
    <span className={styles.mark} data-tone={tone} title={children}>
      {children}
    </span>
  )
}
