// The pages of an application after its form, fetched together when somebody begins one.

export { BookPage } from './book';
export { MaterialPage } from './material';
export { MaterialsPage } from './materials';
export { ReviewPage } from './review';
export { SupplementPage } from './supplement';
