// 地址簿。Fetched with the address book.

export const address = {
  'book.title': '地址簿',
  'book.sign_in': '登录后可以从地址簿选',
  'book.take': '用这个地址',
  'book.remove': '删除',
  'book.rewrite': '修改',
  'book.new': '新增地址',
  'book.receiver': '地址簿：收件人',
  'book.phone': '地址簿：手机号',
  'book.level.0': '省、直辖市、自治区',
  'book.level.1': '市',
  'book.level.2': '区、县',
  'book.choose': '请选择',
  'book.detail': '街道、门牌号',
  'book.detail_help': '小区、楼号、单元、门牌号都写上，快递员才找得到。',
  'book.cancel': '不用了',
  'book.keep': '存入并使用',
} as const;
