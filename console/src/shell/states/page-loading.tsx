import styles from './states.module.css'
import { Waiting } from './waiting.tsx'

/** A page whose script is on its way. */
export function PageLoading() {
  return (
    <main className={styles.page}>
      <Waiting rows={6} />
    </main>
  )
}
