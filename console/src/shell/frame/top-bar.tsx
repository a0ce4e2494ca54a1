import styles from './frame.module.css'
import { Mark } from './mark.tsx'

/** The upper edge on a phone. */
export function TopBar() {
  return (
    <header className={styles.topBar}>
      <Mark />
    </header>
  )
}
