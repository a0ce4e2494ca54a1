import { Grid, Modal, Popover } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'

type CellPopupProps = {
  readonly isOpen: boolean
  readonly title: string
  readonly opener: ReactElement
  readonly children: ReactNode
  readonly onOpenChange: (isOpen: boolean) => void
}

/** What opens at a cell. A table has thousands of cells, so that only the one that is open has anything to open with. */
export function CellPopup(props: CellPopupProps) {
  return props.isOpen ? <Opened {...props} /> : props.opener
}

/** Where one begins to type. A popup is drawn before it is placed: the page must not go where it is drawn. */
function Begun({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const fields = place.current
    const field =
      fields?.querySelector<HTMLElement>('[role=spinbutton]') ?? fields?.querySelector<HTMLElement>('textarea, input')
    field?.focus({ preventScroll: true })
  }, [])
  return <div ref={place}>{children}</div>
}

function Opened({ isOpen, title, opener, children, onOpenChange }: CellPopupProps) {
  const screens = Grid.useBreakpoint()
  // Beside a cell there is no room on a phone.
  if (screens.md === false) {
    return (
      <>
        {opener}
        <Modal open={isOpen} title={title} footer={null} destroyOnHidden onCancel={() => onOpenChange(false)}>
          <Begun>{children}</Begun>
        </Modal>
      </>
    )
  }
  return (
    <Popover
      open={isOpen}
      trigger="click"
      placement="bottomLeft"
      title={title}
      content={<Begun>{children}</Begun>}
      onOpenChange={onOpenChange}
    >
      {opener}
    </Popover>
  )
}
