import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './frame.module.css'
import { GroupedPlaces } from './grouped-places.tsx'
import { Self } from './self.tsx'

/** On a phone: all places and oneself. */
export function MoreSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Drawer open placement="bottom" size="auto" title={t('frame.more')} onClose={onClose}>
      <div className={styles.sheetBody}>
        <GroupedPlaces onChoose={onClose} />
        <Self onChoose={onClose} />
      </div>
    </Drawer>
  )
}
