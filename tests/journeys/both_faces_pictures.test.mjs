// Bad photographs in both faces: told at once what is wrong, helped to mend it, several pages made into one document. It is the
// same module that looks, and the same models that mend.

import assert from 'node:assert/strict';
import { inBothFaces, steps } from './both_faces.mjs';
import { portrait } from './citizen.mjs';
import { letter } from './photographs.mjs';

const passed = (face) => face.sees('本机检查通过，可以使用');
const refused = (face) => face.sees('这张照片现在还不能用');

async function a_page_is_mended(face) {
  await face.act('提供学历证书');
  await face.offer('选择文件', await letter(face.page, { blur: 6 }));
  await face.sees('照片模糊。请拿稳手机、对好焦再拍');
  await refused(face);
  await face.picture('blurred');
  assert.equal(await face.action('使用这张照片').count(), 0);

  const heavy = await letter(face.page, { width: 2400, height: 3200, turned: 1, grain: 12, quality: 1 });
  assert.ok(heavy.length > 5_000_000, `${heavy.length} bytes`);
  await face.offer('选择文件', heavy);
  await face.sees(/已替您缩小到/);
  await face.shows('所选照片，3200×2400 像素');
  await face.act('向左转');
  await face.shows('所选照片，2400×3200 像素');
  await passed(face);
  await face.picture('upright');
  await face.act('裁掉边上');
  await face.cut('上边');
  await face.picture('cut');
  await face.act('就留这些');
  await face.shows('所选照片，2400×3040 像素');
  await passed(face);
  await face.act('使用这张照片');
  await face.titled('材料');
  await face.sees('已提供');
}

async function pages_become_one(face) {
  await face.act('换一个文件');
  await face.act('有好几页？合成一个 PDF');
  await face.offer('添加一页', await letter(face.page));
  await face.shows('第 1 页');
  await face.offer('添加一页', await letter(face.page, { blur: 6 }));
  await face.sees('有的页还不能用：请删除后重新拍。');
  await face.act('删除第 2 页');
  await face.gone('有的页还不能用：请删除后重新拍。');
  await face.offer('添加一页', await letter(face.page, { turned: 1 }));
  await face.shows('第 2 页');
  await face.act('第 2 页向右转');
  await face.sees('合成并使用（2 页）');
  await face.act('第 2 页往前移');
  await face.picture('pages');
  await face.act('合成并使用（2 页）');
  await face.titled('材料');
  await face.sees('已提供');
}

async function a_portrait_is_cut(face) {
  await face.act('提供一寸证件照');
  await face.offer('从相册选择', await portrait(face.page, { width: 1800, height: 2520 }));
  await passed(face);
  for (let press = 0; press < 12; press++) await face.act('放大');
  await refused(face);
  await face.picture('head-too-large');
  await face.act('按要求对准头部');
  await passed(face);
  await face.act('向右转');
  await refused(face);
  await face.act('向左转');
  await passed(face);
  await face.picture('portrait');
  await face.act('使用这张照片');
  await face.titled('材料');
}

inBothFaces('blurred, lying, too large, several pages and a head off its place are mended and taken', async (face) => {
  await steps.find(face);
  await steps.fill(face, { degreePlace: '境外' });
  await face.titled('材料');
  await a_page_is_mended(face);
  await pages_become_one(face);
  await a_portrait_is_cut(face);
  await face.act('下一步');
  await face.titled('预约教师资格体检');
});
