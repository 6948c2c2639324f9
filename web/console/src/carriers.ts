// Who can be chosen to carry a certificate, and what the core says of a waybill number: a hint, never a refusal beyond
// its shape.

import address from '@wasm/onetrip-core.wasm?url';
import { fromAddress } from '../../../wasm/loader/hosts';
import { loadCore, type Core } from '../../../wasm/loader/loader';
import type { Carrier } from './api';

export const carriers: Record<Carrier, { 'zh-CN': string; en: string }> = {
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

export interface WaybillLook {
  number: string;
  valid: boolean;
  carriers: string[];
}

let core: Promise<Core> | undefined;

/** Null if the core could not be loaded: the server looks as well. */
export async function look_at_waybill(number: string): Promise<WaybillLook | null> {
  try {
    core ??= loadCore(fromAddress(address));
    return (await core).call('delivery.detect', { number }) as WaybillLook;
  } catch {
    core = undefined;
    return null;
  }
}
