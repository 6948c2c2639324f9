// The words of certificates, fetched with the case that gives one out.

import { useDesk } from './context';
import { filled, say, type ConsoleKey } from './words';

const zh_CN = {
  grant_with: '准予，并填写证照',
  grant_title: '证照上写什么',
  grant_lead: '准予后，申请人就持有这份电子证照，以后办事不用再交。留空的由系统生成。',
  certificate_number: '证照编号（留空：系统编号）',
  valid_from: '有效期起（留空：今天）',
  valid_to: '有效期止（留空：按规定 {months} 个月）',
  grant_send: '准予并发证',
  certificate: '证照',
  certificate_is: '编号 {number} · {status} · {from} 至 {to}',
  always: '长期',
  'status.valid': '有效',
  'status.suspended': '暂停使用',
  'status.revoked': '已撤销',
  'status.cancelled': '已注销',
  'to.valid': '恢复有效',
  'to.suspended': '暂停使用',
  'to.revoked': '撤销',
  'to.cancelled': '注销',
  status_title: '证照：{act}',
  status_lead: '写明理由，持证人会看到。撤销、注销后不能恢复。',
  status_reason: '证照理由',
  sources: '没有让申请人交的材料',
  'source.data_sharing': '向{source}查询，{day}',
  'source.data_sharing_none': '向{source}查询，{day}：没有查到',
  'source.e_certificate': '电子证照（办件 {source} 发出），申请人同意于 {at}',
  'source.earlier_case': '以前办件 {source} 交过的，申请人同意于 {at}',
};

const en: typeof zh_CN = {
  grant_with: 'Grant, and fill in the certificate',
  grant_title: 'What stands on the certificate',
  grant_lead: 'Once granted, the applicant holds this electronic certificate and need not hand it in elsewhere. What is left empty is filled in.',
  certificate_number: 'Number (empty: the next one)',
  valid_from: 'Valid from (empty: today)',
  valid_to: 'Valid to (empty: {months} months, as laid down)',
  grant_send: 'Grant and give out',
  certificate: 'Certificate',
  certificate_is: 'Number {number} · {status} · {from} to {to}',
  always: 'no end',
  'status.valid': 'valid',
  'status.suspended': 'suspended',
  'status.revoked': 'revoked',
  'status.cancelled': 'cancelled',
  'to.valid': 'Make valid again',
  'to.suspended': 'Suspend',
  'to.revoked': 'Revoke',
  'to.cancelled': 'Cancel it',
  status_title: 'Certificate: {act}',
  status_lead: 'Say why; its holder reads it. What was revoked or cancelled cannot be restored.',
  status_reason: 'Reason for the certificate',
  sources: 'What the applicant was not asked for',
  'source.data_sharing': 'Asked of {source}, {day}',
  'source.data_sharing_none': 'Asked of {source}, {day}: nothing there',
  'source.e_certificate': 'Electronic certificate (given out by case {source}); the applicant agreed {at}',
  'source.earlier_case': 'Given in the earlier case {source}; the applicant agreed {at}',
};

const certificate_words = { 'zh-CN': zh_CN, en };
export type CertificateKey = keyof typeof zh_CN;

/** These words, and those that all pages of the console have. */
export function useCertificateSay(): (key: CertificateKey | ConsoleKey, parameters?: Record<string, string>) => string {
  const { words } = useDesk();
  const own: Record<string, string> = certificate_words[words.language];
  return (key, parameters) => {
    const text = own[key];
    return text === undefined ? say(words.language, key as ConsoleKey, parameters) : filled(text, parameters);
  };
}
