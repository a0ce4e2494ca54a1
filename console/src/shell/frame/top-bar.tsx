import styles from './frame.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'
import { SignOut } from './sign-out.tsx'

/** The upper edge on a phone. */
export function TopBar() {
  return (
    <header className={styles.topBar}>
      <Mark />
      <div className={styles.selfActions}>
        <LanguageSwitch />
        <SignOut />
      </div>
    </header>
  )
}
