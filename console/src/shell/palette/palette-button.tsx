import { SearchOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import styles from './palette.module.css'

type PaletteButtonProps = { readonly onOpen: () => void; readonly isNarrow: boolean }

/** Leads to the search for everything. */
export function PaletteButton({ onOpen, isNarrow }: PaletteButtonProps) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={styles.open}
      data-narrow={isNarrow || undefined}
      aria-label={isNarrow ? t('palette.title') : undefined}
      onClick={onOpen}
    >
      <SearchOutlined aria-hidden />
      {isNarrow ? null : (
        <>
          <span>{t('palette.open')}</span>
          <kbd className="key-hint">Ctrl K</kbd>
        </>
      )}
    </button>
  )
}
