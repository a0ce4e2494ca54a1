import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './side-sheet.module.css'

type SideSheetProps = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Wide ones hold tables. */
  readonly isWide?: boolean
  /** Kept open while something is under way, or would be lost. */
  readonly isHeld?: boolean
}

/** A sheet beside the list: details and forms of one record. Escape closes it. */
export function SideSheet({ title, onClose, children, isWide = false, isHeld = false }: SideSheetProps) {
  const { t } = useTranslation()
  return (
    <Drawer
      open
      destroyOnHidden
      title={<h2 className={styles.title}>{title}</h2>}
      size={isWide ? 860 : 520}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      closable={{ 'aria-label': t('sheet.close') }}
      keyboard={!isHeld}
      mask={{ closable: !isHeld }}
      onClose={onClose}
    >
      {children}
    </Drawer>
  )
}
