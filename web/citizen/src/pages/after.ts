// The pages for what has been submitted.

export { CasesPage } from './cases';
export { FollowPage } from './follow';
export { ReceiptPage } from './receipt';
export { TicketPage } from './ticket';
export { VisitPage } from './visit';
export { VisitsPage } from './visits';
