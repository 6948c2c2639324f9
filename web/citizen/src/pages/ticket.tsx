// A number that was drawn in the hall: where its code on paper leads.

import { AtHall } from '../components/at_hall';
import { Page } from '../components/page';
import { useVisitWords } from '../components/when';
import { address } from '../route';

export function TicketPage({ id }: { id: string }) {
  const words = useVisitWords();
  return (
    <Page title={words('hall.number')} back={{ to: address.find }}>
      <AtHall whose={{ ticket: id }} />
    </Page>
  );
}
