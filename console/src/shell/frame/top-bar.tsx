import { PaletteButton } from '../palette/palette-button.tsx'
import styles from './frame.module.css'
import { Mark } from './mark.tsx'

/** The upper edge on a phone. */
export function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  return (
    <header className={styles.topBar}>
      <Mark />
      <PaletteButton onOpen={onSearch} isNarrow />
    </header>
  )
}
