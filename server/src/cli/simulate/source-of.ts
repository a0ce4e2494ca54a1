import type { Order } from '../../modules/demo/index.ts'

/** The shop that an order is of. */
export const sourceOf = ({ channel, store }: Order): string => (channel.isCounter ? store.key : channel.key)
