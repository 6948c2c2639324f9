// Compiles what was built by WeChat's own compiler, without WeChat: `npm install miniprogram-ci` in a folder of its own
// (1,086 packages, 275 MB: not part of this project), then `node miniprogram/compile.mjs THAT_FOLDER`. Says what it refuses.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const installed = process.argv[2];
if (!installed) {
  console.error('usage: node miniprogram/compile.mjs FOLDER_WITH_MINIPROGRAM_CI');
  process.exit(2);
}
const { Project, getCompiledResult } = createRequire(path.resolve(installed, 'package.json'))('miniprogram-ci');
const work = mkdtempSync(path.join(tmpdir(), 'onetrip-compiled-'));
writeFileSync(path.join(work, 'key'), 'none is needed: nothing is uploaded');
const project = new Project({
  appid: 'wx0000000000000000',
  type: 'miniProgram',
  projectPath: fileURLToPath(new URL('.', import.meta.url)),
  privateKeyPath: path.join(work, 'key'),
});
// WeChat's server would say these of an app id; the limits are the published ones.
const limits = { MaxCodeSize: 2, MaxSubpackageSubCodeSize: 2, MaxSubpackageFullCodeSize: 30, NavigateMiniprogramLimit: 10, MaxTabbarCount: 5, MinTabbarCount: 2, MaxTabbarIconSize: 40 };
project.attr = async () => ({ platform: false, appType: 0, isSandbox: false, released: false, setting: limits });
let code = 0;
try {
  const files = await getCompiledResult({ project, setting: { es6: false, minify: false }, onProgressUpdate() {} }, path.join(work, 'result.zip'));
  console.log(`miniprogram-ci compiled ${Object.keys(files).length} files`);
} catch (failure) {
  console.error(String(failure.message ?? failure));
  code = 1;
}
rmSync(work, { recursive: true, force: true });
// It keeps workers that never end.
process.exit(code);
