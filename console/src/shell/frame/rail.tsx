import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { PaletteButton } from '../palette/palette-button.tsx'
import styles from './frame.module.css'
import { GroupedPlaces } from './grouped-places.tsx'
import { Mark } from './mark.tsx'
import { Self } from './self.tsx'

type RailProps = { readonly isNarrow: boolean; readonly onResize: () => void; readonly onSearch: () => void }

/** Where one is, on a desk: the places above, oneself below. Narrow, it shows icons only. */
export function Rail({ isNarrow, onResize, onSearch }: RailProps) {
  const { t } = useTranslation()
  const resize = t(isNarrow ? 'frame.widen' : 'frame.narrow')
  return (
    <header className={styles.rail}>
      <div className={styles.railTop}>
        <Mark />
        <Button
          type="text"
          size="small"
          title={resize}
          aria-label={resize}
          aria-expanded={!isNarrow}
          icon={isNarrow ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
          onClick={onResize}
        />
      </div>
      <PaletteButton onOpen={onSearch} isNarrow={isNarrow} />
      <GroupedPlaces />
      <Self />
    </header>
  )
}
