import { Link } from '@tanstack/react-router'
import styles from './frame.module.css'

/** The name, and the way home. */
export function Mark() {
  return (
    <Link to="/" className={styles.mark}>
      <img src="/mark.svg" alt="" width={24} height={24} />
      <span>Aftersale</span>
    </Link>
  )
}
