import type { CardLayout, Scope } from '@aftersale/modelling'
import { ColumnWidthOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { useReactFlow } from '@xyflow/react'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { LEGIBLE } from './canvas/fit-width.ts'
import { useFitWidth } from './canvas/use-fit-width.ts'

/** How much of a flow is shown. */
export function ZoomButtons({ scope, layout }: { readonly scope: Scope; readonly layout: CardLayout }) {
  const { t } = useTranslation()
  const flow = useReactFlow()
  const fit = useFitWidth(scope, layout)
  return (
    <>
      <Button icon={<MinusOutlined />} aria-label={t('plain.smaller')} onClick={() => void flow.zoomOut()} />
      <Button icon={<PlusOutlined />} aria-label={t('plain.larger')} onClick={() => void flow.zoomIn()} />
      <Button icon={<ColumnWidthOutlined />} onClick={() => fit(LEGIBLE)}>
        {t('plain.fit')}
      </Button>
    </>
  )
}
