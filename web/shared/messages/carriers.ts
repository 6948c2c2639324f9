// The couriers one can choose, by Kuaidi100's codes.

import type { EnteredParcel } from '../api/types';
import type { Language } from '../base/text';

export type Carrier = EnteredParcel['carrier'];

export const carriers: Record<Carrier, { readonly [language in Language]: string }> = {
  ems: { 'zh-CN': '邮政 EMS', en: 'EMS' },
  youzhengguonei: { 'zh-CN': '邮政快递包裹', en: 'China Post parcel' },
  shunfeng: { 'zh-CN': '顺丰速运', en: 'SF Express' },
  jd: { 'zh-CN': '京东物流', en: 'JD Logistics' },
  zhongtong: { 'zh-CN': '中通快递', en: 'ZTO' },
  yuantong: { 'zh-CN': '圆通速递', en: 'YTO' },
  shentong: { 'zh-CN': '申通快递', en: 'STO' },
  yunda: { 'zh-CN': '韵达速递', en: 'Yunda' },
  debangkuaidi: { 'zh-CN': '德邦快递', en: 'Deppon' },
};
