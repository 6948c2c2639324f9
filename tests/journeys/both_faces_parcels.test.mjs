// What goes by mail, in both faces: papers to the window and back, several parcels of one case, elsewhere after all by the
// address book, and somebody else who receives.

import { inBothFaces, steps } from './both_faces.mjs';
import { act, inGroups, openCase, ship, signIn as signInAtDesk } from './clerk.mjs';
import { grantedCase, submittedCase } from './granted.mjs';

const sent = 'SF1234567890123';
const back = '1130012345679';
const further = '1130012345686';
/** Nothing comes from the courier while the journey walks. */
const paceMs = 60_000;

async function handOver(desk, waybill) {
  await desk.getByRole('link', { name: '快递', exact: true }).click();
  await desk.getByLabel('扫描或输入运单号').fill(waybill);
  await desk.keyboard.press('Enter');
  await desk.getByText(`${inGroups(waybill)} 已交给快递员`).waitFor();
}

inBothFaces('papers sent to the window and back', async (face, { city, browser, before }) => {
  await steps.open_case(face);
  await face.act('填写运单号');
  await face.act('已寄出');
  await face.sees('请填写或选择这一项');
  await face.write('运单号', 'SF12_');
  await face.act('已寄出');
  await face.sees('这不像运单号');
  await face.write('运单号', sent);
  await face.gone('这不像运单号');
  await face.sees('从号码看像是顺丰速运');
  await face.choose('快递公司', '京东物流');
  await face.choose('快递公司', '顺丰速运');
  await face.picture('waybill');
  await face.act('已寄出');
  await face.sees('您寄给窗口的材料');
  await face.sees('您寄出了材料');

  const desk = await signInAtDesk(browser, city);
  await desk.getByRole('link', { name: '快递', exact: true }).click();
  await desk.getByRole('link', { name: '待收材料' }).click();
  await desk.getByLabel('扫描或输入运单号').fill(sent);
  await desk.keyboard.press('Enter');
  await desk.getByText(`${inGroups(sent)} 已收到`).waitFor();
  await face.sees(/窗口已于 .* 收到/);
  await openCase(desk, before.number);
  await act(desk, '寄还原件');
  await desk.getByLabel('承运方').selectOption('ems');
  await desk.getByLabel('运单号').fill(back);
  await act(desk, '交寄');
  await face.sees('窗口寄还的原件');
  await handOver(desk, back);
  await face.act('快递有问题');
  await face.choose('出了什么问题', '外包装或证书破损');
  await face.picture('originals');
  await face.act('告诉窗口');
  await face.sees('寄还的原件有问题，已告诉窗口');
  await desk.getByRole('link', { name: '需要处理' }).click();
  await desk.getByText('本人说破损').waitFor();
}, { begin: submittedCase, paceMs });

inBothFaces('one case in two parcels', async (face, { city, browser, before }) => {
  await steps.open_case(face);
  const desk = await signInAtDesk(browser, city);
  await openCase(desk, before.number);
  await ship(desk, back);
  await face.sees('证书快递');
  await handOver(desk, back);
  await openCase(desk, before.number);
  await act(desk, '另寄一件');
  await desk.getByLabel('承运方').selectOption('ems');
  await desk.getByLabel('运单号').fill(further);
  await act(desk, '交寄');
  await face.sees('证书快递（另一件）');
  await face.sees(inGroups(back));
  await face.sees(inGroups(further));
  await handOver(desk, further);
  await face.picture('two-parcels');
  await face.act_last('快递有问题');
  await face.choose('出了什么问题', '外包装或证书破损');
  await face.act('告诉窗口');
  await face.sees('您反映快件破损');
  await desk.getByRole('link', { name: '需要处理' }).click();
  await desk.getByRole('row', { name: new RegExp(inGroups(back)) }).getByText('本人说破损').waitFor();
}, { begin: grantedCase, paceMs });

inBothFaces('elsewhere after all, from the address book, and somebody else receives', async (face) => {
  await steps.open_case(face);
  await face.act('更改收件地址');
  await face.act('新增地址');
  await face.act('存入并使用');
  await face.sees('请填写或选择这一项');
  await face.choose('省、直辖市、自治区', '浙江省');
  await face.choose('市', '杭州市');
  await face.choose('区、县', '西湖区');
  await face.write('街道、门牌号', '文三路18号3幢201室');
  await face.write('地址簿：收件人', '王试验');
  await face.write('地址簿：手机号', '13900139000');
  await face.picture('address-book');
  await face.act('存入并使用');
  await face.sees('王** 139****9000');
  await face.act('更改地址');
  await face.sees('您更改了收件地址');
  await face.sees('浙江省杭州市***');
  await face.act('指定代收人');
  await face.act('就指定此人');
  await face.sees('请填写或选择这一项');
  await face.write('代收人姓名', '赵测试');
  await face.write('代收人证件号码后四位', '003X');
  await face.act('就指定此人');
  await face.sees('证件号码后四位 003X');
  await face.picture('agent');
  await face.act('取消代收');
  await face.sees('指定代收人');
}, { begin: grantedCase, paceMs });
