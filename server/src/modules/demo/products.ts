/** What the retailer sells. The two shares are what analysis is to find out: they are in no file. */
export type Product = {
  readonly code: string
  readonly name: string
  readonly category: string
  readonly priceFen: number
  /** How many of a hundred buyers find it faulty. */
  readonly faultyPercent: number
  /** How many of a hundred buyers find that the size is wrong; 0 where there are no sizes. */
  readonly misfitPercent: number
  readonly weight: number
}

type Row = readonly [name: string, yuan: number, weight: number, faultyPercent?: number, misfitPercent?: number]

const SHELVES: Readonly<Record<string, readonly Row[]>> = {
  服饰: [
    ['纯棉圆领短袖T恤', 79, 10, 0.5, 4],
    ['修身弹力牛仔裤', 199, 8, 0.8, 16],
    ['轻薄羽绒服', 559, 5, 1, 5],
    ['连帽卫衣', 169, 7, 0.5, 4],
    ['真丝衬衫', 399, 3, 1, 4],
    ['儿童纯棉家居服', 89, 6, 0.5, 6],
  ],
  鞋靴: [
    ['缓震跑步鞋', 329, 6, 1.2, 8],
    ['小白鞋', 229, 7, 1, 7],
    ['雪地靴', 269, 3, 1, 6],
    ['儿童运动鞋', 149, 5, 1, 9],
  ],
  小家电: [
    ['空气炸锅 5L', 299, 5, 1.5],
    ['负离子吹风机', 259, 5, 1.5],
    ['电动牙刷', 199, 6, 1.5],
    ['破壁料理机', 599, 3, 2],
    ['扫地机器人', 1899, 2, 2.5],
    ['空气净化器', 1299, 2, 1.5],
    ['挂烫机', 239, 3, 1.5],
  ],
  数码: [
    ['无线蓝牙耳机', 159, 8, 7],
    ['20000毫安充电宝', 129, 7, 1.5],
    ['智能手表', 899, 3, 2],
    ['机械键盘', 349, 3, 1.5],
    ['Type-C 快充数据线（1.5米，三条装）', 39, 9, 1],
    ['平板电脑 11英寸', 2299, 2, 1],
  ],
  家居: [
    ['316不锈钢保温杯 500ml', 89, 10, 12],
    ['记忆棉枕头', 139, 6, 0.8],
    ['四件套（1.8米床）', 289, 4, 1, 2],
    ['陶瓷餐具 16件套', 199, 3, 3],
    ['收纳箱 三只装', 69, 7, 1],
    ['LED护眼台灯', 119, 5, 1],
  ],
  美妆个护: [
    ['氨基酸洗面奶', 59, 9, 0.4],
    ['保湿面膜 20片', 99, 8, 0.4],
    ['哑光口红', 129, 6, 0.6],
    ['防脱洗发水 500ml', 79, 7, 0.5],
    ['眼霜 15g', 239, 3, 0.4],
  ],
  食品: [
    ['每日坚果 30包', 119, 8, 1],
    ['新疆红枣 1kg', 49, 7, 0.8],
    ['挂耳咖啡 50片', 99, 6, 0.5],
    ['云南小粒咖啡豆 500g', 69, 4, 0.5],
    ['龙井绿茶 250g', 168, 4, 0.5],
  ],
  母婴: [
    ['婴儿纸尿裤 L码', 139, 7, 0.6, 3],
    ['儿童安全座椅', 799, 1, 1],
    ['硅胶辅食碗', 59, 5, 0.6],
    ['婴儿推车', 999, 2, 1.5],
  ],
}

export const products: readonly Product[] = Object.entries(SHELVES).flatMap(([category, rows], shelf) =>
  rows.map(([name, yuan, weight, faultyPercent = 0, misfitPercent = 0], place) => ({
    code: `SP${(shelf + 1) * 1000 + place + 1}`,
    name,
    category,
    priceFen: yuan * 100,
    faultyPercent,
    misfitPercent,
    weight,
  })),
)
