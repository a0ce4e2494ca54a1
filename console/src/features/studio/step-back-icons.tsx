import { RollbackOutlined } from '@ant-design/icons'

/** One step back: of the two arcs that Ant Design has for this and its opposite, nobody sees which is which. */
export const UndoIcon = () => <RollbackOutlined aria-hidden />

/** And forth again. */
export const RedoIcon = () => <RollbackOutlined aria-hidden style={{ transform: 'scaleX(-1)' }} />
