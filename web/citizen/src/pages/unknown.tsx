import { Page } from '../components/page';
import { useWords } from '../context';
import { address } from '../route';

export function UnknownPage() {
  const words = useWords();
  return (
    <Page
      title={words('unknown.title')}
      action={
        <a class="first" href={address.find}>
          {words('frame.home')}
        </a>
      }
    >
      <p>{words('unknown.text')}</p>
    </Page>
  );
}
