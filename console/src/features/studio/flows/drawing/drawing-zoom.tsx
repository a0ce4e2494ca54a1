import { ColumnWidthOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { useTranslation } from 'react-i18next'
import styles from './drawing.module.css'

interface ZoomScroll {
  stepZoom(by: number): void
}
interface Canvas {
  zoom(level: 'fit-viewport', center: 'auto'): void
}

/** How much of a drawing is shown: fingers and the keyboard have no wheel. */
export function DrawingZoom({ viewer }: { readonly viewer: NavigatedViewer }) {
  const { t } = useTranslation()
  const step = (by: number) => viewer.get<ZoomScroll>('zoomScroll').stepZoom(by)
  return (
    <div className={styles.zoom}>
      <Button icon={<MinusOutlined />} aria-label={t('plain.smaller')} onClick={() => step(-1)} />
      <Button icon={<PlusOutlined />} aria-label={t('plain.larger')} onClick={() => step(1)} />
      <Button
        icon={<ColumnWidthOutlined />}
        aria-label={t('plain.whole')}
        onClick={() => viewer.get<Canvas>('canvas').zoom('fit-viewport', 'auto')}
      />
    </div>
  )
}
