// The pages for what has been submitted, and for an address that leads nowhere.

export { CasesPage } from './cases';
export { FollowPage } from './follow';
export { ReceiptPage } from './receipt';
export { TicketPage } from './ticket';
export { UnknownPage } from './unknown';
export { VisitPage } from './visit';
export { VisitsPage } from './visits';
