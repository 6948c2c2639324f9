// What helps with pictures, fetched together when the first one is chosen.

export { AdjustModel } from '../../../shared/view/adjust';
export { PagesModel } from '../../../shared/view/pages';
export { PhotoCutModel } from '../../../shared/view/photo_cut';
export { easel } from '../platform/easel';
export { Adjuster } from './adjuster';
export { PageGatherer } from './page_gatherer';
export { PhotoCutter } from './photo_cutter';
