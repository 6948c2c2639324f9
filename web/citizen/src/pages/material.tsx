// One material: what it has to be like, and the file.

import { pick } from '../../../shared/base/text';
import { MaterialsModel } from '../../../shared/view/materials';
import { FileTaker } from '../components/file_taker';
import { Failed, Page, Waiting } from '../components/page';
import { useApp, useModel, useOnce, useService, useWords, type Ready } from '../context';
import { address, go } from '../route';

export function MaterialPage({ service, material }: { service: string; material: string }) {
  const words = useWords();
  const { ready, problem, again } = useService(service);
  const back = { to: address.materials(service) };
  if (problem) return <Failed title={words('materials.title')} problem={problem} again={again} back={back} />;
  if (!ready) return <Waiting title={words('materials.title')} back={back} />;
  return <One ready={ready} material={material} />;
}

function One({ ready, material }: { ready: Ready; material: string }) {
  const { api, drafts, today } = useApp();
  const words = useWords();
  const { core, service } = ready;
  const model = useOnce(() => new MaterialsModel(core, api, service, drafts, today()), [core, api, service, drafts]);
  const { items } = useModel(model);
  const back = address.materials(service.id);
  const item = items.find(({ id }) => id === material);
  const definition = service.materials.find(({ id }) => id === material);
  return (
    <Page title={pick(definition?.title, words.language)} over={words('materials.title')} back={{ to: back }}>
      {item && <p>{pick(item.reason.text, words.language)}</p>}
      {definition?.clerk_checks && (
        <ul>
          {definition.clerk_checks.map((check) => (
            <li key={check['zh-CN']}>{pick(check, words.language)}</li>
          ))}
        </ul>
      )}
      <FileTaker model={model} material={material} done={() => go(back)} />
      {definition?.legal_basis && (
        <p class="quiet">{words('materials.basis', { basis: pick(definition.legal_basis, words.language) })}</p>
      )}
    </Page>
  );
}
